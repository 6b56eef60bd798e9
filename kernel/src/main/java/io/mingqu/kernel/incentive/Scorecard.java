package io.mingqu.kernel.incentive;

import java.util.List;

/**
 * What else must be right 过程考核: payment on time, stock below a ceiling, data submitted, no penalty. Scores come as facts per
 * partner, metric and period, in millionths: 100 % and the number 1 are both 1,000,000.
 *
 * @param gates     all or nothing
 * @param weights   the payout is multiplied by Σ wᵢ · sᵢ, each sᵢ between 0 and 1; no weights leave it as it is
 * @param penalties what an imported penalty list 扣罚 does
 * @param unmet     what is left when a gate or requirement is not met
 */
public record Scorecard(List<Gate> gates, List<Weight> weights, Penalties penalties, Unmet unmet) {
    public static final Scorecard NONE = new Scorecard(List.of(), List.of(), Penalties.IGNORED, Unmet.NOTHING);

    public Scorecard {
        gates = List.copyOf(gates);
        weights = List.copyOf(weights);
    }

    /** A metric that opens or shuts the payout. */
    public record Gate(String metric, Bound bound, long valueMillionths, Missing missing) {}

    /** A metric that earns part of the payout. */
    public record Weight(String metric, int weightPpm, Missing missing) {}

    /** On which side of its value a gate is open; the value itself is inside. */
    public enum Bound { AT_LEAST, AT_MOST }

    /** What holds while nobody has stated the metric: it fails (or scores 0), or passes (or scores 1). */
    public enum Missing { FAILS, PASSES }

    /** Penalties are not looked at, reduce the payout to no less than 0, or may leave the partner owing. */
    public enum Penalties { IGNORED, DOWN_TO_ZERO, BELOW_ZERO }

    /** What is left when a gate or requirement is not met: nothing, or the guaranteed minimum. */
    public enum Unmet { NOTHING, GUARANTEE }
}
