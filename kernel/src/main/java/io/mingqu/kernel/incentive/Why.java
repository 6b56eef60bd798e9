package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Explanation.Step;
import io.mingqu.kernel.incentive.Explanation.Unit;
import io.mingqu.kernel.incentive.Explanation.Value;
import io.mingqu.kernel.incentive.Scale.AmountTier;
import io.mingqu.kernel.incentive.Scale.Attainment;
import io.mingqu.kernel.incentive.Scale.Growth;
import io.mingqu.kernel.incentive.Scale.RateMode;
import io.mingqu.kernel.incentive.Scale.RateTier;
import io.mingqu.kernel.incentive.Scale.Rates;
import io.mingqu.kernel.incentive.Scale.Tier;
import io.mingqu.kernel.incentive.Scale.UnitTier;
import io.mingqu.kernel.incentive.Trace.Effects;
import io.mingqu.kernel.incentive.Trace.Limit;
import io.mingqu.kernel.time.FiscalPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells a payout's trace as an {@link Explanation}; needs the programme, the period and the trace, not the lines. */
public final class Why {
    private static final long MILLION = 1_000_000;

    private final Programme programme;
    private final Trace trace;
    private final boolean cut;
    private final List<Step> steps = new ArrayList<>();
    private long total;

    private Why(Programme programme, Trace trace, boolean cut) {
        this.programme = programme;
        this.trace = trace;
        this.cut = cut;
    }

    /** Whether a tier date lies inside the period. */
    private static boolean cut(Programme programme, FiscalPeriod period) {
        return programme.terms().changes().stream()
                .anyMatch(c -> c.from().isAfter(period.first()) && c.from().isAfter(programme.from()) && !c.from().isAfter(period.last()));
    }

    public static Explanation of(Programme programme, FiscalPeriod period, Trace trace) {
        Why why = new Why(programme.asOn(period.last()), trace, cut(programme, period));
        why.baseSteps();
        why.payoutSteps();
        return new Explanation(why.sentence(), why.params(period), why.steps);
    }

    private String sentence() {
        Effects effects = trace.effects();
        switch (trace.limit()) {
            case UNMET -> {
                return "payout.unmet";
            }
            case PAY_FROM -> {
                return "payout.too-small";
            }
            case PROGRAMME_CAP, BUDGET, LINE_CAP -> {
                return "payout.shared-limit";
            }
            case NONE, MINIMUM, CAP, PENALTY -> { }
        }
        if (programme.terms().groupSplit() != null) {
            return "payout.group";
        }
        if (trace.limit() == Limit.MINIMUM) {
            return "payout.minimum";
        }
        if (trace.limit() == Limit.CAP) {
            return "payout.capped";
        }
        if (trace.tier() < 0) {
            return trace.qualifyingBase() == 0 ? "payout.no-base" : "payout.below-first-tier";
        }
        return trace.toNextTier() < 0 ? "payout.top-tier" : "payout.tier";
    }

    private Map<String, Value> params(FiscalPeriod period) {
        Map<String, Value> params = new TreeMap<>();
        params.put("programme", new Value.Code(programme.code()));
        params.put("version", new Value.Count(programme.version()));
        params.put("period", new Value.Code(period.code()));
        params.put("payout", money(trace.payoutMinor()));
        params.put("base", base(trace.qualifyingBase()));
        params.put("lines", new Value.Count(trace.lines()));
        if (!trace.effects().unmet().isEmpty()) {
            params.put("unmet", new Value.Code(trace.effects().unmet()));
        }
        if (programme.terms().groupSplit() != null) {
            params.put("groupPayout", money(trace.effects().groupPayoutMinor()));
            params.put("groupBase", base(trace.effects().groupBase()));
        }
        if (trace.tier() >= 0) {
            tierParams(programme.scale().tiers().get(trace.tier()), trace.tier(), params);
        }
        if (trace.toNextTier() >= 0) {
            params.put("toNextTier", base(trace.toNextTier()));
            params.put("nextTierFrom", bound(programme.scale().tiers().get(trace.tier() + 1).from()));
            nextTierGain(params);
        }
        return params;
    }

    /** What reaching the next tier exactly would add; only where qualifying and paying base move together. */
    private void nextTierGain(Map<String, Value> params) {
        if (programme.base().oneBase() && programme.terms() == Terms.NONE) {
            long base = Math.addExact(Math.addExact(trace.linesBase(), trace.openingBase()), trace.toNextTier());
            Trace there = WhatIf.at(programme, base, base, trace.reference());
            params.put("nextTierGain", money(there.payoutMinor() - trace.payoutMinor()));
        }
    }

    private void tierParams(Tier tier, int position, Map<String, Value> params) {
        params.put("tier", new Value.Count(position + 1L));
        params.put("tierFrom", bound(tier.from()));
        params.put("rate", switch (tier) {
            case RateTier rate -> new Value.Rate(rate.ratePpm());
            case AmountTier amount -> money(amount.amountMinor());
            case UnitTier unit -> new Value.Price(unit.perUnit(), programme.currency());
        });
    }

    private Value bound(long from) {
        return switch (programme.scale()) {
            case Growth _, Attainment _ -> new Value.Rate(from);
            case Rates _, Scale.FixedSteps _, Scale.PerUnit _ -> base(from);
        };
    }

    private Value base(long value) {
        return programme.base().qualifying().isAmount() ? money(value) : new Value.Quantity(value);
    }

    private Value money(long amountMinor) {
        return new Value.Amount(amountMinor, programme.currency());
    }

    private void baseSteps() {
        Unit unit = programme.base().qualifying().isAmount() ? Unit.BASE_MINOR : Unit.BASE_MILLI;
        step("base.lines", Map.of("lines", new Value.Count(trace.lines())), unit, trace.linesBase());
        if (trace.openingBase() != 0) {
            step("base.opening", Map.of(), unit, trace.openingBase());
        }
        if (total < 0) {
            step("base.not-below-zero", Map.of(), unit, -total);
        }
        if (programme.limits().baseCap().isPresent() && programme.base().oneBase() && trace.payingBase() < total) {
            step("base.capped", Map.of("cap", base(trace.payingBase())), unit, trace.payingBase() - total);
        }
    }

    private void payoutSteps() {
        total = 0;
        Unit unit = Unit.PAYOUT_MILLIONTHS;
        Effects effects = trace.effects();
        long exact = Math.subtractExact(Math.multiplyExact(trace.calculatedMinor(), MILLION), trace.roundingMillionths());
        boolean plain = effects.scorePpm() == MILLION && !cut;
        if (programme.terms().groupSplit() != null) {
            step("payout.group-share", Map.of("groupPayout", money(effects.groupPayoutMinor()), "groupBase", base(effects.groupBase())), unit, exact);
        } else if (cut) {
            step("payout.stretches", Map.of("score", new Value.Rate(effects.scorePpm())), unit, exact);
        } else if (plain && programme.scale() instanceof Rates(RateMode mode, List<RateTier> tiers)
                && (mode == RateMode.BY_BAND || mode == RateMode.PROSPECTIVE)) {
            bandSteps(tiers);
        } else if (trace.tier() >= 0) {
            Map<String, Value> params = new TreeMap<>();
            tierParams(programme.scale().tiers().get(trace.tier()), trace.tier(), params);
            params.put("base", programme.base().paying().isAmount() ? money(trace.payingBase()) : new Value.Quantity(trace.payingBase()));
            if (effects.scorePpm() != MILLION) {
                params.put("score", new Value.Rate(effects.scorePpm()));
            }
            step(effects.scorePpm() == MILLION ? "payout.rate" : "payout.rate-scored", params, unit, exact);
        }
        if (trace.roundingMillionths() != 0) {
            step("payout.rounding", Map.of("rule", new Value.Code(programme.rounding().name())), unit, trace.roundingMillionths());
        }
        if (effects != Effects.NONE) {
            effectSteps(effects);
        } else if (trace.limit() != Limit.NONE) {
            changeTo(trace.calculatedMinor(), trace.payoutMinor(), key(trace.limit()));
        }
    }

    /** Guarantee or cap, requirement or gate, penalties, smallest payout or line cap, then what all partners share. */
    private void effectSteps(Effects effects) {
        changeTo(trace.calculatedMinor(), effects.limitedMinor(), effects.limitedMinor() < trace.calculatedMinor() ? "payout.cap" : "payout.minimum");
        long before = effects.ownMinor() + effects.penaltyMinor();
        boolean unmet = !effects.unmet().isEmpty();
        changeTo(effects.limitedMinor(), unmet ? before : effects.limitedMinor(), "payout.unmet");
        long penalised = (unmet ? before : effects.limitedMinor()) - effects.penaltyMinor();
        changeTo(penalised + effects.penaltyMinor(), penalised, "payout.penalty");
        changeTo(penalised, effects.ownMinor(), trace.limit() == Limit.PAY_FROM ? "payout.pay-from" : "payout.line-cap");
        changeTo(effects.ownMinor(), trace.payoutMinor(), key(trace.limit()));
    }

    private static String key(Limit limit) {
        return switch (limit) {
            case NONE, CAP -> "payout.cap";
            case MINIMUM -> "payout.minimum";
            case UNMET -> "payout.unmet";
            case PENALTY -> "payout.penalty";
            case PAY_FROM -> "payout.pay-from";
            case LINE_CAP -> "payout.line-cap";
            case PROGRAMME_CAP -> "payout.programme-cap";
            case BUDGET -> "payout.budget";
        };
    }

    private void changeTo(long from, long to, String key) {
        if (to != from) {
            step(key, Map.of("limit", money(to), "unmet", new Value.Code(trace.effects().unmet())), Unit.PAYOUT_MILLIONTHS,
                    Math.multiplyExact(to - from, MILLION));
        }
    }

    private void bandSteps(List<RateTier> tiers) {
        for (int k = 0; k < tiers.size() && tiers.get(k).from() < trace.payingBase(); k++) {
            long upper = k + 1 < tiers.size() ? tiers.get(k + 1).from() : Long.MAX_VALUE;
            long width = Math.min(trace.payingBase(), upper) - tiers.get(k).from();
            Map<String, Value> params = new TreeMap<>();
            tierParams(tiers.get(k), k, params);
            params.put("base", money(width));
            step("payout.band", params, Unit.PAYOUT_MILLIONTHS, Math.multiplyExact(width, (long) tiers.get(k).ratePpm()));
        }
    }

    private void step(String key, Map<String, Value> params, Unit unit, long change) {
        total = Math.addExact(total, change);
        steps.add(new Step(key, params, unit, change, total));
    }
}
