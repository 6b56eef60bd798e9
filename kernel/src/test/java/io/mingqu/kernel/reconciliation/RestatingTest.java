package io.mingqu.kernel.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Cycle;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.reconciliation.ExpectedPayout.Method;
import io.mingqu.kernel.reconciliation.Rerating.Consent;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a statement restated asks for, and what a period still running is expected to pay. */
class RestatingTest {
    private static final FiscalPeriod QUARTER = FiscalCalendar.NATURAL.period(Grain.QUARTER, 2026, 1);

    @Test
    void returnsAndErrorsTakeBackWithoutASignature() {
        assertThat(new Rerating(1_000, 400, 400).consent(true)).isEqualTo(Consent.NOT_NEEDED);
        assertThat(new Rerating(1_000, 400, 400).byKnowledgeMinor()).isEqualTo(-600);
    }

    @Test
    void aPolicyThatTakesBackWhatWasConfirmedNeedsApprovalAndSignature() {
        assertThat(new Rerating(1_000, 1_000, 900).consent(true)).isEqualTo(Consent.APPROVAL_AND_SIGNATURE);
        assertThat(new Rerating(1_000, 1_000, 900).consent(false)).as("nothing was agreed yet").isEqualTo(Consent.NOT_NEEDED);
        assertThat(new Rerating(1_000, 1_000, 1_100).consent(true)).as("more for the partner").isEqualTo(Consent.NOT_NEEDED);
    }

    @Test
    void lateSalesDoNotHideAPolicyThatTakesBack() {
        Rerating both = new Rerating(1_000, 1_500, 1_200);
        assertThat(both.differenceMinor()).isEqualTo(200);
        assertThat(both.consent(true)).isEqualTo(Consent.APPROVAL_AND_SIGNATURE);
        assertThat(both.knowledgeOnly().consent(true)).as("what became known goes ahead").isEqualTo(Consent.NOT_NEEDED);
    }

    @Test
    void causesAlwaysSumToTheDifference() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 10_000; i++) {
            Rerating any = new Rerating(random.nextInt(1_000_000), random.nextInt(1_000_000), random.nextInt(1_000_000));
            assertThat(any.byKnowledgeMinor() + any.byPolicyMinor()).as("seed 20261121, case " + i).isEqualTo(any.differenceMinor());
        }
    }

    /** On the whole 2 % from 1,000.00, 4 % from 3,000.00, by quarter. */
    private static Programme onTheWhole() {
        return new Programme("Q", 1, "CNY", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), Scope.ALL,
                new Base(Measure.SHIPPED, Valuation.NET, Valuation.NET), new Cycle(FiscalCalendar.NATURAL, Grain.QUARTER),
                new Scale.Rates(Scale.RateMode.ON_THE_WHOLE, List.of(new Scale.RateTier(100_000, 20_000), new Scale.RateTier(300_000, 40_000))),
                Limits.NONE, Timing.DEFAULT, Rounding.HALF_UP);
    }

    private static ExpectedPayout expected(long base, String through, Method method, long reference) {
        return ExpectedPayout.of(onTheWhole(), WhatIf.at(onTheWhole(), base), QUARTER, LocalDate.parse(through), method, reference);
    }

    @Test
    void accruesByTheRateExpectedAtTheEndNotTheRateReached() {
        ExpectedPayout january = expected(120_000, "2026-01-31", Method.RUN_RATE, 0);
        assertThat(january.finalBase()).as("120,000 in 31 of 90 days").isEqualTo(348_387);
        assertThat(january.finalPayoutMinor()).as("4 % of it").isEqualTo(13_935);
        assertThat(january.accruedMinor()).as("4 % of 120,000, though only 2 % is reached").isEqualTo(4_800);
    }

    @Test
    void theLastDayAccruesWhatIsPaid() {
        assertThat(expected(120_000, "2026-03-31", Method.RUN_RATE, 0).accruedMinor()).isEqualTo(2_400);
    }

    @Test
    void fallsBackToTheRunRateWithoutTheFigureDeclared() {
        assertThat(expected(120_000, "2026-01-31", Method.TARGET, 0).used()).isEqualTo(Method.RUN_RATE);
        ExpectedPayout byTarget = expected(120_000, "2026-01-31", Method.TARGET, 200_000);
        assertThat(byTarget.used()).isEqualTo(Method.TARGET);
        assertThat(byTarget.accruedMinor()).as("2 % of 200,000 at the end").isEqualTo(2_400);
        assertThat(expected(120_000, "2026-01-31", Method.SO_FAR, 0).accruedMinor()).isEqualTo(2_400);
    }

    @Test
    void neverExpectsLessThanIsThereAndNothingOfNothing() {
        assertThat(expected(350_000, "2026-01-31", Method.LAST_YEAR, 100_000).finalBase()).isEqualTo(350_000);
        assertThat(expected(0, "2026-01-31", Method.RUN_RATE, 0).accruedMinor()).isZero();
    }

    @Test
    void trueUpsOverThePeriodEndAtThePayout() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long base = random.nextInt(500_000);
            Trace end = WhatIf.at(onTheWhole(), base);
            long open = 0;
            for (String day : List.of("2026-01-31", "2026-02-28", "2026-03-31")) {
                long soFar = day.equals("2026-03-31") ? base : (long) base * LocalDate.parse(day).getDayOfYear() / 90;
                open += expected(soFar, day, Method.RUN_RATE, 0).accruedMinor() - open;
            }
            assertThat(open).as("seed 7, base " + base).isEqualTo(end.payoutMinor());
        }
    }

    @Test
    void tierModesSuggestTheirTreatment() {
        assertThat(AccountingTreatment.suggested(onTheWhole().scale())).isEqualTo(AccountingTreatment.VARIABLE_CONSIDERATION);
        assertThat(AccountingTreatment.suggested(new Scale.Rates(Scale.RateMode.PROSPECTIVE, List.of(new Scale.RateTier(0, 1)))))
                .isEqualTo(AccountingTreatment.MATERIAL_RIGHT);
    }
}
