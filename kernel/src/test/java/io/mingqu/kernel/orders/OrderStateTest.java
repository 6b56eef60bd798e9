package io.mingqu.kernel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderStateTest {
    private static final long SEED = 20_261_121L;
    private static final Axes PAID = new Axes(PaymentStatus.PAID, FulfilmentStatus.NOT_SHIPPED, AfterSaleStatus.NONE);
    private static final Axes DONE = new Axes(PaymentStatus.PAID, FulfilmentStatus.COMPLETED, AfterSaleStatus.NONE);

    @Test
    void everyPermutationAndDuplicationOfTheMessagesEndsInTheSameState() {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            List<OrderMessage> messages = story(random);
            OrderState expected = replay(messages);
            for (int shuffle = 0; shuffle < 100; shuffle++) {
                List<OrderMessage> lived = new ArrayList<>(messages);
                for (int extra = random.nextInt(6); extra > 0; extra--) {
                    lived.add(messages.get(random.nextInt(messages.size())));
                }
                Collections.shuffle(lived, random);
                assertThat(replay(lived)).as("seed %d, round %d, shuffle %d", SEED, round, shuffle).isEqualTo(expected);
            }
        }
    }

    @Test
    void anOlderMessageNeverOverwritesANewerState() {
        OrderState done = OrderState.NOTHING.after(head(2_000, DONE)).after(head(1_000, PAID));
        assertThat(done.summary()).isEqualTo(OrderSummary.COMPLETED);
    }

    @Test
    void theFurtherStateWinsWhereTheSourceGivesNoLaterTime() {
        assertThat(OrderState.NOTHING.after(head(1_000, DONE)).after(head(1_000, PAID)).summary()).isEqualTo(OrderSummary.COMPLETED);
    }

    @Test
    void refundsOfLinesShowOnTheOrder() {
        OrderState one = OrderState.NOTHING.after(head(1_000, DONE))
                .after(new OrderMessage(null, List.of(line("1", DONE.with(AfterSaleStatus.REFUNDED)), line("2", DONE))));
        assertThat(one.axes().afterSale()).isEqualTo(AfterSaleStatus.PARTLY_REFUNDED);
        OrderState both = one.after(new OrderMessage(null, List.of(line("2", DONE.with(AfterSaleStatus.REFUNDED)))));
        assertThat(both.summary()).isEqualTo(OrderSummary.REFUNDED);
    }

    @Test
    void movementsOfAllStepsSumToTheLastState() {
        Random random = new Random(SEED + 1);
        for (int round = 0; round < 1_000; round++) {
            LineEffect emitted = LineEffect.NONE;
            long soldOut = 0;
            OrderLine last = line("1", PAID);
            for (int step = 0; step < 6; step++) {
                last = line("1", axes(random));
                LineEffect due = LineEffect.of(last).minus(emitted);
                soldOut += due.soldOutMinor() - due.returnedMinor();
                emitted = LineEffect.of(last);
            }
            assertThat(soldOut).as("seed %d, round %d", SEED, round).isEqualTo(LineEffect.of(last).soldOutMinor() - LineEffect.of(last).returnedMinor());
        }
    }

    @Test
    void aClosedReportRowIsVoidOnlyWhenNothingWasPaid() {
        assertThat(TaobaoStatus.axes("交易关闭", false).orElseThrow().payment()).isEqualTo(PaymentStatus.VOID);
        assertThat(TaobaoStatus.axes("交易关闭", true).orElseThrow().afterSale()).isEqualTo(AfterSaleStatus.REFUNDED);
        assertThat(TaobaoStatus.axes("买家已付款，等待卖家发货", true).orElseThrow().summary()).isEqualTo(OrderSummary.WAITING_SHIPMENT);
        assertThat(TaobaoStatus.axes("somewhere", true)).isEmpty();
    }

    private static OrderState replay(List<OrderMessage> messages) {
        OrderState state = OrderState.NOTHING;
        for (OrderMessage message : messages) {
            state = state.after(message);
        }
        return state;
    }

    private static List<OrderMessage> story(Random random) {
        List<OrderMessage> messages = new ArrayList<>();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            List<OrderLine> lines = new ArrayList<>();
            for (int l = random.nextInt(4); l > 0; l--) {
                // few distinct times on purpose: ties are the hard part
                lines.add(OrderLine.saying("L" + random.nextInt(3), 1_000 * random.nextInt(4), axes(random), "SKU", "goods", 1_000, 500, random.nextInt(3), 0));
            }
            messages.add(random.nextInt(4) == 0 ? new OrderMessage(null, lines) : new OrderMessage(OrderHead.saying(1_000 * random.nextInt(4), axes(random),
                    "CNY", 500, random.nextInt(3), 0, 1_000L, null, Map.of("carrier", "C" + random.nextInt(2), "parcel", "P" + random.nextInt(2))), lines));
        }
        return messages;
    }

    private static Axes axes(Random random) {
        return new Axes(PaymentStatus.values()[random.nextInt(4)], FulfilmentStatus.values()[random.nextInt(7)], AfterSaleStatus.values()[random.nextInt(5)]);
    }

    private static OrderMessage head(long at, Axes axes) {
        return new OrderMessage(OrderHead.saying(at, axes, "CNY", 1_000, 1_000, 0, 1L, 2L, Map.of()), List.of());
    }

    private static OrderLine line(String id, Axes axes) {
        return OrderLine.saying(id, 1_000, axes, "SKU", "goods", 2_000, 1_000, 1_000, 1_000);
    }
}
