package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Scale.RateMode;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Rates;
import io.mingqu.kernel.money.LargestRemainder;
import io.mingqu.kernel.money.Wide;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits a payout over the lines counted: {@code floor(P · w / W)}, what is missing to the largest fractions, ties to the lower
 * line key. The weight of a line is its base; under prospective tiers it is what the line earned in business order.
 */
final class Attribution implements LineShares {
    private final Segments segments;
    private final PartnerRows rows;
    private final LargestRemainder largestRemainder = new LargestRemainder();
    private int valuation;
    private int size;
    private long[] base = new long[64];
    private long[] weight = new long[64];
    private long[] key = new long[64];
    private int[] row = new int[64];
    private long[] share = new long[64];
    private long unattributed;
    private int[] stretchEnds = new int[2];
    private int stretches;

    Attribution(Segments segments, PartnerRows rows) {
        this.segments = segments;
        this.rows = rows;
    }

    void begin(int payingValuation, int lines) {
        valuation = payingValuation;
        size = 0;
        stretches = 0;
        if (base.length < lines + 1) {
            int capacity = Math.max(lines + 1, base.length * 2);
            base = new long[capacity];
            weight = new long[capacity];
            key = new long[capacity];
            row = new int[capacity];
            share = new long[capacity];
        }
    }

    void addSegments(int first, int last) {
        if (last < first) {
            return;
        }
        int from = segments.start(first);
        int n = segments.end(last) - from;
        System.arraycopy(segments.values[valuation], from, base, size, n);
        System.arraycopy(segments.key, from, key, size, n);
        System.arraycopy(segments.row, from, row, size, n);
        size += n;
    }

    void addLine(int position) {
        base[size] = rows.values[valuation][position];
        key[size] = rows.key[position];
        row[size++] = rows.row[position];
    }

    /** The lines added since the last call stand in one stretch of a period that tier dates cut. */
    void endStretch() {
        if (stretches == stretchEnds.length) {
            stretchEnds = Arrays.copyOf(stretchEnds, stretches * 2);
        }
        stretchEnds[stretches++] = size;
    }

    /** First over stretches by what each earned, then over the lines of each. */
    void splitStretches(long payout, long[] earned, long[] openingPaying) {
        long[] parts = new long[earned.length];
        long[] places = new long[earned.length];
        long sum = 0;
        for (int k = 0; k < earned.length; k++) {
            places[k] = k;
            sum = Math.addExact(sum, earned[k]);
        }
        if (sum > 0) {
            largestRemainder.splitInto(payout, sum, earned, places, earned.length, parts);
        }
        unattributed = sum > 0 ? 0 : payout;
        for (int k = 0; k < earned.length; k++) {
            splitStretch(k == 0 ? 0 : stretchEnds[k - 1], stretchEnds[k], parts[k], openingPaying[k]);
        }
    }

    private void splitStretch(int from, int to, long part, long openingPaying) {
        int n = to - from;
        long[] weights = Arrays.copyOf(Arrays.copyOfRange(base, from, to), n + 1);
        long[] keys = Arrays.copyOf(Arrays.copyOfRange(key, from, to), n + 1);
        long[] parts = new long[n + 1];
        weights[n] = openingPaying;
        keys[n] = Long.MIN_VALUE;
        long sum = 0;
        for (long each : weights) {
            sum = Math.addExact(sum, each);
        }
        Arrays.fill(share, from, to, 0);
        if (sum <= 0) {
            unattributed += part;
            return;
        }
        largestRemainder.splitInto(part, sum, weights, keys, openingPaying == 0 ? n : n + 1, parts);
        System.arraycopy(parts, 0, share, from, n);
        unattributed += openingPaying == 0 ? 0 : parts[n];
    }

    /** Holds every line to the cap, on either side of 0; returns what is left in all. */
    long clip(long capMinor) {
        long sum = unattributed;
        for (int i = 0; i < size; i++) {
            share[i] = Math.clamp(share[i], -capMinor, capMinor);
            sum = Math.addExact(sum, share[i]);
        }
        return sum;
    }

    /** Another payout in the proportion of the shares found. */
    void rescale(long payout) {
        long sum = unattributed;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, share[i]);
        }
        if (sum == payout) {
            return;
        }
        if (sum <= 0) {
            Arrays.fill(share, 0, size, 0);
            unattributed = payout;
            return;
        }
        long[] weights = Arrays.copyOf(share, size + 1);
        long[] keys = Arrays.copyOf(key, size + 1);
        long[] parts = new long[size + 1];
        weights[size] = unattributed;
        keys[size] = Long.MIN_VALUE;
        largestRemainder.splitInto(payout, sum, weights, keys, unattributed == 0 ? size : size + 1, parts);
        System.arraycopy(parts, 0, share, 0, size);
        unattributed = unattributed == 0 ? 0 : parts[size];
    }

    void split(Programme programme, long payout, long openingQualifying, long openingPaying) {
        long openingWeight = openingPaying;
        long[] weights = base;
        if (programme.scale() instanceof Rates(RateMode mode, List<RateTier> tiers) && mode == RateMode.PROSPECTIVE) {
            long baseCap = programme.limits().baseCap().orElse(Long.MAX_VALUE);
            openingWeight = earned(tiers, openingQualifying, baseCap);
            if (earnInOrder(tiers, openingQualifying, baseCap) + openingWeight > 0) {
                weights = weight;
            } else {
                openingWeight = openingPaying;
            }
        }
        long sum = openingWeight;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, weights[i]);
        }
        if (sum <= 0) {
            Arrays.fill(share, 0, size, 0);
            unattributed = payout;
            return;
        }
        weights[size] = openingWeight;
        key[size] = Long.MIN_VALUE;
        largestRemainder.splitInto(payout, sum, weights, key, openingWeight == 0 ? size : size + 1, share);
        unattributed = openingWeight == 0 ? 0 : share[size];
    }

    /** Weights: what each line adds to the amount earned so far, in order of line keys. Returns their sum. */
    private long earnInOrder(List<RateTier> tiers, long opening, long baseCap) {
        int[] order = IntStream.range(0, size).boxed()
                .sorted((a, b) -> Long.compare(key[a], key[b])).mapToInt(Integer::intValue).toArray();
        long cumulative = opening;
        long before = earned(tiers, cumulative, baseCap);
        long sum = 0;
        for (int i : order) {
            cumulative += base[i];
            long after = earned(tiers, cumulative, baseCap);
            weight[i] = after - before;
            sum += weight[i];
            before = after;
        }
        return sum;
    }

    private static long earned(List<RateTier> tiers, long base, long baseCap) {
        Wide numerator = PayoutRule.bandNumerator(tiers, Math.min(baseCap, Math.max(0, base)));
        return numerator.toLongExact();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long lineKey(int i) {
        return key[i];
    }

    @Override
    public int row(int i) {
        return row[i];
    }

    @Override
    public long base(int i) {
        return base[i];
    }

    @Override
    public long shareMinor(int i) {
        return share[i];
    }

    @Override
    public long unattributedMinor() {
        return unattributed;
    }
}
