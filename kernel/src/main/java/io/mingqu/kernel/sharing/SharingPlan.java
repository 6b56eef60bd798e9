package io.mingqu.kernel.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The waterfall 瀑布 by which one order's money is shared: steps in order, each taking from what the steps before it left;
 * the last step's party takes the rest, so the shares always sum to the whole.
 *
 * @param steps    fixed fees and percentages, in the order they take
 * @param residual the party that takes what is left
 */
public record SharingPlan(List<Step> steps, String residual) {
    private static final int PPM = 1_000_000;

    public SharingPlan {
        steps = List.copyOf(steps);
    }

    /** One taking. */
    public sealed interface Step {
        String party();

        /** Whether a refund takes its part of this share back; a platform's fee often stays. */
        boolean refundable();
    }

    /** A fee of a fixed amount, or what is left if that is less. */
    public record Fixed(String party, long amountMinor, boolean refundable) implements Step {}

    /** A part of what the fixed fees and the earlier steps left, in ppm. Neighbouring percentages take from the same remainder. */
    public record Percent(String party, int ratePpm, boolean refundable) implements Step {}

    /** What is wrong with a plan: a stable code and the value. */
    public record Fault(String code, String value) {}

    /** Faults of the plan; empty when it can be published. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Set<String> parties = new HashSet<>();
        int togetherPpm = 0;
        for (Step step : steps) {
            if (step.party().isBlank()) {
                faults.add(new Fault("sharing.party-missing", step.toString()));
            }
            parties.add(step.party());
            switch (step) {
                case Fixed fixed -> {
                    togetherPpm = 0;
                    if (fixed.amountMinor() <= 0) {
                        faults.add(new Fault("sharing.fee-not-positive", Long.toString(fixed.amountMinor())));
                    }
                }
                case Percent percent -> {
                    togetherPpm += percent.ratePpm();
                    if (percent.ratePpm() <= 0 || percent.ratePpm() > PPM) {
                        faults.add(new Fault("sharing.rate-out-of-range", Integer.toString(percent.ratePpm())));
                    } else if (togetherPpm > PPM) {
                        faults.add(new Fault("sharing.rates-above-whole", Integer.toString(togetherPpm)));
                    }
                }
            }
        }
        if (residual.isBlank()) {
            faults.add(new Fault("sharing.residual-missing", ""));
        }
        return List.copyOf(faults);
    }
}
