package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.List;

/**
 * Bounds and reference of a stretch in proportion to its days, rounded half up; fixed amounts too. Bounds that are rates stay: there the reference
 * is what shrinks. Bounds that fall together keep their order, the later tier holds.
 */
final class ProRata {
    private ProRata() {}

    static Programme of(Programme programme, long days, long of) {
        Scale scale = switch (programme.scale()) {
            case Scale.Rates(Scale.RateMode mode, List<RateTier> tiers) -> new Scale.Rates(mode,
                    tiers.stream().map(t -> new RateTier(part(t.from(), days, of), t.ratePpm())).toList());
            case Scale.FixedSteps(List<AmountTier> tiers) -> new Scale.FixedSteps(
                    tiers.stream().map(t -> new AmountTier(part(t.from(), days, of), part(t.amountMinor(), days, of))).toList());
            case Scale.PerUnit(Scale.UnitMode mode, List<UnitTier> tiers) -> new Scale.PerUnit(mode,
                    tiers.stream().map(t -> new UnitTier(part(t.from(), days, of), t.perUnit())).toList());
            case Scale.Growth growth -> growth;
            case Scale.Attainment attainment -> attainment;
        };
        Programme p = programme;
        return new Programme(p.code(), p.version(), p.currency(), p.from(), p.to(), p.scope(), p.base(), p.cycle(), scale, p.limits(), p.timing(),
                p.rounding(), p.terms());
    }

    static Counted of(Counted c, long days, long of) {
        return new Counted(c.lines(), c.linesQualifying(), c.linesPaying(), c.openingQualifying(), c.openingPaying(),
                part(c.reference(), days, of), c.gauges(), c.activeProducts());
    }

    private static long part(long whole, long days, long of) {
        return Wide.mulDiv(whole, days, of, Rounding.HALF_UP);
    }
}
