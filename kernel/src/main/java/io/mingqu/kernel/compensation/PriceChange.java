package io.mingqu.kernel.compensation;

import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.stock.StockLayers.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compensation 调价补差: when a price goes down, a partner is paid the difference for what it still holds of its latest purchases:
 * Σ (old − new) × eligible unsold quantity by FIFO layers − already claimed. Each line names its purchase line, so that none is claimed twice.
 */
public final class PriceChange {
    private PriceChange() {}

    /** What happens when the price rises. */
    public enum WhenRising {
        /** The partner keeps the gain. */
        NOTHING,
        /** The partner owes the difference for what it holds. */
        CHARGE
    }

    /**
     * @param effective     first day of the new price; what is bought on it counts no more
     * @param eligibleDays  how many days before it a purchase may lie
     * @param before        price per base unit before
     * @param after         price per base unit from {@code effective} on
     */
    public record Order(LocalDate effective, int eligibleDays, UnitPrice before, UnitPrice after, String currency, WhenRising whenRising) {
        public Order {
            if (eligibleDays < 0 || eligibleDays > 3_650) {
                throw new IllegalArgumentException("eligibleDays " + eligibleDays);
            }
        }

        /** old − new, per base unit. */
        public UnitPrice drop() {
            int digits = Math.max(before.scale(), after.scale());
            return new UnitPrice(Math.subtractExact(before.atScale(digits).value(), after.atScale(digits).value()), digits);
        }

        public boolean eligible(LocalDate purchased) {
            return purchased.isBefore(effective) && !purchased.isBefore(effective.minusDays(eligibleDays));
        }
    }

    /** @param quantityMilli claimed by this line, of the purchase's {@code purchasedMilli} */
    public record Line(long purchaseId, LocalDate purchased, long purchasedMilli, long quantityMilli, long amountMinor) {}

    /**
     * What is still to be claimed. Rounded once a purchase line, on everything claimed of it so far, so that parts claimed one after the
     * other come to the same as the whole at once.
     *
     * @param unsold            layers on hand and, if the order includes it, in transit
     * @param claimedByPurchase quantity claimed before under this order, × 1,000
     */
    public static List<Line> compensate(List<Layer> unsold, Order order, Map<Long, Long> claimedByPurchase) {
        UnitPrice drop = order.drop();
        if (drop.value() == 0 || drop.value() < 0 && order.whenRising() == WhenRising.NOTHING) {
            return List.of();
        }
        int exponent = Currencies.exponent(order.currency());
        List<Line> lines = new ArrayList<>();
        for (Layer layer : unsold) {
            long before = claimedByPurchase.getOrDefault(layer.purchaseId(), 0L);
            long more = order.eligible(layer.date()) ? Math.min(layer.unsoldMilli(), layer.purchasedMilli()) - before : 0;
            if (more > 0) {
                long amount = drop.amountMinor(before + more, exponent, Rounding.HALF_UP) - drop.amountMinor(before, exponent, Rounding.HALF_UP);
                lines.add(new Line(layer.purchaseId(), layer.date(), layer.purchasedMilli(), more, amount));
            }
        }
        return lines;
    }
}
