package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.PerUnit;
import io.mingqu.kernel.incentive.Scale.RateMode;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Rates;
import io.mingqu.kernel.incentive.Scale.UnitMode;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.incentive.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Compares our rebate with the figure in somebody's sheet and says why it differs, by settling again under the mistake supposed:
 * another tier, another mode, another unit, other tax basis, a line left out, doubled, or of another period, returns or limits
 * ignored. The first supposition that gives their figure to the fen is the reason.
 */
public final class RebateComparison {
    private final Programme programme;
    private final Trace trace;
    private final Facts facts;
    private final long theirs;

    /**
     * What the suppositions need.
     *
     * @param lines         what each line counted brought to the base
     * @param neighbours    base lines of the periods before and after
     * @param returnsBase   Σ of the returns in the base, negative
     * @param otherTaxBase  the base under the other tax basis (gross for net), if amounts are counted
     * @param packFactors   base units per larger unit
     */
    public record Facts(List<BaseLine> lines, List<BaseLine> neighbours, long returnsBase, OptionalLong otherTaxBase, List<Long> packFactors) {
        public Facts {
            lines = List.copyOf(lines);
            neighbours = List.copyOf(neighbours);
            packFactors = List.copyOf(packFactors);
        }
    }

    /** A line's document and its part of the base; returns are negative. */
    public record BaseLine(String documentNo, long base) {}

    private RebateComparison(Programme programme, Trace trace, Facts facts, long theirs) {
        this.programme = programme;
        this.trace = trace;
        this.facts = facts;
        this.theirs = theirs;
    }

    /** Empty when the figures are equal. Suppositions about the base are tried where one base both qualifies and pays. */
    public static Optional<Difference> compare(Programme programme, Trace trace, Facts facts, long theirsMinor) {
        return theirsMinor == trace.payoutMinor() ? Optional.empty()
                : Optional.of(new RebateComparison(programme, trace, facts, theirsMinor).explain());
    }

    private Difference explain() {
        long base = Math.addExact(trace.linesBase(), trace.openingBase());
        return byTerms()
                .or(() -> programme.base().oneBase() ? byBase(base) : Optional.empty())
                .or(() -> Slips.between(trace.payoutMinor(), theirs).map(this::because))
                .orElseGet(() -> because(
                        Math.abs(theirs - trace.payoutMinor()) == 1 ? DifferenceReason.ROUNDING
                                : theirs == 0 ? DifferenceReason.NOT_STATED : DifferenceReason.UNEXPLAINED));
    }

    private Optional<Difference> byTerms() {
        if (trace.limit() != Trace.Limit.NONE && theirs == trace.calculatedMinor()) {
            return Optional.of(because(DifferenceReason.LIMIT_IGNORED, "limit", trace.limit().name()));
        }
        List<? extends Scale.Tier> tiers = programme.scale().tiers();
        for (int k = 0; k < tiers.size(); k++) {
            if (k != trace.tier() && pays(onlyTier(tiers.get(k)), trace.payingBase()) == theirs) {
                return Optional.of(because(DifferenceReason.OTHER_TIER, "ourTier", trace.tier() + 1, "theirTier", k + 1));
            }
        }
        for (Programme other : otherModes()) {
            if (pays(other, trace.payingBase()) == theirs) {
                return Optional.of(because(DifferenceReason.OTHER_MODE));
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> byBase(long base) {
        LongFunction<Long> paid = b -> WhatIf.at(programme, b, b, trace.reference()).payoutMinor();
        for (long factor : facts.packFactors()) {
            if (factor > 1 && programme.scale() instanceof PerUnit
                    && (paid.apply(base / factor) == theirs || paid.apply(Math.multiplyExact(base, factor)) == theirs)) {
                return Optional.of(because(DifferenceReason.OTHER_UNIT, "factor", factor));
            }
        }
        if (facts.otherTaxBase().isPresent() && paid.apply(facts.otherTaxBase().getAsLong()) == theirs) {
            return Optional.of(because(DifferenceReason.OTHER_TAX_BASIS, "base", facts.otherTaxBase().getAsLong()));
        }
        if (facts.returnsBase() != 0 && paid.apply(base - facts.returnsBase()) == theirs) {
            return Optional.of(because(DifferenceReason.RETURNS_IGNORED, "returnsBase", facts.returnsBase()));
        }
        if (trace.openingBase() != 0 && paid.apply(trace.linesBase()) == theirs) {
            return Optional.of(because(DifferenceReason.OPENING_DIFFERS, "openingBase", trace.openingBase()));
        }
        for (BaseLine line : facts.lines()) {
            if (paid.apply(base - line.base()) == theirs) {
                return Optional.of(because(line.base() < 0 ? DifferenceReason.MISSING_RETURN : DifferenceReason.MISSING_SHIPMENT,
                        "documentNo", line.documentNo(), "base", line.base()));
            }
            if (paid.apply(base + line.base()) == theirs) {
                return Optional.of(because(line.base() < 0 ? DifferenceReason.DUPLICATED_RETURN : DifferenceReason.DUPLICATED_SHIPMENT,
                        "documentNo", line.documentNo(), "base", line.base()));
            }
        }
        for (BaseLine line : facts.neighbours()) {
            if (paid.apply(base + line.base()) == theirs) {
                return Optional.of(because(
                        line.base() < 0 ? DifferenceReason.RETURN_IN_WRONG_MONTH : DifferenceReason.SHIPMENT_IN_WRONG_MONTH,
                        "documentNo", line.documentNo(), "base", line.base()));
            }
        }
        return Optional.empty();
    }

    private long pays(Programme supposed, long base) {
        return WhatIf.at(supposed, base, base, trace.reference()).payoutMinor();
    }

    /** The programme as if this tier held from the first unit on. */
    private Programme onlyTier(Scale.Tier tier) {
        return withScale(switch (tier) {
            case RateTier rate -> new Rates(RateMode.ON_THE_WHOLE, List.of(new RateTier(0, rate.ratePpm())));
            case AmountTier amount -> new Scale.FixedSteps(List.of(new AmountTier(0, amount.amountMinor())));
            case UnitTier unit -> new PerUnit(UnitMode.ON_THE_WHOLE, List.of(new UnitTier(0, unit.perUnit())));
        });
    }

    private List<Programme> otherModes() {
        List<Programme> others = new ArrayList<>();
        switch (programme.scale()) {
            case Rates(RateMode mode, List<RateTier> tiers) -> {
                for (RateMode other : RateMode.values()) {
                    if (other != mode) {
                        others.add(withScale(new Rates(other, tiers)));
                    }
                }
            }
            case PerUnit(UnitMode mode, List<UnitTier> tiers) -> {
                for (UnitMode other : UnitMode.values()) {
                    if (other != mode) {
                        others.add(withScale(new PerUnit(other, tiers)));
                    }
                }
            }
            case Scale.FixedSteps _, Scale.Growth _, Scale.Attainment _ -> { }
        }
        return others;
    }

    private Programme withScale(Scale scale) {
        Programme p = programme;
        Limits limits = p.limits();
        return new Programme(p.code(), p.version(), p.currency(), p.from(), p.to(), p.scope(), p.base(), p.cycle(), scale, limits,
                p.timing(), p.rounding());
    }

    private Difference because(DifferenceReason reason, Object... evidence) {
        return AccountComparison.difference(programme.code(), trace.payoutMinor(), theirs, reason, evidence);
    }
}
