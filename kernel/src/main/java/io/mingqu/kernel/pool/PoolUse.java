package io.mingqu.kernel.pool;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How much of a partner's rebate pool an order may use, and from which lots: the lot that expires first goes first. What a cancelled order gives
 * back goes to the lots it came from.
 */
public final class PoolUse {
    private static final long PPM = 1_000_000;

    private PoolUse() {}

    /**
     * One confirmed rebate in the pool.
     *
     * @param entity    the brand's legal entity that owes it; another entity's orders cannot use it
     * @param expiresOn last day of use, {@link LocalDate#MAX} when it does not expire
     */
    public record Lot(long id, long entity, LocalDate expiresOn, long availableMinor) {}

    /**
     * The rule of use, part of a published policy.
     *
     * @param sharePpmMax      largest part of an order's eligible net amount that rebates may pay
     * @param excludedProducts products that must be paid in full, such as new ones
     */
    public record Rule(int sharePpmMax, Set<Long> excludedProducts) {
        public Rule {
            if (sharePpmMax < 0 || sharePpmMax > PPM) {
                throw new IllegalArgumentException("sharePpmMax must be 0 … 1000000, was " + sharePpmMax);
            }
            excludedProducts = Set.copyOf(excludedProducts);
        }
    }

    /** A line of the order. */
    public record OrderLine(long product, long netMinor) {}

    /** What is drawn from a lot. */
    public record Draw(long lot, long amountMinor) {}

    /** Why no more can be used. */
    public enum Bound { WISH, SHARE_OF_ORDER, POOL }

    /**
     * @param eligibleMinor net amount of the lines that are not excluded
     * @param usableMinor   what may be used: Σ draws
     * @param bound         what stopped it
     */
    public record Usable(long eligibleMinor, long shareMinor, long poolMinor, long usableMinor, Bound bound, List<Draw> draws) {}

    /** What an order of {@code entity} may use on {@code day}, at most {@code wishMinor}. */
    public static Usable usable(Rule rule, List<Lot> lots, long entity, LocalDate day, List<OrderLine> order, long wishMinor) {
        long eligible = 0;
        for (OrderLine line : order) {
            if (!rule.excludedProducts().contains(line.product())) {
                eligible = Math.addExact(eligible, line.netMinor());
            }
        }
        eligible = Math.max(0, eligible);
        long share = Wide.mulDiv(eligible, rule.sharePpmMax(), PPM, Rounding.DOWN);
        List<Lot> open = lots.stream()
                .filter(lot -> lot.entity() == entity && lot.availableMinor() > 0 && !day.isAfter(lot.expiresOn()))
                .sorted(Comparator.comparing(Lot::expiresOn).thenComparingLong(Lot::id)).toList();
        long pool = open.stream().mapToLong(Lot::availableMinor).sum();
        long usable = Math.min(Math.max(0, wishMinor), Math.min(share, pool));
        Bound bound = usable == wishMinor ? Bound.WISH : share <= pool ? Bound.SHARE_OF_ORDER : Bound.POOL;
        return new Usable(eligible, share, pool, usable, bound, draw(open, usable));
    }

    private static List<Draw> draw(List<Lot> open, long amountMinor) {
        List<Draw> draws = new ArrayList<>();
        long left = amountMinor;
        for (Lot lot : open) {
            long taken = Math.min(left, lot.availableMinor());
            if (taken > 0) {
                draws.add(new Draw(lot.id(), taken));
                left -= taken;
            }
        }
        return List.copyOf(draws);
    }

    /** Gives {@code amountMinor} of an order's draws back, last drawn first, so that what remains used is the first-expiring part. */
    public static List<Draw> giveBack(List<Draw> draws, long amountMinor) {
        long sum = draws.stream().mapToLong(Draw::amountMinor).sum();
        if (amountMinor < 0 || amountMinor > sum) {
            throw new IllegalArgumentException("cannot give back " + amountMinor + " of " + sum);
        }
        List<Draw> back = new ArrayList<>();
        long left = amountMinor;
        for (Draw draw : draws.reversed()) {
            long part = Math.min(left, draw.amountMinor());
            if (part > 0) {
                back.add(new Draw(draw.lot(), part));
                left -= part;
            }
        }
        return List.copyOf(back);
    }
}
