package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.UnitPrice;
import java.util.List;

/**
 * The tiers of a programme 返利台阶 and how a base becomes an amount. Lower bounds are inclusive, a tier ends where the next
 * begins; below the first bound nothing is paid. Bounds are in minor units for amounts, in thousandths of a base unit for
 * quantities, in ppm for growth and attainment.
 */
public sealed interface Scale {
    List<? extends Tier> tiers();

    /** A step of a scale. */
    sealed interface Tier {
        /** Lower bound, inclusive. */
        long from();
    }

    /** A percentage: {@code ratePpm} of the paying base. */
    record RateTier(long from, int ratePpm) implements Tier {}

    /** A fixed amount. */
    record AmountTier(long from, long amountMinor) implements Tier {}

    /** An amount per base unit. */
    record UnitTier(long from, UnitPrice perUnit) implements Tier {}

    /** Percentages of an amount. */
    record Rates(RateMode mode, List<RateTier> tiers) implements Scale {
        public Rates {
            tiers = List.copyOf(tiers);
        }
    }

    /** How percentages of several tiers combine. */
    enum RateMode {
        /** 分段累进: each band of the base at its own rate. Σ max(0, min(B, Uₖ) − Lₖ) · rₖ. */
        BY_BAND,
        /** 全额返: the rate reached applies to the whole base. B · r(B). */
        ON_THE_WHOLE,
        /** Each band reached pays on the cumulative base when it was passed. Σ min(B, Uₖ) · rₖ. */
        ROLLING,
        /** Each rate reached pays on everything. Σ B · rₖ. */
        TOTAL,
        /** 达标后: in business order, what lies above a bound earns that rate; the line that crosses it is split. */
        PROSPECTIVE
    }

    /** 固定返: the amount of the tier reached. */
    record FixedSteps(List<AmountTier> tiers) implements Scale {
        public FixedSteps {
            tiers = List.copyOf(tiers);
        }
    }

    /** 单件返: an amount per unit, by band or on the whole quantity. */
    record PerUnit(UnitMode mode, List<UnitTier> tiers) implements Scale {
        public PerUnit {
            tiers = List.copyOf(tiers);
        }
    }

    /** How amounts per unit of several tiers combine. */
    enum UnitMode { BY_BAND, ON_THE_WHOLE }

    /** 增长返: the rate is chosen by growth over the same period a year before, (B − B₀) / B₀ in ppm. */
    record Growth(List<RateTier> tiers, GrowthPays pays, NoPrior noPrior) implements Scale {
        public Growth {
            tiers = List.copyOf(tiers);
        }
    }

    /** What a growth rate is applied to: the whole base, or only the increase over the year before. */
    enum GrowthPays { ON_BASE, ON_INCREASE }

    /** What holds for a partner whose prior base is zero, negative or unknown: nothing, or the highest tier on the base. */
    enum NoPrior { NOTHING, TOP_TIER }

    /** 达成返, 份额返: the rate is chosen by attainment of a target, or by share of a market, B / T in ppm. Without T nothing is paid. */
    record Attainment(List<RateTier> tiers, AttainmentPays pays, Against against) implements Scale {
        public Attainment {
            tiers = List.copyOf(tiers);
        }

        public Attainment(List<RateTier> tiers, AttainmentPays pays) {
            this(tiers, pays, Against.TARGET);
        }
    }

    /** What the base is divided by: the target of the partner, or the whole market of its region 市场份额. */
    enum Against { TARGET, MARKET }

    /** What an attainment rate is applied to: the base, or the target. */
    enum AttainmentPays { ON_BASE, ON_TARGET }
}
