package io.mingqu.kernel.incentive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settles again only what late lines touch 增量重算: adds them to the sums of an earlier settlement instead of reading its lines again. Equal to
 * settling everything anew. Only for programmes that are {@link Programme#additive}; members, openings and references must be what they were,
 * except that references of newly touched pairs must be given.
 */
public final class Rerating {
    private final Settlement now;
    private final Standings standings;
    private List<Payout> all;
    private final List<Payout> touched = new ArrayList<>();
    private final List<Payout> gone = new ArrayList<>();

    /**
     * What changed.
     *
     * @param touched payouts of (partner, programme, period) with another sum or another amount, as they are now
     * @param gone    payouts that were and have no line left
     * @param refused added lines refused as too late
     */
    public record Result(List<Payout> touched, List<Payout> gone, List<RefusedLine> refused) {
        public Result {
            touched = List.copyOf(touched);
            gone = List.copyOf(gone);
            refused = List.copyOf(refused);
        }
    }

    private Rerating(Settlement now, Collection<Payout> before) {
        this.now = now;
        this.standings = Standings.of(now);
        this.all = new ArrayList<>(before);
        this.all.sort(SettlementKernel.ORDER); // costs nothing where they are in order, as a settlement gives them
    }

    /**
     * @param now       the settlement with the added lines only, programmes at the positions they had
     * @param withdrawn lines counted before that no longer count
     * @param before    the payouts of the earlier settlement
     * @throws IllegalArgumentException for a programme whose lines are needed again
     */
    public static Result settle(Settlement now, List<LineBatch> withdrawn, Collection<Payout> before) {
        for (ScopedProgramme each : now.programmes()) {
            if (!each.programme().additive()) {
                throw new IllegalArgumentException("programme " + each.programme().code() + " cannot be settled by adding lines: settle its lines again");
            }
        }
        Rerating rerating = new Rerating(now, before);
        SettlementResult added = SettlementKernel.settle(rerating.only(now.lines()));
        List<Payout> taken = withdrawn.isEmpty() ? List.of() : SettlementKernel.settle(rerating.only(withdrawn)).payouts();
        rerating.merge(added.payouts(), taken);
        rerating.across();
        return new Result(rerating.touched, rerating.gone, added.refused());
    }

    /** Walks the earlier payouts, what was added and what was taken away side by side: all three are in order. */
    private void merge(List<Payout> added, List<Payout> taken) {
        List<Payout> merged = new ArrayList<>(all.size());
        int a = 0;
        int t = 0;
        int b = 0;
        while (a < added.size() || t < taken.size()) {
            Payout first = a == added.size() ? taken.get(t) : t == taken.size() || SettlementKernel.ORDER.compare(added.get(a), taken.get(t)) <= 0
                    ? added.get(a) : taken.get(t);
            while (b < all.size() && SettlementKernel.ORDER.compare(all.get(b), first) < 0) {
                merged.add(all.get(b++));
            }
            Payout before = b < all.size() && SettlementKernel.ORDER.compare(all.get(b), first) == 0 ? all.get(b++) : null;
            Counted counted = before == null ? opened(first) : before.counted();
            if (a < added.size() && SettlementKernel.ORDER.compare(added.get(a), first) == 0) {
                counted = counted.withLines(added.get(a++).counted(), 1);
            }
            if (t < taken.size() && SettlementKernel.ORDER.compare(taken.get(t), first) == 0) {
                counted = counted.withLines(taken.get(t++).counted(), -1);
            }
            keep(first, before, counted, merged);
        }
        merged.addAll(all.subList(b, all.size()));
        all = merged;
    }

    private void keep(Payout place, @Nullable Payout before, Counted counted, List<Payout> merged) {
        if (counted.lines() != 0 || isOpened(place)) {
            Payout settled = settled(new Payout(place.partner(), place.programme(), place.period(), place.trace(), counted));
            merged.add(settled);
            touched.add(settled);
        } else if (before != null) {
            gone.add(before);
        }
    }

    private Settlement only(List<LineBatch> lines) {
        List<ScopedProgramme> alone = now.programmes().stream().map(Rerating::alone).toList();
        return new Settlement(lines, alone, List.of(), List.of(), now.through());
    }

    /** The same programme without what depends on others: here only its sums are asked for. */
    private static ScopedProgramme alone(ScopedProgramme s) {
        Programme p = s.programme().withLimits(Limits.NONE).withTerms(Terms.NONE);
        return new ScopedProgramme(p, s.members(), s.categories(), s.products(), s.excludedProducts(), s.channels(), s.entities());
    }

    private boolean isOpened(Payout payout) {
        return now.openings().stream().anyMatch(o -> isAbout(o, payout));
    }

    private static boolean isAbout(Opening opening, Payout payout) {
        return opening.partner() == payout.partner() && opening.programme() == payout.programme() && payout.period().contains(opening.through());
    }

    private Counted opened(Payout payout) {
        long qualifying = 0;
        long paying = 0;
        for (Opening opening : now.openings()) {
            if (isAbout(opening, payout)) {
                qualifying += opening.qualifying();
                paying += opening.paying();
            }
        }
        long reference = standings.reference(payout.partner(), payout.programme(), CompiledProgramme.day(payout.period().first()));
        return new Counted(0, 0, 0, qualifying, paying, reference);
    }

    private Payout settled(Payout payout) {
        Programme programme = now.programmes().get(payout.programme()).programme();
        return payout.with(PayoutRule.settle(programme, payout.counted(), standings.of(PayoutKey.of(payout))));
    }

    /** A group's tier and a shared cap move everybody: those programmes are decided again from the sums of all. */
    private void across() {
        Set<Integer> programmes = new TreeSet<>();
        touched.forEach(p -> programmes.add(p.programme()));
        gone.forEach(p -> programmes.add(p.programme()));
        programmes.removeIf(p -> !now.programmes().get(p).programme().acrossPartners());
        if (programmes.isEmpty()) {
            return;
        }
        Set<PayoutKey> known = new HashSet<>();
        touched.forEach(p -> known.add(PayoutKey.of(p)));
        touched.removeIf(p -> programmes.contains(p.programme()));
        Map<PayoutKey, Payout> before = new HashMap<>();
        all.stream().filter(p -> programmes.contains(p.programme())).forEach(p -> before.put(PayoutKey.of(p), p));
        for (Payout decided : AcrossPartners.decide(now, before.values().stream().map(this::settled).toList())) {
            PayoutKey key = PayoutKey.of(decided);
            if (known.contains(key) || !before.get(key).trace().equals(decided.trace())) {
                touched.add(decided);
            }
        }
        touched.sort(SettlementKernel.ORDER);
    }
}
