package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;


/** What a programme would pay on another base 试算: the formulas of settlement applied to supposed figures. */
public final class WhatIf {
    private WhatIf() {}

    /** @param reference target or prior base, 0 where the scale needs none */
    public static Trace at(Programme programme, long qualifying, long paying, long reference) {
        return PayoutRule.settle(programme, new Counted(1, qualifying, paying, 0, 0, reference));
    }

    public static Trace at(Programme programme, long base) {
        return at(programme, base, base, 0);
    }

    /** What the same partner would be paid had it counted this much more on both bases, everything else as it is. */
    public static Trace withMore(Programme programme, Counted counted, long qualifying, long paying) {
        return PayoutRule.settle(programme, new Counted(Math.max(1, counted.lines()), Math.addExact(counted.linesQualifying(), qualifying),
                Math.addExact(counted.linesPaying(), paying), counted.openingQualifying(), counted.openingPaying(), counted.reference(),
                counted.gauges(), counted.activeProducts()));
    }

    /**
     * What a return of this much would claw back 断崖: the payout now less the payout after, which exceeds the rate times the
     * return where it crosses a threshold of an on-the-whole scale.
     */
    public static long cliffExposureMinor(Programme programme, long base, long returned) {
        return Math.subtractExact(at(programme, base).payoutMinor(), at(programme, Math.subtractExact(base, returned)).payoutMinor());
    }

    /**
     * What a return of a part of everything counted would claw back.
     *
     * @param clawbackMinor payout now less payout after
     * @param excessMinor   what of it is more than that part of the payout: the cliff
     */
    public record Cliff(long clawbackMinor, long excessMinor) {}

    /** @param returnPpm the part of qualifying and paying base that comes back, rounded down; requirements and scores stay as they are */
    public static Cliff cliff(Programme programme, Counted counted, int returnPpm) {
        long qualifying = part(Math.max(0, counted.qualifying()), returnPpm);
        long paying = part(Math.max(0, counted.paying()), returnPpm);
        long now = withMore(programme, counted, 0, 0).payoutMinor();
        long after = withMore(programme, counted, -qualifying, -paying).payoutMinor();
        long clawback = Math.subtractExact(now, after);
        return new Cliff(clawback, Math.max(0, clawback - part(Math.max(0, now), returnPpm)));
    }

    private static long part(long whole, int ppm) {
        return Wide.mulDiv(whole, ppm, 1_000_000, Rounding.DOWN);
    }
}
