package io.mingqu.kernel.stock;

import io.mingqu.kernel.money.Wide;
import java.util.OptionalLong;

/**
 * Stock reconciliation 库存核对 of one partner and product: opening + receipts − sell-out = closing ± tolerance. Where it does not hold, the
 * declared fallback says which quantity counts instead of blocking everything that rests on it. Quantities in base units × 1,000.
 */
public final class StockCheck {
    private StockCheck() {}

    /**
     * @param openingMilli   what was held at the observation before, if there was one
     * @param receiptsMilli  came in since, less what went back
     * @param sellOutMilli   sold since; empty when the partner does not report sell-out
     * @param reportedMilli  closing stock as the partner reports it
     * @param countedMilli   closing stock as a representative counted it
     * @param purchasedMilli came in during the fallback's last days
     */
    public record Known(OptionalLong openingMilli, long receiptsMilli, OptionalLong sellOutMilli, OptionalLong reportedMilli, OptionalLong countedMilli,
            long purchasedMilli) {
        /** Empty when opening or sell-out is not known. */
        public OptionalLong expectedMilli() {
            return openingMilli.isPresent() && sellOutMilli.isPresent()
                    ? OptionalLong.of(openingMilli.getAsLong() + receiptsMilli - sellOutMilli.getAsLong()) : OptionalLong.empty();
        }
    }

    /**
     * @param tolerancePpm   how far the closing stock may lie from the expected, in ppm of the larger of expected and what passed through
     * @param toleranceMilli how far it may lie in any case: small stocks are counted in whole cases
     * @param fallbackDays   days of purchases that cap the stock when it does not reconcile
     */
    public record Rule(int tolerancePpm, long toleranceMilli, int fallbackDays) {
        public static final Rule DEFAULT = new Rule(20_000, 1_000, 60);

        public Rule {
            if (tolerancePpm < 0 || tolerancePpm > 1_000_000 || toleranceMilli < 0 || fallbackDays < 0 || fallbackDays > 3_650) {
                throw new IllegalArgumentException("tolerancePpm %d, toleranceMilli %d, fallbackDays %d".formatted(tolerancePpm, toleranceMilli, fallbackDays));
            }
        }
    }

    public enum Outcome {
        RECONCILED,
        /** More or less is there than can be. */
        DIFFERS,
        /** Nothing was observed before. */
        NO_OPENING,
        /** The partner does not report what it sells. */
        NO_SELL_OUT,
        /** Neither a report nor a count. */
        NOT_OBSERVED
    }

    /** Where the usable quantity came from. */
    public enum Source {
        /** The observed stock, which reconciles. */
        RECONCILED,
        COUNT_CAPPED_BY_PURCHASES,
        REPORT_CAPPED_BY_PURCHASES,
        EXPECTED_CAPPED_BY_PURCHASES,
        /** Nothing at all is known: nothing counts. */
        NOTHING_KNOWN
    }

    /**
     * @param usableMilli what decisions may rest on
     * @param gapMilli    observed − expected, empty when one of them is not known
     */
    public record Result(Outcome outcome, Source source, long usableMilli, OptionalLong expectedMilli, OptionalLong gapMilli) {}

    public static Result check(Known known, Rule rule) {
        OptionalLong expected = known.expectedMilli();
        // what the partner reports is what is checked; a count speaks where there is no report
        OptionalLong observed = known.reportedMilli().isPresent() ? known.reportedMilli() : known.countedMilli();
        OptionalLong gap = observed.isPresent() && expected.isPresent()
                ? OptionalLong.of(observed.getAsLong() - expected.getAsLong()) : OptionalLong.empty();
        Outcome outcome = observed.isEmpty() ? Outcome.NOT_OBSERVED : known.openingMilli().isEmpty() ? Outcome.NO_OPENING
                : known.sellOutMilli().isEmpty() ? Outcome.NO_SELL_OUT : within(gap.getAsLong(), known, rule) ? Outcome.RECONCILED : Outcome.DIFFERS;
        if (outcome == Outcome.RECONCILED) {
            return new Result(outcome, Source.RECONCILED, Math.max(0, observed.getAsLong()), expected, gap);
        }
        Source source = known.countedMilli().isPresent() ? Source.COUNT_CAPPED_BY_PURCHASES
                : known.reportedMilli().isPresent() && (expected.isEmpty() || gap.getAsLong() <= 0) ? Source.REPORT_CAPPED_BY_PURCHASES
                : expected.isPresent() ? Source.EXPECTED_CAPPED_BY_PURCHASES : Source.NOTHING_KNOWN;
        long basis = switch (source) {
            case COUNT_CAPPED_BY_PURCHASES -> known.countedMilli().getAsLong();
            case REPORT_CAPPED_BY_PURCHASES -> known.reportedMilli().getAsLong();
            case EXPECTED_CAPPED_BY_PURCHASES -> expected.getAsLong();
            case NOTHING_KNOWN, RECONCILED -> 0;
        };
        return new Result(outcome, source, Math.max(0, Math.min(basis, known.purchasedMilli())), expected, gap);
    }

    private static boolean within(long gap, Known known, Rule rule) {
        long distance = Math.abs(gap);
        long passed = Math.max(Math.abs(known.expectedMilli().getAsLong()), Math.abs(known.receiptsMilli()));
        return distance <= rule.toleranceMilli() || Wide.product(distance, 1_000_000).compareTo(Wide.product(passed, rule.tolerancePpm())) <= 0;
    }
}
