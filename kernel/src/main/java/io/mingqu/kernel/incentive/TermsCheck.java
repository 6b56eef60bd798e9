package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Scorecard.Gate;
import io.mingqu.kernel.incentive.Scorecard.Weight;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether scorecard, requirements, tier dates and group of a programme can be settled, and together with what else it says. */
final class TermsCheck {
    private static final int MANY = 50;
    private static final long PPM = 1_000_000;

    private final Programme programme;
    private final Faults faults;

    /** Takes a fault: its code, then names and values by turns. */
    @FunctionalInterface
    interface Faults {
        void add(String code, Object... namesAndValues);
    }

    private TermsCheck(Programme programme, Faults faults) {
        this.programme = programme;
        this.faults = faults;
    }

    static void check(Programme programme, Faults faults) {
        TermsCheck check = new TermsCheck(programme, faults);
        check.scorecard();
        check.requirements();
        check.tierDates();
        check.together();
    }

    private void scorecard() {
        Scorecard scorecard = programme.terms().scorecard();
        long weights = 0;
        Set<String> metrics = new HashSet<>();
        for (Weight weight : scorecard.weights()) {
            if (weight.weightPpm() <= 0 || !metrics.add(weight.metric())) {
                faults.add("programme.weight-not-positive-or-twice", "metric", weight.metric(), "weightPpm", weight.weightPpm());
            }
            weights += weight.weightPpm();
        }
        if (!scorecard.weights().isEmpty() && weights != PPM) {
            faults.add("programme.weights-not-whole", "sumPpm", weights, "wantedPpm", PPM);
        }
        metrics.clear();
        for (Gate gate : scorecard.gates()) {
            if (!metrics.add(gate.metric() + " " + gate.bound())) {
                faults.add("programme.gate-twice", "metric", gate.metric(), "bound", gate.bound());
            }
        }
        if (scorecard.gates().size() + scorecard.weights().size() > MANY) {
            faults.add("programme.scorecard-too-long", "most", MANY);
        }
    }

    private void requirements() {
        Set<String> names = new HashSet<>();
        List<Requirement> all = programme.terms().requirements();
        if (all.size() > MANY) {
            faults.add("programme.too-many-requirements", "requirements", all.size(), "most", MANY);
        }
        for (Requirement each : all) {
            if (each.name().isBlank() || !names.add(each.name())) {
                faults.add("programme.requirement-name", "name", each.name());
            }
            switch (each) {
                case Requirement.AtLeast(Gauge gauge, long value) -> {
                    if (value <= 0) {
                        faults.add("programme.requirement-not-positive", "name", each.name(), "value", value);
                    }
                    payments(gauge);
                }
                case Requirement.Portion(Gauge gauge, int leastPpm) -> {
                    if (leastPpm <= 0 || leastPpm > PPM) {
                        faults.add("programme.portion-out-of-range", "name", each.name(), "leastPpm", leastPpm);
                    }
                    boolean same = gauge.valuation() == programme.base().qualifying() && gauge.measure() == programme.base().qualifyingMeasure();
                    if (!same) {
                        faults.add("programme.portion-of-another-base", "name", each.name(), "measure", gauge.measure(), "valuation", gauge.valuation());
                    }
                }
                case Requirement.ActiveProducts(String name, int least) -> {
                    if (least <= 0 || !programme.base().measure().ofGoods()) {
                        faults.add("programme.products-not-counted", "name", name, "least", least);
                    }
                }
            }
        }
    }

    private void payments(Gauge gauge) {
        if (gauge.measure() == Measure.PAID && gauge.valuation() == Valuation.QUANTITY) {
            faults.add("programme.payments-have-no-quantity", "measure", gauge.measure());
        }
    }

    private void tierDates() {
        LocalDate before = programme.from();
        for (TierChange change : programme.terms().changes()) {
            if (!change.from().isAfter(before) || change.from().isAfter(programme.to())) {
                faults.add("programme.tier-date-out-of-order", "from", change.from(), "after", before, "to", programme.to());
            }
            before = change.from();
        }
    }

    /** What cannot stand together, because the one needs sums and the other lines. */
    private void together() {
        Terms terms = programme.terms();
        boolean cut = !terms.changes().isEmpty();
        boolean group = terms.groupSplit() != null;
        boolean lineCap = programme.limits().lineCapMinor().isPresent();
        not(cut && programme.limits().baseCap().isPresent(), "baseCap", "tierChanges");
        not(cut && group, "group", "tierChanges");
        not(group && lineCap, "group", "lineCapMinor");
        not(group && terms.countsProducts(), "group", "activeProducts");
    }

    private void not(boolean together, String one, String other) {
        if (together) {
            faults.add("programme.not-together", "one", one, "other", other);
        }
    }
}
