package io.mingqu.kernel.reconciliation;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A line that earned part of a rebate.
 *
 * @param base       what it brought to the paying base
 * @param shareMinor its part of the payout
 */
public record RebateLine(LocalDate date, String documentNo, String lineKey, String productCode, long base, long shareMinor) {
    public static final Comparator<RebateLine> ORDER = Comparator.comparing(RebateLine::date)
            .thenComparing(RebateLine::documentNo)
            .thenComparing(RebateLine::lineKey)
            .thenComparing(RebateLine::productCode)
            .thenComparingLong(RebateLine::base)
            .thenComparingLong(RebateLine::shareMinor);
}
