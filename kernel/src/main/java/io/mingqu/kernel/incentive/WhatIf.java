package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.List;
import java.util.Map;


/** What a programme would pay on another base 试算: the formulas of settlement applied to supposed figures. */
public final class WhatIf {
    private WhatIf() {}

    /** @param reference target or prior base, 0 where the scale needs none */
    public static Trace at(Programme programme, long qualifying, long paying, long reference) {
        return PayoutRule.settle(programme, new Counted(1, qualifying, paying, 0, 0, reference));
    }

    public static Trace at(Programme programme, long base) {
        return at(programme, base, base, 0);
    }

    /**
     * What the same partner would be paid alone had it counted this much more on both bases: score, gates and gauges as they are, penalties
     * left out.
     */
    public static Trace withMore(Programme programme, Payout now, long qualifying, long paying) {
        Counted c = now.counted();
        Counted more = new Counted(Math.max(1, c.lines()), Math.addExact(c.linesQualifying(), qualifying), Math.addExact(c.linesPaying(), paying),
                c.openingQualifying(), c.openingPaying(), c.reference(), c.gauges(), c.activeProducts());
        return PayoutRule.settle(asStanding(programme, now.trace().effects()), more,
                new Standing(Map.of(SCORE, (long) now.trace().effects().scorePpm()), 0, 0));
    }

    private static final String SCORE = "score";

    /** The programme with the score found as its only metric, and shut if one of its gates was. */
    private static Programme asStanding(Programme programme, Trace.Effects effects) {
        Scorecard card = programme.terms().scorecard();
        if (card.equals(Scorecard.NONE)) {
            return programme;
        }
        boolean shut = card.gates().stream().anyMatch(gate -> gate.metric().equals(effects.unmet()));
        List<Scorecard.Gate> gates = shut ? List.of(new Scorecard.Gate(effects.unmet(), Scorecard.Bound.AT_LEAST, 0, Scorecard.Missing.FAILS)) : List.of();
        return programme.withTerms(programme.terms().withScorecard(new Scorecard(gates,
                List.of(new Scorecard.Weight(SCORE, 1_000_000, Scorecard.Missing.FAILS)), Scorecard.Penalties.IGNORED, card.unmet())));
    }

    /**
     * What a return of this much would claw back 断崖: the payout now less the payout after, which exceeds the rate times the
     * return where it crosses a threshold of an on-the-whole scale.
     */
    public static long cliffExposureMinor(Programme programme, long base, long returned) {
        return Math.subtractExact(at(programme, base).payoutMinor(), at(programme, Math.subtractExact(base, returned)).payoutMinor());
    }

    /**
     * What a return of a part of everything counted would claw back.
     *
     * @param clawbackMinor payout now less payout after
     * @param excessMinor   what of it is more than that part of the payout: the cliff
     */
    public record Cliff(long clawbackMinor, long excessMinor) {}

    /** @param returnPpm the part of qualifying and paying base that comes back, rounded down; requirements and scores stay as they are */
    public static Cliff cliff(Programme programme, Payout payout, int returnPpm) {
        Counted counted = payout.counted();
        long qualifying = part(Math.max(0, counted.qualifying()), returnPpm);
        long paying = part(Math.max(0, counted.paying()), returnPpm);
        long now = withMore(programme, payout, 0, 0).payoutMinor();
        long after = withMore(programme, payout, -qualifying, -paying).payoutMinor();
        long clawback = Math.subtractExact(now, after);
        return new Cliff(clawback, Math.max(0, clawback - part(Math.max(0, now), returnPpm)));
    }

    private static long part(long whole, int ppm) {
        return Wide.mulDiv(whole, ppm, 1_000_000, Rounding.DOWN);
    }
}
