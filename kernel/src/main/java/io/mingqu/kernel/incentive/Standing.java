package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Scorecard.Bound;
import io.mingqu.kernel.incentive.Scorecard.Gate;
import io.mingqu.kernel.incentive.Scorecard.Missing;
import io.mingqu.kernel.incentive.Scorecard.Penalties;
import io.mingqu.kernel.incentive.Scorecard.Weight;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a partner stands in a period beside its lines: scores by metric and what penalty lists take.
 *
 * @param penaltyPpm Σ of the parts of the payout that penalties take, at most all of it is taken
 */
record Standing(Map<String, Long> scores, long penaltyMinor, long penaltyPpm) {
    static final Standing NONE = new Standing(Map.of(), 0, 0);
    private static final long PPM = 1_000_000;

    /** Σ wᵢ · sᵢ rounded down to a millionth; 1,000,000 without weights. */
    int scorePpm(Programme programme) {
        if (programme.terms().scorecard().weights().isEmpty()) {
            return (int) PPM;
        }
        long sum = 0;
        for (Weight weight : programme.terms().scorecard().weights()) {
            Long score = scores.get(weight.metric());
            long reached = score == null ? weight.missing() == Missing.PASSES ? PPM : 0 : Math.clamp(score, 0, PPM);
            sum += weight.weightPpm() * reached;
        }
        return (int) (sum / PPM);
    }

    /** The first requirement or gate that is not met; empty when the payout stands. */
    String firstUnmet(Programme programme, Counted counted) {
        String requirement = unmetRequirement(programme.terms(), counted);
        if (!requirement.isEmpty()) {
            return requirement;
        }
        for (Gate gate : programme.terms().scorecard().gates()) {
            if (!open(gate, scores.get(gate.metric()))) {
                return gate.metric();
            }
        }
        return "";
    }

    private static boolean open(Gate gate, @Nullable Long score) {
        if (score == null) {
            return gate.missing() == Missing.PASSES;
        }
        return gate.bound() == Bound.AT_LEAST ? score >= gate.valueMillionths() : score <= gate.valueMillionths();
    }

    private static String unmetRequirement(Terms terms, Counted counted) {
        String first = "";
        int gauge = 0;
        for (Requirement each : terms.requirements()) {
            boolean met = switch (each) {
                case Requirement.AtLeast(Gauge _, long value) -> gauged(counted, gauge++) >= value;
                case Requirement.Portion(Gauge _, int leastPpm) -> portion(gauged(counted, gauge++), counted.qualifying(), leastPpm);
                case Requirement.ActiveProducts(String _, int least) -> counted.activeProducts() >= least;
            };
            if (met && terms.combine() == Requirement.Combine.ANY) {
                return "";
            }
            first = !met && first.isEmpty() ? each.name() : first;
        }
        return first;
    }

    private static long gauged(Counted counted, int gauge) {
        return counted.gauges().isEmpty() ? 0 : counted.gauges().get(gauge);
    }

    /** part / whole ≥ least, compared without division; of a base that is not positive nothing is a part. */
    private static boolean portion(long part, long whole, int leastPpm) {
        return whole > 0 && Wide.product(part, PPM).compareTo(Wide.product(leastPpm, whole)) >= 0;
    }

    /** What penalties take from this payout. */
    long penaltyMinor(Programme programme, long payoutMinor) {
        Penalties rule = programme.terms().scorecard().penalties();
        if (rule == Penalties.IGNORED) {
            return 0;
        }
        long part = Wide.mulDiv(Math.max(0, payoutMinor), Math.min(PPM, penaltyPpm), PPM, Rounding.HALF_UP);
        long wanted = Math.addExact(part, penaltyMinor);
        return rule == Penalties.DOWN_TO_ZERO ? Math.min(wanted, Math.max(0, payoutMinor)) : wanted;
    }

    Standing plus(Standing other) {
        return new Standing(scores, Math.addExact(penaltyMinor, other.penaltyMinor), Math.addExact(penaltyPpm, other.penaltyPpm));
    }
}
