package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.PayoutRule.Counted;

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

    /**
     * What a return of this much would claw back 断崖: the payout now less the payout after, which exceeds the rate times the
     * return where it crosses a threshold of an on-the-whole scale.
     */
    public static long cliffExposureMinor(Programme programme, long base, long returned) {
        return Math.subtractExact(at(programme, base).payoutMinor(), at(programme, Math.subtractExact(base, returned)).payoutMinor());
    }
}
