package io.mingqu.kernel.money;

import java.util.Arrays;

/**
 * Splits an amount over weights so that the parts always sum to the whole 最大余额法: every part is first
 * {@code floor(total × weight / Σ weights)}, then the units still missing go to the largest fractions; equal fractions go to the
 * lower tie key, by default the lower position. Weights may be negative (a return takes its share back).
 */
public final class Allocation {
    private Allocation() {}

    /** Parts of {@code total}, ties to the lower index. Throws when the weights do not sum to a positive number. */
    public static long[] split(long total, long[] weights) {
        long[] keys = new long[weights.length];
        Arrays.setAll(keys, i -> i);
        return split(total, weights, keys);
    }

    /** Parts of {@code total}, ties to the lower key; keys must be distinct. */
    public static long[] split(long total, long[] weights, long[] tieKeys) {
        long sum = 0;
        for (long weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("weights must sum to a positive number, sum is " + sum);
        }
        long[] parts = new long[weights.length];
        LargestRemainder.split(total, sum, weights, tieKeys, weights.length, parts);
        return parts;
    }
}
