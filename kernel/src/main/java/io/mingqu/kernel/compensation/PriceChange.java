package io.mingqu.kernel.compensation;

import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.money.Wide;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compensation 调价补差: when a price goes down, a partner is paid the difference for the stock still held. Stock comes from reports or a count; where it does not
 * reconcile, a declared fallback applies instead of blocking the claim.
 */
public final class PriceChange {
    private PriceChange() {}

    /**
     * What is known of a partner's stock of one product at the change, in thousandths of the base unit.
     *
     * @param openingMilli   last reconciled stock
     * @param receiptsMilli  received since
     * @param sellOutMilli   sold since
     * @param reportedMilli  stock the partner reports, if any
     * @param countedMilli   stock a representative counted, if any
     * @param purchasedMilli bought in the fallback's last days
     */
    public record Stock(long openingMilli, long receiptsMilli, long sellOutMilli, OptionalLong reportedMilli, OptionalLong countedMilli, long purchasedMilli) {
        public long expectedMilli() {
            return openingMilli + receiptsMilli - sellOutMilli;
        }
    }

    /**
     * @param tolerancePpm  how far reported stock may lie from the expected, in ppm of the expected
     * @param fallbackDays  days of purchases that cap the stock when it does not reconcile
     */
    public record Rule(int tolerancePpm, int fallbackDays) {}

    /** Where the paid quantity came from. */
    public enum Source {
        /** Reported stock, which reconciles with opening + receipts − sell-out. */
        RECONCILED,
        /** The lower of counted and purchased, because the report does not reconcile or is missing. */
        COUNT_CAPPED_BY_PURCHASES,
        /** Expected stock capped by purchases: nobody counted. */
        EXPECTED_CAPPED_BY_PURCHASES
    }

    /**
     * @param gapMilli reported − expected, empty without a report
     */
    public record Compensation(long quantityMilli, long amountMinor, Source source, Optional<Long> gapMilli) {}

    /** Compensation for one partner and product; nothing when the price rises. Rounded once, at the amount. */
    public static Compensation compensate(Stock stock, Rule rule, UnitPrice before, UnitPrice after, String currency) {
        Optional<Long> gap = stock.reportedMilli().isPresent()
                ? Optional.of(stock.reportedMilli().getAsLong() - stock.expectedMilli()) : Optional.empty();
        Source source = source(stock, rule, gap);
        long quantity = Math.max(0, switch (source) {
            case RECONCILED -> stock.reportedMilli().getAsLong();
            case COUNT_CAPPED_BY_PURCHASES -> Math.min(stock.countedMilli().getAsLong(), stock.purchasedMilli());
            case EXPECTED_CAPPED_BY_PURCHASES -> Math.min(stock.expectedMilli(), stock.purchasedMilli());
        });
        int digits = Math.max(before.scale(), after.scale());
        UnitPrice drop = new UnitPrice(Math.subtractExact(before.atScale(digits).value(), after.atScale(digits).value()), digits);
        long amount = drop.value() <= 0 ? 0
                : drop.amountMinor(quantity, Currencies.exponent(currency), Rounding.HALF_UP);
        return new Compensation(drop.value() <= 0 ? 0 : quantity, amount, source, gap);
    }

    private static Source source(Stock stock, Rule rule, Optional<Long> gap) {
        if (gap.isPresent() && Wide.product(Math.abs(gap.get()), 1_000_000)
                .compareTo(Wide.product(Math.abs(stock.expectedMilli()), rule.tolerancePpm())) <= 0) {
            return Source.RECONCILED;
        }
        return stock.countedMilli().isPresent() ? Source.COUNT_CAPPED_BY_PURCHASES : Source.EXPECTED_CAPPED_BY_PURCHASES;
    }
}
