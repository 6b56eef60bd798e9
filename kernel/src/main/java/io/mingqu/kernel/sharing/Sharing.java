package io.mingqu.kernel.sharing;

import io.mingqu.kernel.money.Allocation;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.kernel.sharing.SharingPlan.Fixed;
import io.mingqu.kernel.sharing.SharingPlan.Percent;
import io.mingqu.kernel.sharing.SharingPlan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares one order's money by a plan, and takes refunds back by the shares as they were: a split is made once, stored, and
 * never computed again. The shares sum to the whole, also after any sequence of partial refunds.
 */
public final class Sharing {
    private static final long PPM = 1_000_000;

    private Sharing() {}

    /**
     * A party's part.
     *
     * @param basisMinor what a percentage was taken from, or the fee asked for
     */
    public record Share(String party, long amountMinor, long basisMinor, boolean refundable) {}

    /** A refund's effect on each share: what each gives back, in the order of the shares. */
    public record Refund(long refundMinor, List<Long> givenBackMinor) {}

    /**
     * Shares {@code totalMinor}, which must not be negative. Neighbouring percentages share one remainder and are rounded
     * together (largest remainder), so their sum is the rounded sum of their rates.
     */
    public static List<Share> share(SharingPlan plan, long totalMinor) {
        if (totalMinor < 0) {
            throw new IllegalArgumentException("totalMinor must not be negative, was " + totalMinor);
        }
        List<Share> shares = new ArrayList<>();
        long left = totalMinor;
        int i = 0;
        while (i < plan.steps().size()) {
            if (plan.steps().get(i) instanceof Fixed fixed) {
                long fee = Math.min(left, fixed.amountMinor());
                shares.add(new Share(fixed.party(), fee, fixed.amountMinor(), fixed.refundable()));
                left -= fee;
                i++;
            } else {
                List<Percent> together = neighbours(plan.steps(), i);
                left -= addPercents(together, left, shares);
                i += together.size();
            }
        }
        shares.add(new Share(plan.residual(), left, left, true));
        return List.copyOf(shares);
    }

    private static List<Percent> neighbours(List<Step> steps, int from) {
        List<Percent> together = new ArrayList<>();
        for (int i = from; i < steps.size() && steps.get(i) instanceof Percent percent; i++) {
            together.add(percent);
        }
        return together;
    }

    private static long addPercents(List<Percent> percents, long remainder, List<Share> shares) {
        long[] rates = percents.stream().mapToLong(Percent::ratePpm).toArray();
        long sumPpm = 0;
        for (long rate : rates) {
            sumPpm += rate;
        }
        long taken = Wide.mulDiv(remainder, sumPpm, PPM, Rounding.HALF_UP);
        long[] parts = Allocation.split(taken, rates);
        for (int i = 0; i < parts.length; i++) {
            shares.add(new Share(percents.get(i).party(), parts[i], remainder, percents.get(i).refundable()));
        }
        return taken;
    }

    /**
     * What each share gives back when the order's refunds grow from {@code refundedBefore} to {@code refundedAfter}.
     * Refundable shares give back in proportion to what they got; what they cannot cover, the residual party bears (its part may turn
     * negative when fees are not refundable).
     */
    public static Refund refund(List<Share> shares, long refundedBeforeMinor, long refundedAfterMinor) {
        long total = shares.stream().mapToLong(Share::amountMinor).sum();
        if (refundedBeforeMinor < 0 || refundedAfterMinor < refundedBeforeMinor || refundedAfterMinor > total) {
            throw new IllegalArgumentException(
                    "refunds must grow within the order: " + refundedBeforeMinor + " → " + refundedAfterMinor + " of " + total);
        }
        long[] before = givenBack(shares, refundedBeforeMinor, total);
        long[] after = givenBack(shares, refundedAfterMinor, total);
        List<Long> difference = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            difference.add(after[i] - before[i]);
        }
        return new Refund(refundedAfterMinor - refundedBeforeMinor, List.copyOf(difference));
    }

    private static long[] givenBack(List<Share> shares, long refundedMinor, long totalMinor) {
        long[] back = new long[shares.size()];
        if (refundedMinor == 0) {
            return back;
        }
        long[] weights = shares.stream().mapToLong(Share::amountMinor).toArray();
        long[] proportional = Allocation.split(refundedMinor, weights);
        long kept = 0;
        for (int i = 0; i < back.length; i++) {
            if (shares.get(i).refundable()) {
                back[i] = proportional[i];
            } else {
                kept += proportional[i];
            }
        }
        back[back.length - 1] += kept;
        assert java.util.Arrays.stream(back).sum() == refundedMinor && refundedMinor <= totalMinor;
        return back;
    }
}
