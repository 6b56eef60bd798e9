package io.mingqu.kernel.compensation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.compensation.PriceChange.Line;
import io.mingqu.kernel.compensation.PriceChange.Order;
import io.mingqu.kernel.compensation.PriceChange.WhenRising;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.stock.StockLayers.Layer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceChangeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Order DOWN = new Order(DAY, 30, new UnitPrice(3_555, 2), new UnitPrice(33, 0), "CNY", WhenRising.NOTHING);

    @Test
    void paysTheDifferenceForEligibleLayersOnly() {
        List<Line> lines = PriceChange.compensate(List.of(new Layer(1, DAY.minusDays(31), 50_000, 50_000), new Layer(2, DAY.minusDays(30), 40_000, 30_000),
                new Layer(3, DAY.minusDays(1), 10_000, 10_000), new Layer(4, DAY, 10_000, 10_000)), DOWN, Map.of());
        assertThat(lines).extracting(Line::purchaseId).containsExactly(2L, 3L);
        assertThat(lines).extracting(Line::amountMinor).containsExactly(30 * 255L, 10 * 255L);
    }

    @Test
    void paysOnlyWhatWasNotClaimedBefore() {
        List<Layer> unsold = List.of(new Layer(2, DAY.minusDays(5), 40_000, 30_000));
        assertThat(PriceChange.compensate(unsold, DOWN, Map.of(2L, 30_000L))).isEmpty();
        assertThat(PriceChange.compensate(unsold, DOWN, Map.of(2L, 12_000L))).extracting(Line::quantityMilli).containsExactly(18_000L);
        assertThat(PriceChange.compensate(unsold, DOWN, Map.of(2L, 35_000L))).isEmpty();
    }

    @Test
    void doesWithARisingPriceWhatTheOrderDeclares() {
        List<Layer> unsold = List.of(new Layer(2, DAY.minusDays(5), 40_000, 30_000));
        Order silent = new Order(DAY, 30, new UnitPrice(33, 0), new UnitPrice(34, 0), "CNY", WhenRising.NOTHING);
        Order charged = new Order(DAY, 30, new UnitPrice(33, 0), new UnitPrice(34, 0), "CNY", WhenRising.CHARGE);
        assertThat(PriceChange.compensate(unsold, silent, Map.of())).isEmpty();
        assertThat(PriceChange.compensate(unsold, charged, Map.of())).extracting(Line::amountMinor).containsExactly(-3_000L);
    }

    @Test
    void inPartsOrAtOnceComesToTheSameFen() {
        long seed = 20_260_301;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            Order order = new Order(DAY, 60, new UnitPrice(1 + random.nextInt(99_999), 4), new UnitPrice(random.nextInt(99_999), 4), "CNY", WhenRising.CHARGE);
            List<Layer> whole = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long bought = 1 + random.nextInt(90_000);
                whole.add(new Layer(i, DAY.minusDays(random.nextInt(80)), bought, 1 + random.nextLong(bought)));
            }
            long atOnce = sum(PriceChange.compensate(whole, order, Map.of()));
            Map<Long, Long> claimed = new HashMap<>();
            long inParts = 0;
            for (int part = 1; part <= 3; part++) {
                int share = part;
                List<Line> lines = PriceChange.compensate(whole.stream().map(l -> new Layer(l.purchaseId(), l.date(), l.purchasedMilli(),
                        l.unsoldMilli() * share / 3)).toList(), order, claimed);
                lines.forEach(line -> claimed.merge(line.purchaseId(), line.quantityMilli(), Long::sum));
                inParts += sum(lines);
            }
            assertThat(inParts).as("seed %d round %d", seed, round).isEqualTo(atOnce);
            assertThat(atOnce).as("seed %d round %d", seed, round).isEqualTo(slowly(whole, order));
            whole.forEach(layer -> assertThat(claimed.getOrDefault(layer.purchaseId(), 0L)).isLessThanOrEqualTo(layer.purchasedMilli()));
        }
    }

    /** The same by decimals. */
    private static long slowly(List<Layer> layers, Order order) {
        BigDecimal drop = new BigDecimal(order.before().toString()).subtract(new BigDecimal(order.after().toString()));
        long total = 0;
        for (Layer layer : layers) {
            long age = order.effective().toEpochDay() - layer.date().toEpochDay();
            if (age > 0 && age <= order.eligibleDays()) {
                total += drop.multiply(BigDecimal.valueOf(layer.unsoldMilli(), 3)).movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
            }
        }
        return total;
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::amountMinor).sum();
    }
}
