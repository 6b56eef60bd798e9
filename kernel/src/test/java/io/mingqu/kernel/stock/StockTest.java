package io.mingqu.kernel.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.stock.StockCheck.Known;
import io.mingqu.kernel.stock.StockCheck.Outcome;
import io.mingqu.kernel.stock.StockCheck.Rule;
import io.mingqu.kernel.stock.StockCheck.Source;
import io.mingqu.kernel.stock.StockLayers.Layer;
import io.mingqu.kernel.stock.StockLayers.Purchase;
import io.mingqu.kernel.stock.StockLayers.Return;
import io.mingqu.kernel.stock.Stuffing.Facts;
import io.mingqu.kernel.stock.Stuffing.Sign;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final Rule RULE = new Rule(20_000, 1_000, 30);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Test
    void reconcilesWithinTheDeclaredTolerance() {
        var exact = StockCheck.check(known(100_000L, 50_000, 30_000L, 118_000L, null, 10_000), RULE);
        assertThat(exact.outcome()).isEqualTo(Outcome.RECONCILED);
        assertThat(exact.usableMilli()).isEqualTo(118_000);
        assertThat(exact.gapMilli()).hasValue(-2_000);
        assertThat(StockCheck.check(known(100_000L, 50_000, 30_000L, 117_000L, null, 10_000), RULE).outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(StockCheck.check(known(10_000L, 0, 9_000L, 2_000L, null, 10_000), RULE).outcome()).as("one unit either way").isEqualTo(Outcome.RECONCILED);
    }

    @Test
    void fallsBackInsteadOfBlocking() {
        var counted = StockCheck.check(known(100_000L, 50_000, 30_000L, 150_000L, 90_000L, 60_000), RULE);
        assertThat(List.<Object>of(counted.outcome(), counted.source(), counted.usableMilli())).containsExactly(Outcome.DIFFERS, Source.COUNT_CAPPED_BY_PURCHASES, 60_000L);
        var tooMuch = StockCheck.check(known(100_000L, 50_000, 30_000L, 150_000L, null, 200_000), RULE);
        assertThat(List.<Object>of(tooMuch.source(), tooMuch.usableMilli())).containsExactly(Source.EXPECTED_CAPPED_BY_PURCHASES, 120_000L);
        var tooLittle = StockCheck.check(known(100_000L, 50_000, 30_000L, 50_000L, null, 200_000), RULE);
        assertThat(List.<Object>of(tooLittle.source(), tooLittle.usableMilli())).containsExactly(Source.REPORT_CAPPED_BY_PURCHASES, 50_000L);
        var first = StockCheck.check(known(null, 50_000, 30_000L, 40_000L, null, 25_000), RULE);
        assertThat(List.<Object>of(first.outcome(), first.usableMilli())).containsExactly(Outcome.NO_OPENING, 25_000L);
        var silent = StockCheck.check(known(10_000L, 0, null, null, null, 60_000), RULE);
        assertThat(List.<Object>of(silent.outcome(), silent.source(), silent.usableMilli())).containsExactly(Outcome.NOT_OBSERVED, Source.NOTHING_KNOWN, 0L);
        assertThat(StockCheck.check(known(10_000L, 0, null, 9_000L, null, 60_000), RULE).outcome()).isEqualTo(Outcome.NO_SELL_OUT);
    }

    @Test
    void whatIsUsableNeverExceedsTheCapAndNeverFallsBelowNothing() {
        long seed = 71;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Known known = known(some(random), random.nextLong(100_000) - 20_000, some(random), some(random), some(random), random.nextLong(100_000));
            StockCheck.Result result = StockCheck.check(known, RULE);
            assertThat(result.usableMilli()).as("seed %d case %d %s", seed, i, known).isNotNegative();
            if (result.source() != Source.RECONCILED) {
                assertThat(result.usableMilli()).as("seed %d case %d %s", seed, i, known).isLessThanOrEqualTo(known.purchasedMilli());
            }
        }
    }

    @Test
    void whatIsOnHandIsTheLatestPurchases() {
        List<Purchase> bought = List.of(new Purchase(1, DAY.minusDays(90), 10), new Purchase(2, DAY.minusDays(40), 20), new Purchase(3, DAY.minusDays(5), 30));
        StockLayers.Unsold unsold = StockLayers.unsold(bought, 45);
        assertThat(unsold.layers()).containsExactly(new Layer(2, DAY.minusDays(40), 20, 15), new Layer(3, DAY.minusDays(5), 30, 30));
        assertThat(StockLayers.ageing(unsold, DAY, 30, 60)).containsExactly(30, 15, 0);
        assertThat(StockLayers.unsold(bought, 70).unexplainedMilli()).isEqualTo(10);
        assertThat(StockLayers.lessReturns(bought, List.of(new Return(3, 10), new Return(0, 12)))).extracting(Purchase::quantityMilli).containsExactly(18L, 20L);
    }

    /** Against a queue from which every single unit is sold, oldest first. */
    @Test
    void layersEqualAQueueOfSingleUnits() {
        long seed = 9;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Purchase> bought = new ArrayList<>();
            Deque<Long> units = new ArrayDeque<>();
            for (int i = 1; i <= 6; i++) {
                int quantity = 1 + random.nextInt(9);
                bought.add(new Purchase(i, DAY.minusDays(60 - i), quantity));
                for (int unit = 0; unit < quantity; unit++) {
                    units.add((long) i);
                }
            }
            int sold = random.nextInt(units.size() + 1);
            for (int i = 0; i < sold; i++) {
                units.removeFirst();
            }
            StockLayers.Unsold unsold = StockLayers.unsold(bought, units.size());
            for (Layer layer : unsold.layers()) {
                long left = units.stream().filter(unit -> unit == layer.purchaseId()).count();
                assertThat(layer.unsoldMilli()).as("seed %d round %d", seed, round).isEqualTo(left);
            }
            assertThat(unsold.unsoldMilli()).as("seed %d round %d", seed, round).isEqualTo(units.size());
        }
    }

    @Test
    void readsTheSignsOfStuffingWithTheirFigures() {
        Stuffing.Reading calm = Stuffing.read(new Facts(900, OptionalLong.of(880), 500, 90, 70, 7, 300, 30), Stuffing.Rule.DEFAULT);
        assertThat(calm.signs()).isEmpty();
        assertThat(calm.stockDays()).hasValue(51);
        Stuffing.Reading pushed = Stuffing.read(new Facts(1_500, OptionalLong.of(900), 1_000, 90, 200, 7, 300, 30), Stuffing.Rule.DEFAULT);
        assertThat(pushed.signs()).containsExactlyInAnyOrder(Sign.SELL_IN_OVER_SELL_OUT, Sign.STOCK_DAYS, Sign.PERIOD_END_SPIKE);
        assertThat(pushed.sellInOverSellOutPpm()).hasValue(1_666_667);
        assertThat(pushed.spikePpm()).hasValue(6_571_429);
        Stuffing.Reading silent = Stuffing.read(new Facts(1_500, OptionalLong.empty(), 1_000, 90, 70, 7, 300, 30), Stuffing.Rule.DEFAULT);
        assertThat(silent.signs()).as("no sell-out reported: no verdict from it").isEmpty();
        assertThat(Stuffing.read(new Facts(100, OptionalLong.of(0), 10, 90, 100, 7, 100, 30), Stuffing.Rule.DEFAULT).signs())
                .containsExactlyInAnyOrder(Sign.SELL_IN_OVER_SELL_OUT, Sign.STOCK_DAYS, Sign.PERIOD_END_SPIKE);
    }

    private static Long some(Random random) {
        return random.nextInt(4) == 0 ? null : Long.valueOf(random.nextLong(120_000) - 5_000);
    }

    private static Known known(Long opening, long receipts, Long sellOut, Long reported, Long counted, long purchased) {
        return new Known(maybe(opening), receipts, maybe(sellOut), maybe(reported), maybe(counted), purchased);
    }

    private static OptionalLong maybe(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
