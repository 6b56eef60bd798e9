package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Gauge;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.ProgrammeCheck;
import io.mingqu.kernel.incentive.Requirement;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.ScopedItems;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.kernel.incentive.Terms;
import io.mingqu.kernel.incentive.TierChange;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Random requirements, scorecards, tier dates, groups and shared limits on random programmes. */
final class RandomTerms {
    private static final List<String> METRICS = List.of("paid-on-time", "stock", "data");

    private RandomTerms() {}

    /** Half of the programmes stay as plain as they were. */
    static ScopedProgramme add(Seeded s, ScopedProgramme plain, long unit) {
        if (s.oneIn(2)) {
            return plain;
        }
        ScopedProgramme rich = rich(s, plain, unit);
        return ProgrammeCheck.check(rich.programme()) instanceof ProgrammeCheck.Verdict.Sound ? rich : plain;
    }

    private static ScopedProgramme rich(Seeded s, ScopedProgramme plain, long unit) {
        Programme p = plain.programme();
        Base base = s.oneIn(4) && p.base().measure().ofGoods() ? new Base(p.base().measure(), p.base().qualifying(), p.base().paying(),
                s.pick(Measure.SOLD_OUT, Measure.ORDERED, Measure.INVOICED)) : p.base();
        List<ScopedItems> items = new ArrayList<>();
        Terms terms = Terms.NONE;
        if (s.oneIn(3)) {
            terms = terms.withRequirements(s.pick(Requirement.Combine.values()), requirements(s, base, unit, items));
        }
        if (s.oneIn(2)) {
            terms = terms.withScorecard(scorecard(s));
        }
        if (s.oneIn(3)) {
            terms = terms.withChanges(s.pick(TierChange.Cut.values()), changes(s, p, unit));
        }
        if (s.oneIn(3)) {
            terms = terms.withGroup(s.pick(Terms.GroupSplit.values()));
        }
        Programme rich = new Programme(p.code(), p.version(), p.currency(), p.from(), p.to(), p.scope(), base, p.cycle(), p.scale(), limits(s, p.limits()),
                p.timing(), p.rounding(), terms);
        Map<Integer, Integer> groups = new HashMap<>();
        for (int partner = 0; partner < Worlds.PARTNERS; partner++) {
            if (!s.oneIn(4)) {
                groups.put(partner, s.below(2) * 2);
            }
        }
        return new ScopedProgramme(rich, plain.members(), plain.categories(), plain.products(), plain.excludedProducts(), plain.channels(), plain.entities(),
                items, groups);
    }

    private static List<Requirement> requirements(Seeded s, Base base, long unit, List<ScopedItems> items) {
        List<Requirement> all = new ArrayList<>();
        for (int i = s.between(1, 3); i > 0; i--) {
            String name = "R" + i;
            Scope.Items any = new Scope.Items(Set.of(CodeKind.GOODS), Set.of(), Set.of(), Set.of());
            if (s.oneIn(3)) {
                all.add(new Requirement.ActiveProducts(name, s.between(1, 3)));
                continue;
            }
            items.add(new ScopedItems(s.oneIn(2) ? Worlds.bits(s, 4) : null, s.oneIn(2) ? Worlds.bits(s, 6) : null, s.oneIn(4) ? Worlds.bits(s, 6) : null));
            if (s.oneIn(2)) {
                all.add(new Requirement.Portion(new Gauge(name, base.qualifyingMeasure(), base.qualifying(), any), s.pick(1, 100_000, 333_333, 1_000_000)));
            } else {
                Gauge gauge = new Gauge(name, s.pick(Measure.SHIPPED, Measure.SOLD_OUT, Measure.ORDERED), s.pick(Valuation.values()), any);
                all.add(new Requirement.AtLeast(gauge, s.between(1, 60) * unit));
            }
        }
        return all;
    }

    private static Scorecard scorecard(Seeded s) {
        List<Scorecard.Gate> gates = s.oneIn(2) ? List.of(new Scorecard.Gate(s.pick(METRICS.get(0), METRICS.get(1)), s.pick(Scorecard.Bound.values()),
                s.pick(0L, 500_000L, 900_000L), s.pick(Scorecard.Missing.values()))) : List.of();
        List<Scorecard.Weight> weights = s.oneIn(2) ? List.of() : List.of(new Scorecard.Weight(METRICS.get(0), 333_333, s.pick(Scorecard.Missing.values())),
                new Scorecard.Weight(METRICS.get(2), 666_667, s.pick(Scorecard.Missing.values())));
        return new Scorecard(gates, weights, s.pick(Scorecard.Penalties.values()), s.pick(Scorecard.Unmet.values()));
    }

    private static List<TierChange> changes(Seeded s, Programme p, long unit) {
        int mode = switch (p.scale()) {
            case Scale.Rates rates -> rates.mode().ordinal();
            case Scale.FixedSteps _ -> 5;
            case Scale.PerUnit perUnit -> perUnit.mode() == Scale.UnitMode.ON_THE_WHOLE ? 6 : 7;
            case Scale.Growth _, Scale.Attainment _ -> -1;
        };
        List<TierChange> changes = new ArrayList<>();
        LocalDate day = p.from();
        for (int i = s.between(1, 3); i > 0; i--) {
            day = day.plusDays(s.between(1, 60));
            if (!day.isAfter(p.to())) {
                changes.add(new TierChange(day, mode < 0 ? p.scale() : Worlds.scale(s, mode, unit)));
            }
        }
        return changes;
    }

    private static Limits limits(Seeded s, Limits l) {
        return new Limits(l.minimumMinor(), l.capMinor(), l.baseCap(), some(s, 3, 400), some(s, 4, 300), some(s, 4, 2_000), some(s, 4, 4_000));
    }

    private static OptionalLong some(Seeded s, int oneIn, int most) {
        return s.oneIn(oneIn) ? OptionalLong.of(s.between(1, most)) : OptionalLong.empty();
    }

    static void standings(Seeded s, int position, Programme p, List<Score> scores, List<Penalty> penalties) {
        if (p.terms() == Terms.NONE) {
            return;
        }
        for (FiscalPeriod period : p.cycle().periods(p.from(), p.to())) {
            for (int partner = 0; partner < Worlds.PARTNERS; partner++) {
                for (String metric : METRICS) {
                    if (!s.oneIn(3)) {
                        scores.add(new Score(partner, position, period, metric, s.pick(-5L, 0L, 499_999L, 500_000L, 900_000L, 999_999L, 1_200_000L)));
                    }
                }
                for (int i = s.below(3); i > 0; i--) {
                    penalties.add(new Penalty(partner, position, period, s.pick(0, 7, 150), s.pick(0, 50_000, 333_333, 900_000)));
                }
            }
        }
    }
}
