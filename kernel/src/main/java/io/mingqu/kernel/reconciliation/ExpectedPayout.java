package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a period that still runs will probably pay 预计最终返利, and how much of it is earned by now: A = B · ρ̂ with
 * ρ̂ = expected final payout / expected final base, as IFRS 15 and CAS 14 ask for variable consideration. An accrual so made grows with
 * the base instead of jumping when a tier is reached. Requirements and scores that are only known at the end are taken as met.
 *
 * @param used             the method the estimate rests on, after falling back where the declared one lacks its figure
 * @param baseSoFar        qualifying base counted by now
 * @param finalBase        expected qualifying base at the end of the period, never less than the base so far
 * @param finalPayoutMinor expected payout at the end
 * @param accruedMinor     the part of it earned by now
 */
public record ExpectedPayout(Method used, long baseSoFar, long finalBase, long finalPayoutMinor, long accruedMinor) {
    /** How the final base is estimated 预提口径; declared per programme. */
    public enum Method {
        /** 按进度: the base so far, per day elapsed, over the whole period. The default. */
        RUN_RATE,
        /** 按去年同期: the base of the same period last year. */
        LAST_YEAR,
        /** 按目标: the target. */
        TARGET,
        /** 按已实现: no estimate; the payout on the base so far. */
        SO_FAR
    }

    /**
     * @param soFar       the payout by what is known now; {@code soFar.reference()} is the target of an attainment scale and last
     *                    year's base of a growth scale
     * @param reference   the figure the method rests on, last year's base or the target; 0 when there is none
     */
    public static ExpectedPayout of(Programme programme, Trace soFar, FiscalPeriod period, LocalDate through, Method method, long reference) {
        long base = soFar.qualifyingBase();
        if (!through.isBefore(period.last()) || method == Method.SO_FAR || base <= 0) {
            return new ExpectedPayout(Method.SO_FAR, base, base, soFar.payoutMinor(), soFar.payoutMinor());
        }
        Method used = method != Method.RUN_RATE && reference <= 0 ? Method.RUN_RATE : method;
        long finalBase = Math.max(base, used == Method.RUN_RATE ? runRate(programme, period, through, base) : reference);
        long finalPaying = Wide.mulDiv(Math.max(0, soFar.payingBase()), finalBase, base, Rounding.HALF_UP);
        long finalPayout = WhatIf.at(programme.asOn(period.last()), finalBase, finalPaying, soFar.reference()).payoutMinor();
        return new ExpectedPayout(used, base, finalBase, finalPayout, Wide.mulDiv(finalPayout, base, finalBase, Rounding.HALF_UP));
    }

    private static long runRate(Programme programme, FiscalPeriod period, LocalDate through, long base) {
        LocalDate from = period.first().isBefore(programme.from()) ? programme.from() : period.first();
        LocalDate to = programme.to().isBefore(period.last()) ? programme.to() : period.last();
        long elapsed = ChronoUnit.DAYS.between(from, through) + 1;
        long whole = ChronoUnit.DAYS.between(from, to) + 1;
        return elapsed <= 0 || whole <= elapsed ? base : Wide.mulDiv(base, whole, elapsed, Rounding.HALF_UP);
    }
}
