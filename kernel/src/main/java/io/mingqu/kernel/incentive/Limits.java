package io.mingqu.kernel.incentive;

import java.util.OptionalLong;

/**
 * Bounds of a payout.
 *
 * @param minimumMinor      guaranteed payout 保底 for a partner with any counted line in the period
 * @param capMinor          largest payout per partner and period 封顶
 * @param baseCap           largest paying base, in its unit ("on at most 100 of B")
 * @param payFromMinor      起付: a smaller payout is not paid
 * @param lineCapMinor      most a single line may earn or give back 单行封顶
 * @param programmeCapMinor most all partners together may earn in a period 政策封顶, shared in proportion
 * @param budgetMinor       most all partners together may earn over the whole validity 政策预算; earlier periods first
 */
public record Limits(OptionalLong minimumMinor, OptionalLong capMinor, OptionalLong baseCap, OptionalLong payFromMinor,
        OptionalLong lineCapMinor, OptionalLong programmeCapMinor, OptionalLong budgetMinor) {
    public static final Limits NONE = new Limits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public Limits(OptionalLong minimumMinor, OptionalLong capMinor, OptionalLong baseCap) {
        this(minimumMinor, capMinor, baseCap, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    public static Limits cap(long capMinor) {
        return new Limits(OptionalLong.empty(), OptionalLong.of(capMinor), OptionalLong.empty());
    }

    /** Whether what one partner is paid depends on what others earned. */
    public boolean sharedByPartners() {
        return programmeCapMinor.isPresent() || budgetMinor.isPresent();
    }
}
