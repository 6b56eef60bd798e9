package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.Attainment;
import io.mingqu.kernel.incentive.Scale.AttainmentPays;
import io.mingqu.kernel.incentive.Scale.FixedSteps;
import io.mingqu.kernel.incentive.Scale.Growth;
import io.mingqu.kernel.incentive.Scale.GrowthPays;
import io.mingqu.kernel.incentive.Scale.NoPrior;
import io.mingqu.kernel.incentive.Scale.PerUnit;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Rates;
import io.mingqu.kernel.incentive.Scale.Tier;
import io.mingqu.kernel.incentive.Scale.UnitMode;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.incentive.Trace.Limit;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.money.Wide;
import java.util.List;
import java.util.OptionalLong;

/** From bases to one rounded, limited amount: the formulas of the scales. */
final class PayoutRule {
    private static final long PPM = 1_000_000;

    private PayoutRule() {}

    /** An amount before rounding: numerator / denominator minor units. */
    private record Exact(Wide numerator, long denominator) {
        static final Exact NOTHING = new Exact(Wide.ZERO, 1);
    }

    /** One stretch of a period that tier dates cut: the scale of its days and what was counted on them. */
    record Stretch(Programme programme, Counted counted, long days) {}

    static Trace settle(Programme programme, Counted counted) {
        return settle(programme, counted, Standing.NONE);
    }

    static Trace settle(Programme programme, Counted counted, Standing standing) {
        long signed = counted.qualifying();
        long qualifying = Math.max(0, signed);
        long paying = Math.max(0, counted.paying());
        paying = Math.min(paying, programme.limits().baseCap().orElse(Long.MAX_VALUE));
        int tier = tierReached(programme.scale(), qualifying, counted.reference());
        Exact exact = tier < 0 ? Exact.NOTHING : exact(programme, tier, paying, counted.reference());
        long next = toNextTier(programme.scale(), tier, signed, counted.reference());
        Trace trace = trace(counted, qualifying, paying, tier, next);
        if (programme.terms() == Terms.NONE) {
            long calculated = exact.numerator().divide(exact.denominator(), programme.rounding());
            return limit(programme, trace, calculated, roundingMillionths(exact, calculated));
        }
        Ratio scored = Ratio.of(exact.numerator().toBigInteger(), exact.denominator()).times(standing.scorePpm(programme), PPM);
        return conclude(programme, trace, scored, counted, standing);
    }

    /** A period cut by tier dates; the last stretch gives tier and distance. Which stretch earned what goes into {@code earned}. */
    static Trace settleCut(Programme programme, Counted whole, List<Stretch> stretches, Standing standing, long[] earned) {
        Ratio sum = Ratio.ZERO;
        int tier = -1;
        long next = -1;
        long periodDays = stretches.stream().mapToLong(Stretch::days).sum();
        for (int k = 0; k < stretches.size(); k++) {
            Stretch stretch = stretches.get(k);
            boolean wholePeriod = programme.terms().cut() == TierChange.Cut.WHOLE_PERIOD;
            Programme scaled = programme.terms().cut() == TierChange.Cut.PRO_RATA
                    ? ProRata.of(stretch.programme(), stretch.days(), periodDays) : stretch.programme();
            Counted counted = wholePeriod ? whole : programme.terms().cut() == TierChange.Cut.PRO_RATA
                    ? ProRata.of(stretch.counted(), stretch.days(), periodDays) : stretch.counted();
            long qualifying = Math.max(0, counted.qualifying());
            long paying = Math.max(0, counted.paying());
            tier = tierReached(scaled.scale(), qualifying, counted.reference());
            next = toNextTier(scaled.scale(), tier, counted.qualifying(), counted.reference());
            Exact exact = tier < 0 ? Exact.NOTHING : exact(scaled, tier, paying, counted.reference());
            Ratio part = Ratio.of(exact.numerator().toBigInteger(), exact.denominator());
            if (wholePeriod) {
                part = paying == 0 ? Ratio.ZERO : part.times(stretch.counted().paying(), paying);
            }
            earned[k] = part.millionths();
            sum = sum.plus(part);
        }
        Trace trace = trace(whole, Math.max(0, whole.qualifying()), Math.max(0, whole.paying()), tier, next);
        return conclude(programme, trace, sum.times(standing.scorePpm(programme), PPM), whole, standing);
    }

    private static Trace trace(Counted counted, long qualifying, long paying, int tier, long next) {
        return new Trace(counted.lines(), counted.linesQualifying(), counted.openingQualifying(), qualifying, paying, counted.reference(),
                tier, next, 0, 0, Limit.NONE, 0);
    }

    /** Rounds once, then guarantee and cap, requirements and gates, penalties, smallest payout. */
    private static Trace conclude(Programme programme, Trace trace, Ratio exact, Counted counted, Standing standing) {
        long calculated = exact.round(programme.rounding());
        Trace limited = limit(programme.withLimits(withoutPayFrom(programme.limits())), trace, calculated, exact.millionthsTo(calculated));
        String unmet = standing.firstUnmet(programme, counted);
        long before = limited.payoutMinor();
        if (!unmet.isEmpty()) {
            before = programme.terms().scorecard().unmet() == Scorecard.Unmet.GUARANTEE
                    ? Math.min(before, programme.limits().minimumMinor().orElse(0)) : 0;
        }
        long penalty = standing.penaltyMinor(programme, before);
        long own = before - penalty;
        boolean tooSmall = own >= 0 && own < programme.limits().payFromMinor().orElse(0);
        Limit because = tooSmall && own > 0 ? Limit.PAY_FROM : penalty != 0 ? Limit.PENALTY
                : before != limited.payoutMinor() ? Limit.UNMET : limited.limit();
        long payout = tooSmall ? 0 : own;
        return limited.paying(payout, because,
                new Trace.Effects(standing.scorePpm(programme), unmet, limited.payoutMinor(), penalty, payout, 0, 0));
    }

    private static Limits withoutPayFrom(Limits l) {
        return new Limits(l.minimumMinor(), l.capMinor(), l.baseCap(), OptionalLong.empty(), l.lineCapMinor(), l.programmeCapMinor(), l.budgetMinor());
    }

    private static Trace limit(Programme programme, Trace t, long calculated, long roundingMillionths) {
        long payout = limited(programme.limits(), calculated);
        Limit limit = payout == calculated ? Limit.NONE : payout > calculated ? Limit.MINIMUM : Limit.CAP;
        if (payout > 0 && payout < programme.limits().payFromMinor().orElse(0)) {
            payout = 0;
            limit = Limit.PAY_FROM;
        }
        return new Trace(t.lines(), t.linesBase(), t.openingBase(), t.qualifyingBase(), t.payingBase(), t.reference(), t.tier(), t.toNextTier(),
                calculated, roundingMillionths, limit, payout);
    }

    private static long limited(Limits limits, long calculated) {
        long payout = Math.max(calculated, limits.minimumMinor().orElse(Long.MIN_VALUE));
        return Math.min(payout, limits.capMinor().orElse(Long.MAX_VALUE));
    }

    /** After each line was held to the line cap: what the lines sum to, if that still is enough to be paid. */
    static Trace afterLineCap(Programme programme, Trace trace, long sum) {
        boolean tooSmall = sum > 0 && sum < programme.limits().payFromMinor().orElse(0);
        Trace.Effects had = trace.effects();
        Trace.Effects has = new Trace.Effects(had.scorePpm(), had.unmet(), had == Trace.Effects.NONE ? trace.payoutMinor() : had.limitedMinor(),
                had.penaltyMinor(), tooSmall ? 0 : sum, had.groupBase(), had.groupPayoutMinor());
        return sum == trace.payoutMinor() ? trace : trace.paying(tooSmall ? 0 : sum, tooSmall ? Limit.PAY_FROM : Limit.LINE_CAP, has);
    }

    private static long roundingMillionths(Exact exact, long calculated) {
        long difference = Wide.product(calculated, exact.denominator()).minus(exact.numerator()).toLongExact();
        return Math.floorDiv(Math.multiplyExact(difference, PPM), exact.denominator());
    }

    /** Position of the last tier whose lower bound is reached, −1 when none is. */
    static int tierReached(Scale scale, long qualifying, long reference) {
        return switch (scale) {
            case Growth growth when reference <= 0 ->
                    growth.noPrior() == NoPrior.TOP_TIER && qualifying > 0 ? growth.tiers().size() - 1 : -1;
            case Attainment _ when reference <= 0 -> -1;
            case Growth growth -> lastWhere(growth.tiers(), qualifying - reference, reference);
            case Attainment attainment -> lastWhere(attainment.tiers(), qualifying, reference);
            case Rates _, FixedSteps _, PerUnit _ -> last(scale.tiers(), qualifying);
        };
    }

    private static int last(List<? extends Tier> tiers, long base) {
        int tier = -1;
        while (tier + 1 < tiers.size() && tiers.get(tier + 1).from() <= base) {
            tier++;
        }
        return tier;
    }

    /** The last tier with part / whole ≥ bound, compared without division. */
    private static int lastWhere(List<? extends Tier> tiers, long part, long whole) {
        Wide scaled = Wide.product(part, PPM);
        int tier = -1;
        while (tier + 1 < tiers.size() && Wide.product(tiers.get(tier + 1).from(), whole).compareTo(scaled) <= 0) {
            tier++;
        }
        return tier;
    }

    private static long toNextTier(Scale scale, int tier, long signedBase, long reference) {
        if (tier + 1 >= scale.tiers().size()) {
            return -1;
        }
        long bound = scale.tiers().get(tier + 1).from();
        return switch (scale) {
            case Growth _ -> reference <= 0 ? -1 : ceil(bound, reference) + reference - signedBase;
            case Attainment _ -> reference <= 0 ? -1 : ceil(bound, reference) - signedBase;
            case Rates _, FixedSteps _, PerUnit _ -> bound - signedBase;
        };
    }

    private static long ceil(long boundPpm, long reference) {
        long product = Math.multiplyExact(boundPpm, reference);
        return -Math.floorDiv(-product, PPM);
    }

    private static Exact exact(Programme programme, int tier, long paying, long reference) {
        return switch (programme.scale()) {
            case Rates rates -> new Exact(rateNumerator(rates, tier, paying), PPM);
            case FixedSteps(List<AmountTier> tiers) -> new Exact(Wide.of(tiers.get(tier).amountMinor()), 1);
            case PerUnit perUnit -> perUnit(perUnit, tier, paying, Currencies.exponent(programme.currency()));
            case Growth growth -> {
                long base = growth.pays() == GrowthPays.ON_INCREASE && reference > 0 ? Math.max(0, paying - reference) : paying;
                yield new Exact(Wide.product(base, growth.tiers().get(tier).ratePpm()), PPM);
            }
            case Attainment attainment -> {
                long base = attainment.pays() == AttainmentPays.ON_TARGET ? reference : paying;
                yield new Exact(Wide.product(base, attainment.tiers().get(tier).ratePpm()), PPM);
            }
        };
    }

    private static Wide rateNumerator(Rates rates, int tier, long paying) {
        return switch (rates.mode()) {
            case ON_THE_WHOLE -> Wide.product(paying, rates.tiers().get(tier).ratePpm());
            case BY_BAND, PROSPECTIVE -> bandNumerator(rates.tiers(), paying);
            case ROLLING -> {
                Wide sum = Wide.ZERO;
                for (int k = 0; k <= tier; k++) {
                    sum = sum.plus(Wide.product(Math.min(paying, upper(rates.tiers(), k)), rates.tiers().get(k).ratePpm()));
                }
                yield sum;
            }
            case TOTAL -> {
                long ratePpm = 0;
                for (int k = 0; k <= tier; k++) {
                    ratePpm += rates.tiers().get(k).ratePpm();
                }
                yield Wide.product(paying, ratePpm);
            }
        };
    }

    /** Σ max(0, min(base, Uₖ) − Lₖ) · rₖ in millionths of a minor unit. */
    static Wide bandNumerator(List<RateTier> tiers, long base) {
        Wide sum = Wide.ZERO;
        for (int k = 0; k < tiers.size() && tiers.get(k).from() < base; k++) {
            sum = sum.plus(Wide.product(Math.min(base, upper(tiers, k)) - tiers.get(k).from(), tiers.get(k).ratePpm()));
        }
        return sum;
    }

    private static long upper(List<? extends Tier> tiers, int k) {
        return k + 1 < tiers.size() ? tiers.get(k + 1).from() : Long.MAX_VALUE;
    }

    private static Exact perUnit(PerUnit scale, int tier, long paying, int exponent) {
        List<UnitTier> tiers = scale.tiers();
        if (scale.mode() == UnitMode.ON_THE_WHOLE) {
            UnitPrice price = tiers.get(tier).perUnit();
            return new Exact(price.exactNumerator(paying, exponent), price.denominator());
        }
        int digits = 0;
        for (UnitTier each : tiers) {
            digits = Math.max(digits, each.perUnit().scale());
        }
        Wide sum = Wide.ZERO;
        for (int k = 0; k < tiers.size() && tiers.get(k).from() < paying; k++) {
            long width = Math.min(paying, upper(tiers, k)) - tiers.get(k).from();
            sum = sum.plus(tiers.get(k).perUnit().atScale(digits).exactNumerator(width, exponent));
        }
        return new Exact(sum, new UnitPrice(0, digits).denominator());
    }
}
