package io.mingqu.kernel.testing;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.Gauge;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Requirement;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.ScopedItems;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.kernel.incentive.Terms;
import io.mingqu.kernel.incentive.TierChange;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.movement.CodeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What a case of the kit says beyond base and tiers. */
final class CaseTerms {
    final List<ScopedItems> items = new ArrayList<>();
    final Map<Integer, Integer> groups = new TreeMap<>();
    final List<Score> scores = new ArrayList<>();
    final List<Penalty> penalties = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Scorecard.Gate> gates = new ArrayList<>();
    private final List<Scorecard.Weight> weights = new ArrayList<>();
    private Requirement.Combine combine = Requirement.Combine.ALL;
    private Scorecard.Penalties penaltyRule = Scorecard.Penalties.IGNORED;
    private Scorecard.Unmet unmet = Scorecard.Unmet.NOTHING;
    private TierChange.Cut cut = TierChange.Cut.WHOLE_PERIOD;
    private Terms.GroupSplit split;

    Terms terms(List<TierChange> changes) {
        Scorecard card = new Scorecard(gates, weights, penaltyRule, unmet);
        Terms terms = new Terms(requirements, combine, card, changes, cut, split);
        return requirements.isEmpty() && card.equals(Scorecard.NONE) && changes.isEmpty() && split == null ? Terms.NONE : terms;
    }

    void read(String word, String[] w, Base base, ToLongFunction<String> measured) {
        switch (word) {
            case "require" -> combine = Requirement.Combine.valueOf(w[0]);
            case "requirement" -> requirement(w, base, measured);
            case "gate" -> gates.add(new Scorecard.Gate(w[0], Scorecard.Bound.valueOf(w[1]), millionths(w[2]), missing(w, 3)));
            case "weight" -> weights.add(new Scorecard.Weight(w[0], ConformanceCase.ppm(w[1]), missing(w, 2)));
            case "penalties" -> penaltyRule = Scorecard.Penalties.valueOf(w[0]);
            case "unmet" -> unmet = Scorecard.Unmet.valueOf(w[0]);
            case "cut" -> cut = TierChange.Cut.valueOf(w[0]);
            case "group" -> {
                split = Terms.GroupSplit.valueOf(w[0]);
                Arrays.stream(w).skip(1).map(each -> each.split("=")).forEach(each -> groups.put(Integer.parseInt(each[0]), Integer.parseInt(each[1])));
            }
            default -> throw new IllegalArgumentException(word);
        }
    }

    /** KIND NAME VALUE [MEASURE VALUATION] [categories=1,2] [products=3]. */
    private void requirement(String[] w, Base base, ToLongFunction<String> measured) {
        Map<String, BitSet> lists = new TreeMap<>();
        List<String> plain = new ArrayList<>();
        for (String each : w) {
            if (each.contains("=")) {
                BitSet bits = new BitSet();
                Arrays.stream(each.substring(each.indexOf('=') + 1).split(",")).mapToInt(Integer::parseInt).forEach(bits::set);
                lists.put(each.substring(0, each.indexOf('=')), bits);
            } else {
                plain.add(each);
            }
        }
        Scope.Items any = new Scope.Items(Set.of(CodeKind.GOODS), Set.of(), Set.of(), Set.of());
        if (plain.get(0).equals("PRODUCTS")) {
            requirements.add(new Requirement.ActiveProducts(plain.get(1), Integer.parseInt(plain.get(2))));
            return;
        }
        Measure measure = plain.size() > 3 ? Measure.valueOf(plain.get(3)) : base.qualifyingMeasure();
        Valuation valuation = plain.size() > 4 ? Valuation.valueOf(plain.get(4)) : base.qualifying();
        Gauge gauge = new Gauge(plain.get(1), measure, valuation, any);
        items.add(new ScopedItems(lists.get("categories"), lists.get("products"), null));
        requirements.add(plain.get(0).equals("PORTION") ? new Requirement.Portion(gauge, ConformanceCase.ppm(plain.get(2)))
                : new Requirement.AtLeast(gauge, valuation == Valuation.QUANTITY ? new BigDecimal(plain.get(2)).movePointRight(3).longValueExact()
                        : measured.applyAsLong(plain.get(2))));
    }

    private static Scorecard.Missing missing(String[] w, int at) {
        return w.length > at ? Scorecard.Missing.valueOf(w[at]) : Scorecard.Missing.FAILS;
    }

    private static long millionths(String number) {
        return number.endsWith("%") ? ConformanceCase.ppm(number) : new BigDecimal(number).movePointRight(6).longValueExact();
    }

    /** METRIC VALUE PERIOD [partner=]. */
    void score(String[] w, Cycle cycle) {
        scores.add(new Score(partner(w, 3), 0, cycle.calendar().parse(w[2]).orElseThrow(), w[0], millionths(w[1])));
    }

    /** AMOUNT RATE PERIOD [partner=]. */
    void penalty(String[] w, Cycle cycle, ToLongFunction<String> money) {
        penalties.add(new Penalty(partner(w, 3), 0, cycle.calendar().parse(w[2]).orElseThrow(), money.applyAsLong(w[0]), ConformanceCase.ppm(w[1])));
    }

    private static int partner(String[] w, int at) {
        return w.length > at ? Integer.parseInt(w[at].substring("partner=".length())) : 0;
    }
}
