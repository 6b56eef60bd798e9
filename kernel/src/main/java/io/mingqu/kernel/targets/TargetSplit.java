package io.mingqu.kernel.targets;

import io.mingqu.kernel.money.Allocation;
import java.util.Arrays;

/** Splits a target 目标分解 top-down so that the parts always sum to the whole. */
public final class TargetSplit {
    private TargetSplit() {}

    /** By weights, e.g. last year's; equally when no weight is positive. Negative weights count as 0. */
    public static long[] byWeights(long total, long[] weights) {
        if (weights.length == 0) {
            throw new IllegalArgumentException("nothing to split " + total + " over");
        }
        long[] positive = Arrays.stream(weights).map(weight -> Math.max(0, weight)).toArray();
        if (Arrays.stream(positive).noneMatch(weight -> weight > 0)) {
            Arrays.fill(positive, 1);
        }
        return Allocation.split(total, positive);
    }

    /** A year over partners and their months: rows are partners, columns the months. Each row sums to its partner's part. */
    public static long[][] overPartnersAndMonths(long total, long[] partnerWeights, long[] monthWeights) {
        long[] rows = byWeights(total, partnerWeights);
        long[][] cells = new long[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            cells[i] = byWeights(rows[i], monthWeights);
        }
        return cells;
    }
}
