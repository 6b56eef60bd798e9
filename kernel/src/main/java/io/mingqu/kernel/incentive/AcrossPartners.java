package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Trace.Effects;
import io.mingqu.kernel.incentive.Trace.Limit;
import io.mingqu.kernel.money.Allocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What depends on more than one partner: groups that reach tiers together, and caps and budgets that all partners of a programme share. Shares are
 * by largest remainder, ties to the lower partner number.
 */
final class AcrossPartners {
    private final Settlement settlement;
    private final Standings standings;

    private AcrossPartners(Settlement settlement) {
        this.settlement = settlement;
        this.standings = Standings.of(settlement);
    }

    /** The payouts as settled partner by partner, with groups and shared limits decided. */
    static List<Payout> decide(Settlement settlement, List<Payout> alone) {
        AcrossPartners across = new AcrossPartners(settlement);
        Map<Integer, List<Payout>> byProgramme = new TreeMap<>();
        alone.forEach(p -> byProgramme.computeIfAbsent(p.programme(), _ -> new ArrayList<>()).add(p));
        List<Payout> decided = new ArrayList<>(alone.size());
        byProgramme.forEach((p, payouts) -> decided.addAll(across.programme(settlement.programmes().get(p), payouts)));
        decided.sort(SettlementKernel.ORDER);
        return decided;
    }

    private List<Payout> programme(ScopedProgramme scoped, List<Payout> alone) {
        Programme programme = scoped.programme();
        if (!programme.acrossPartners()) {
            return alone;
        }
        Map<Integer, List<Payout>> byPeriod = new TreeMap<>();
        alone.forEach(p -> byPeriod.computeIfAbsent(CompiledProgramme.day(p.period().first()), _ -> new ArrayList<>()).add(p));
        List<Payout> decided = new ArrayList<>();
        long budgetLeft = programme.limits().budgetMinor().orElse(Long.MAX_VALUE);
        for (List<Payout> period : byPeriod.values()) {
            List<Payout> grouped = programme.terms().groupSplit() == null ? period : groups(scoped, period);
            List<Payout> shared = shared(grouped, programme.limits().programmeCapMinor().orElse(Long.MAX_VALUE), budgetLeft);
            if (budgetLeft != Long.MAX_VALUE) {
                budgetLeft -= shared.stream().mapToLong(p -> Math.max(0, p.payoutMinor())).sum();
            }
            decided.addAll(shared);
        }
        return decided;
    }

    private List<Payout> groups(ScopedProgramme scoped, List<Payout> period) {
        Map<Integer, List<Payout>> byHead = new TreeMap<>();
        for (Payout each : period) {
            byHead.computeIfAbsent(scoped.groups().getOrDefault(each.partner(), each.partner()), _ -> new ArrayList<>()).add(each);
        }
        List<Payout> decided = new ArrayList<>();
        byHead.forEach((head, members) -> decided.addAll(group(scoped.programme(), head, members)));
        return decided;
    }

    private List<Payout> group(Programme programme, int head, List<Payout> unordered) {
        List<Payout> members = unordered.stream().sorted(Comparator.comparingInt(Payout::partner)).toList();
        Payout any = members.getFirst();
        Counted together = members.stream().map(Payout::counted).reduce(Counted::plus).orElseThrow();
        int firstDay = CompiledProgramme.day(any.period().first());
        Standing standing = new Standing(standings.of(new PayoutKey(head, any.programme(), firstDay)).scores(), 0, 0);
        for (Payout each : members) {
            Standing own = standings.of(PayoutKey.of(each));
            standing = standing.plus(new Standing(Map.of(), own.penaltyMinor(), own.penaltyPpm()));
        }
        Trace group = PayoutRule.settle(programme.asOn(any.period().last()), together, standing);
        long[] parts = Allocation.split(group.payoutMinor(), weights(programme, head, members), keys(members));
        return IntStream.range(0, parts.length).mapToObj(i -> member(members.get(i), group, parts[i])).toList();
    }

    /** Contributions below 0 take nothing and give nothing; where nobody brought anything, the head, or else the first, takes it all. */
    private static long[] weights(Programme programme, int head, List<Payout> members) {
        boolean evenly = programme.terms().groupSplit() == Terms.GroupSplit.EVENLY;
        long[] weights = members.stream().mapToLong(p -> Math.max(0, p.counted().paying())).map(w -> evenly ? Math.min(1, w) : w).toArray();
        if (IntStream.range(0, weights.length).allMatch(i -> weights[i] == 0)) {
            int takes = Math.max(0, IntStream.range(0, weights.length).filter(i -> members.get(i).partner() == head).findFirst().orElse(0));
            weights[takes] = 1;
        }
        return weights;
    }

    private static long[] keys(Collection<Payout> payouts) {
        return payouts.stream().mapToLong(Payout::partner).toArray();
    }

    private static Payout member(Payout own, Trace group, long part) {
        Counted c = own.counted();
        Trace trace = new Trace(c.lines(), c.linesQualifying(), c.openingQualifying(), Math.max(0, c.qualifying()), Math.max(0, c.paying()),
                group.reference(), group.tier(), group.toNextTier(), part, 0, group.limit(), part,
                new Effects(group.effects().scorePpm(), group.effects().unmet(), part, 0, part, group.qualifyingBase(), group.payoutMinor()));
        return own.with(trace);
    }

    /** Holds the positive payouts of a period to the smaller of cap and what is left of the budget. */
    private static List<Payout> shared(List<Payout> period, long cap, long budgetLeft) {
        List<Payout> ordered = period.stream().sorted(Comparator.comparingInt(Payout::partner)).toList();
        long total = ordered.stream().mapToLong(p -> Math.max(0, p.payoutMinor())).reduce(0, Math::addExact);
        long most = Math.max(0, Math.min(cap, budgetLeft));
        if (total <= most) {
            return ordered;
        }
        Limit because = cap <= budgetLeft ? Limit.PROGRAMME_CAP : Limit.BUDGET;
        long[] parts = Allocation.split(most, ordered.stream().mapToLong(p -> Math.max(0, p.payoutMinor())).toArray(), keys(ordered));
        return IntStream.range(0, parts.length).mapToObj(i -> held(ordered.get(i), parts[i], because)).toList();
    }

    private static Payout held(Payout own, long part, Limit because) {
        Trace trace = own.trace();
        if (trace.payoutMinor() <= part) {
            return own;
        }
        Effects had = trace.effects();
        Effects has = had == Effects.NONE ? new Effects(1_000_000, "", trace.payoutMinor(), 0, trace.payoutMinor(), 0, 0)
                : new Effects(had.scorePpm(), had.unmet(), had.limitedMinor(), had.penaltyMinor(), trace.payoutMinor(), had.groupBase(), had.groupPayoutMinor());
        return own.with(trace.paying(part, because, has));
    }
}
