package io.mingqu.kernel.incentive;

/**
 * How a payout came about, enough to tell it without the lines.
 *
 * @param lines              number of lines counted
 * @param linesBase          qualifying base of the lines
 * @param openingBase        qualifying base brought along
 * @param qualifyingBase     what the tier was chosen by: the sum of both, not below 0
 * @param payingBase         what the rate was applied to, after the base cap
 * @param reference          target, market total or prior base; 0 where the scale needs none
 * @param tier               position of the tier reached, −1 when none is; in a group, the group's
 * @param toNextTier         what the qualifying base lacks to the next tier, −1 at the top; in a group, the group's
 * @param calculatedMinor    amount after the one rounding, before limits
 * @param roundingMillionths calculated amount minus exact amount, in millionths of a minor unit
 * @param limit              which limit decided
 * @param payoutMinor        amount due
 * @param effects            what scorecard, requirements, group and shared limits did
 */
public record Trace(
        int lines, long linesBase, long openingBase, long qualifyingBase, long payingBase, long reference,
        int tier, long toNextTier, long calculatedMinor, long roundingMillionths, Limit limit, long payoutMinor, Effects effects) {
    public Trace(int lines, long linesBase, long openingBase, long qualifyingBase, long payingBase, long reference,
            int tier, long toNextTier, long calculatedMinor, long roundingMillionths, Limit limit, long payoutMinor) {
        this(lines, linesBase, openingBase, qualifyingBase, payingBase, reference, tier, toNextTier, calculatedMinor, roundingMillionths,
                limit, payoutMinor, Effects.NONE);
    }

    /** The limit that decided a payout: the last one that changed it. */
    public enum Limit { NONE, MINIMUM, CAP, UNMET, PENALTY, PAY_FROM, LINE_CAP, PROGRAMME_CAP, BUDGET }

    /**
     * What happened between calculated amount and payout where a programme has more than tiers and bounds.
     *
     * @param scorePpm         Σ wᵢ · sᵢ of the scorecard, already in the calculated amount
     * @param unmet            the first requirement or gate that was not met, empty when all were
     * @param limitedMinor     after guarantee and cap
     * @param penaltyMinor     what penalties took
     * @param ownMinor         before a cap or budget shared by all partners
     * @param groupBase        qualifying base of the group, 0 without a group
     * @param groupPayoutMinor payout the group earned together
     */
    public record Effects(int scorePpm, String unmet, long limitedMinor, long penaltyMinor, long ownMinor, long groupBase,
            long groupPayoutMinor) {
        public static final Effects NONE = new Effects(1_000_000, "", 0, 0, 0, 0, 0);
    }

    Trace paying(long minor, Limit because, Effects had) {
        return new Trace(lines, linesBase, openingBase, qualifyingBase, payingBase, reference, tier, toNextTier, calculatedMinor,
                roundingMillionths, because, minor, had);
    }
}
