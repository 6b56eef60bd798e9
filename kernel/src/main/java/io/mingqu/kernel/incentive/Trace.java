package io.mingqu.kernel.incentive;

/**
 * How a payout came about, enough to tell it without the lines.
 *
 * @param lines              number of lines counted
 * @param linesBase          qualifying base of the lines
 * @param openingBase        qualifying base brought along
 * @param qualifyingBase     what the tier was chosen by: the sum of both, not below 0
 * @param payingBase         what the rate was applied to, after the base cap
 * @param reference          target or prior base; 0 where the scale needs none
 * @param tier               position of the tier reached, −1 when none
 * @param toNextTier         what the qualifying base lacks to the next tier, −1 at the top
 * @param calculatedMinor    amount after the one rounding, before limits
 * @param roundingMillionths calculated amount minus exact amount, in millionths of a minor unit
 * @param limit              which limit decided
 * @param payoutMinor        amount due
 */
public record Trace(
        int lines, long linesBase, long openingBase, long qualifyingBase, long payingBase, long reference,
        int tier, long toNextTier, long calculatedMinor, long roundingMillionths, Limit limit, long payoutMinor) {

    /** The limit that decided a payout. */
    public enum Limit { NONE, MINIMUM, CAP }
}
