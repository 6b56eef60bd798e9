package io.mingqu.kernel.money;

import java.math.BigInteger;

/**
 * The splitting itself 最大余额法, with its scratch space, for callers who split millions of amounts: linear in the number of
 * parts. Not for use by several threads at once. {@link Allocation} is the comfortable form.
 */
public final class LargestRemainder {
    private static final long PRODUCT_LIMIT = 1L << 62;
    private static final long QUOTIENT_LIMIT = 1L << 50;
    private static final int BUCKETS_MAX = 4096;
    private static final int SMALL = 48;

    private long[] fractions = new long[256];
    private int[] candidates = new int[256];
    private final int[] counts = new int[BUCKETS_MAX];
    private long lowest;
    private long highest;

    static void split(long total, long sum, long[] weights, long[] tieKeys, int n, long[] parts) {
        new LargestRemainder().splitInto(total, sum, weights, tieKeys, n, parts);
    }

    /**
     * Writes to {@code parts[0…n)} the split of {@code total} by {@code weights[0…n)}.
     *
     * @param sum     Σ weights, positive
     * @param tieKeys distinct; of two equal fractions the lower key is served first
     */
    public void splitInto(long total, long sum, long[] weights, long[] tieKeys, int n, long[] parts) {
        if (sum <= 0) {
            throw new IllegalArgumentException("weights must sum to a positive number, sum is " + sum);
        }
        if (fractions.length < n) {
            fractions = new long[Math.max(n, fractions.length * 2)];
            candidates = new int[fractions.length];
        }
        long missing = total - floors(total, sum, weights, n, parts);
        if (missing > 0) {
            serveLargest((int) missing, sum, tieKeys, n, parts);
        }
    }

    /** floor(total × weight / sum) for each, its remainder to {@code fractions}; returns Σ floors. */
    private long floors(long total, long sum, long[] weights, int n, long[] parts) {
        long widest = 0;
        for (int i = 0; i < n; i++) {
            widest = Math.max(widest, Math.abs(weights[i]));
        }
        long product = Math.abs(total) * widest;
        boolean fits = Math.multiplyHigh(Math.abs(total), widest) == 0 && product >= 0 && product < PRODUCT_LIMIT;
        if (!fits) {
            return wideFloors(total, sum, weights, n, parts);
        }
        return product / sum < QUOTIENT_LIMIT && sum < PRODUCT_LIMIT / 2
                ? reciprocalFloors(total, sum, weights, n, parts)
                : longFloors(total, sum, weights, n, parts);
    }

    /** The quotient by a reciprocal is off by at most one; the exact remainder tells and repairs it. */
    private long reciprocalFloors(long total, long sum, long[] weights, int n, long[] parts) {
        double reciprocal = 1.0 / sum;
        long served = 0;
        for (int i = 0; i < n; i++) {
            long product = total * weights[i];
            long quotient = (long) (product * reciprocal);
            long fraction = product - quotient * sum;
            while (fraction < 0) {
                fraction += sum;
                quotient--;
            }
            while (fraction >= sum) {
                fraction -= sum;
                quotient++;
            }
            fractions[i] = fraction;
            parts[i] = quotient;
            served += quotient;
        }
        return served;
    }

    private long longFloors(long total, long sum, long[] weights, int n, long[] parts) {
        long served = 0;
        for (int i = 0; i < n; i++) {
            long product = total * weights[i];
            long quotient = Math.floorDiv(product, sum);
            fractions[i] = product - quotient * sum;
            parts[i] = quotient;
            served += quotient;
        }
        return served;
    }

    private long wideFloors(long total, long sum, long[] weights, int n, long[] parts) {
        BigInteger divisor = BigInteger.valueOf(sum);
        long served = 0;
        for (int i = 0; i < n; i++) {
            BigInteger[] qr = Wide.product(total, weights[i]).toBigInteger().divideAndRemainder(divisor);
            long quotient = qr[0].longValueExact();
            long fraction = qr[1].longValueExact();
            if (fraction < 0) {
                fraction += sum;
                quotient--;
            }
            fractions[i] = fraction;
            parts[i] = quotient;
            served += quotient;
        }
        return served;
    }

    /** One unit more to each of the {@code missing} largest fractions. */
    private void serveLargest(int missing, long sum, long[] tieKeys, int n, long[] parts) {
        int buckets = Math.min(BUCKETS_MAX, Math.max(16, Integer.highestOneBit(n)));
        double scale = (double) buckets / sum;
        java.util.Arrays.fill(counts, 0, buckets, 0);
        for (int i = 0; i < n; i++) {
            counts[bucket(fractions[i], scale, buckets)]++;
        }
        int above = 0;
        int border = buckets - 1;
        while (above + counts[border] < missing) {
            above += counts[border--];
        }
        int open = 0;
        for (int i = 0; i < n; i++) {
            int bucket = bucket(fractions[i], scale, buckets);
            parts[i] += (border - bucket) >>> 31; // 1 above the border; a branch here would be mispredicted half the time
            if (bucket == border) {
                candidates[open++] = i;
            }
        }
        narrow(missing - above, open, tieKeys, parts);
    }

    /**
     * Serves the {@code left} candidates that come first (larger fraction, then lower key). Fractions are often equal, since
     * quantities are, so it narrows by buckets of fractions and then of keys, reading memory in order, before it selects.
     */
    private void narrow(int left, int open, long[] tieKeys, long[] parts) {
        while (open > SMALL && left < open) {
            boolean byKey = !spans(fractions, open);
            if (byKey && !spans(tieKeys, open)) {
                break;
            }
            long[] values = byKey ? tieKeys : fractions;
            int buckets = Math.min(BUCKETS_MAX, Integer.highestOneBit(open));
            double scale = buckets / (highest - lowest + 1.0);
            java.util.Arrays.fill(counts, 0, buckets, 0);
            for (int i = 0; i < open; i++) {
                counts[bucket(distance(values[candidates[i]], byKey), scale, buckets)]++;
            }
            int above = 0;
            int border = buckets - 1;
            while (above + counts[border] < left) {
                above += counts[border--];
            }
            int kept = 0;
            for (int i = 0; i < open; i++) {
                int candidate = candidates[i];
                int bucket = bucket(distance(values[candidate], byKey), scale, buckets);
                if (bucket > border) {
                    parts[candidate]++;
                } else if (bucket == border) {
                    candidates[kept++] = candidate;
                }
            }
            left -= above;
            open = kept;
        }
        selectFirst(left, open, tieKeys);
        for (int i = 0; i < left; i++) {
            parts[candidates[i]]++;
        }
    }

    /** How far from coming last: large fractions and low keys come first. */
    private long distance(long value, boolean byKey) {
        return byKey ? highest - value : value - lowest;
    }

    /** Finds lowest and highest value of the candidates; false when they are one, or too far apart to subtract. */
    private boolean spans(long[] values, int open) {
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
        for (int i = 0; i < open; i++) {
            lowest = Math.min(lowest, values[candidates[i]]);
            highest = Math.max(highest, values[candidates[i]]);
        }
        return highest > lowest && highest - lowest > 0;
    }

    /** Monotone in the fraction, so a higher bucket never holds a smaller fraction. */
    private static int bucket(long fraction, double scale, int buckets) {
        return Math.min((int) (fraction * scale), buckets - 1);
    }

    /** Moves the {@code wanted} candidates that come first (larger fraction, then lower key) to the front. */
    private void selectFirst(int wanted, int size, long[] tieKeys) {
        int from = 0;
        int to = size - 1;
        while (from < to && wanted < size) {
            int pivot = candidates[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (before(candidates[i], pivot, tieKeys)) {
                    i++;
                }
                while (before(pivot, candidates[j], tieKeys)) {
                    j--;
                }
                if (i <= j) {
                    int swapped = candidates[i];
                    candidates[i++] = candidates[j];
                    candidates[j--] = swapped;
                }
            }
            if (wanted - 1 <= j) {
                to = j;
            } else if (wanted - 1 >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    private boolean before(int a, int b, long[] tieKeys) {
        long fa = fractions[a];
        long fb = fractions[b];
        return fa != fb ? fa > fb : tieKeys[a] < tieKeys[b];
    }
}
