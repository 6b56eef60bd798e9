package io.mingqu.kernel.incentive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settles again only what late lines touch 增量重算: adds them to the sums of an earlier settlement instead of reading its lines again. Equal to
 * settling everything anew. Only for programmes that are {@link Programme#additive}; members, openings and references must be what they were,
 * except that references of newly touched pairs must be given.
 */
public final class Rerating {
    private final Settlement now;
    private final Standings standings;
    private final Map<PayoutKey, Payout> payouts = new HashMap<>();
    private final Set<PayoutKey> touched = new HashSet<>();
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
        for (Payout each : before) {
            payouts.put(PayoutKey.of(each), each);
        }
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
        added.payouts().forEach(p -> rerating.add(p, 1));
        SettlementKernel.settle(rerating.only(withdrawn)).payouts().forEach(p -> rerating.add(p, -1));
        rerating.across();
        return new Result(rerating.touched.stream().map(rerating.payouts::get).sorted(SettlementKernel.ORDER).toList(), rerating.gone, added.refused());
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

    private void add(Payout since, int sign) {
        PayoutKey key = PayoutKey.of(since);
        Payout before = payouts.get(key);
        Counted counted = (before == null ? opened(since) : before.counted()).withLines(since.counted(), sign);
        if (counted.lines() == 0 && !isOpened(since)) {
            payouts.remove(key);
            if (!touched.remove(key) && before != null) {
                gone.add(before);
            }
            return;
        }
        payouts.put(key, settled(new Payout(since.partner(), since.programme(), since.period(), since.trace(), counted)));
        touched.add(key);
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
        touched.forEach(k -> programmes.add(k.programme()));
        gone.forEach(p -> programmes.add(p.programme()));
        programmes.removeIf(p -> !now.programmes().get(p).programme().acrossPartners());
        List<Payout> alone = payouts.values().stream().filter(p -> programmes.contains(p.programme())).map(this::settled).toList();
        for (Payout decided : AcrossPartners.decide(now, alone)) {
            PayoutKey key = PayoutKey.of(decided);
            Payout before = payouts.put(key, decided);
            if (before == null || !before.trace().equals(decided.trace())) {
                touched.add(key);
            }
        }
    }
}
