package io.mingqu.kernel.incentive;

import java.util.OptionalLong;

/**
 * Bounds of a payout per partner and period.
 *
 * @param minimumMinor guaranteed payout 保底 for a partner with any counted line in the period
 * @param capMinor     largest payout 封顶
 * @param baseCap      largest paying base, in its unit ("on at most 100 of B")
 */
public record Limits(OptionalLong minimumMinor, OptionalLong capMinor, OptionalLong baseCap) {
    public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public static Limits cap(long capMinor) {
        return new Limits(OptionalLong.empty(), OptionalLong.of(capMinor), OptionalLong.empty());
    }
}
