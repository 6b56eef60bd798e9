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

/** From bases to one rounded, limited amount: the formulas of the scales. */
final class PayoutRule {
    private static final long PPM = 1_000_000;

    private PayoutRule() {}

    /** An amount before rounding: numerator / denominator minor units. */
    private record Exact(Wide numerator, long denominator) {
        static final Exact NOTHING = new Exact(Wide.ZERO, 1);
    }

    /** What was counted for one partner, programme and period. */
    record Counted(int lines, long linesQualifying, long linesPaying, long openingQualifying, long openingPaying, long reference) {}

    static Trace settle(Programme programme, Counted counted) {
        long signed = Math.addExact(counted.linesQualifying(), counted.openingQualifying());
        long qualifying = Math.max(0, signed);
        long paying = Math.max(0, Math.addExact(counted.linesPaying(), counted.openingPaying()));
        paying = Math.min(paying, programme.limits().baseCap().orElse(Long.MAX_VALUE));
        int tier = tierReached(programme.scale(), qualifying, counted.reference());
        Exact exact = tier < 0 ? Exact.NOTHING : exact(programme, tier, paying, counted.reference());
        long calculated = exact.numerator().divide(exact.denominator(), programme.rounding());
        long payout = limited(programme.limits(), calculated);
        Limit limit = payout == calculated ? Limit.NONE : payout > calculated ? Limit.MINIMUM : Limit.CAP;
        return new Trace(counted.lines(), counted.linesQualifying(), counted.openingQualifying(), qualifying, paying,
                counted.reference(), tier, toNextTier(programme.scale(), tier, signed, counted.reference()),
                calculated, roundingMillionths(exact, calculated), limit, payout);
    }

    private static long limited(Limits limits, long calculated) {
        long payout = Math.max(calculated, limits.minimumMinor().orElse(Long.MIN_VALUE));
        return Math.min(payout, limits.capMinor().orElse(Long.MAX_VALUE));
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
