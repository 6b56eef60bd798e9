package io.mingqu.kernel.testing;

import static io.mingqu.kernel.testing.Check.equal;
import static io.mingqu.kernel.testing.StatementChecks.march;
import static io.mingqu.kernel.testing.StatementChecks.movement;
import static io.mingqu.kernel.testing.StatementChecks.only;
import static io.mingqu.kernel.testing.StatementChecks.reasonFor;
import static io.mingqu.kernel.testing.StatementChecks.sheet;

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
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.reconciliation.AccountComparison;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.AccountMovement;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.Difference;
import io.mingqu.kernel.reconciliation.DifferenceReason;
import io.mingqu.kernel.reconciliation.RebateComparison;
import io.mingqu.kernel.reconciliation.RebateComparison.BaseLine;
import io.mingqu.kernel.reconciliation.StatementParty;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Plants one mistake after another in a sheet and expects its reason. */
final class ComparisonChecks {
    private ComparisonChecks() {}

    static void account(StatementParty party, FiscalPeriod period) {
        AccountStatement ours = AccountStatement.of(party, period, march());
        List<AccountMovement> next = List.of(movement(MovementKind.RETURNED, "2026-03-28", "R9", -3_100),
                movement(MovementKind.PAID, "2026-02-20", "P0", 4_400), movement(MovementKind.SHIPPED, "2026-03-27", "S9", 8_800),
                movement(MovementKind.CHARGED, "2026-03-27", "C9", 70));
        AccountHeading s = AccountHeading.SHIPMENTS;
        AccountHeading r = AccountHeading.RETURNS;
        AccountHeading p = AccountHeading.RECEIPTS;
        equal(AccountComparison.compare(ours, new AccountComparison.Sheet(sheet(ours), OptionalLong.of(ours.closingMinor())), next, List.of()),
                List.of(), "equal sheets");
        equal(reasonFor(ours, s, 42_345 - 12_345, next), DifferenceReason.MISSING_SHIPMENT, "shipment left out");
        equal(reasonFor(ours, s, 42_345 + 30_000, next), DifferenceReason.DUPLICATED_SHIPMENT, "shipment twice");
        equal(reasonFor(ours, s, 42_345 + 8_800, next), DifferenceReason.SHIPMENT_IN_WRONG_MONTH, "next month's shipment");
        equal(reasonFor(ours, s, 42_435, next), DifferenceReason.TRANSPOSED_DIGITS, "swapped digits");
        equal(reasonFor(ours, s, 42_305, next), DifferenceReason.WRONG_DIGIT, "a wrong digit");
        equal(reasonFor(ours, s, 423_450, next), DifferenceReason.SHIFTED_DECIMAL, "a decimal too far");
        equal(reasonFor(ours, s, 12_345 + 30_000 / 24, next), DifferenceReason.OTHER_UNIT, "bottles for cases");
        equal(reasonFor(ours, s, 30_000 + 12_345 * 24, next), DifferenceReason.OTHER_UNIT, "cases for bottles");
        equal(reasonFor(ours, s, 42_374, next), DifferenceReason.UNEXPLAINED, "two wrong digits are no swap");
        equal(reasonFor(ours, s, 42_399, next), DifferenceReason.UNEXPLAINED, "no evidence, no reason");
        equal(reasonFor(ours, r, 5_100, next), DifferenceReason.RETURN_IN_WRONG_MONTH, "next month's return");
        equal(reasonFor(ours, r, 0, next), DifferenceReason.MISSING_RETURN, "return left out");
        equal(reasonFor(ours, r, 4_000, next), DifferenceReason.DUPLICATED_RETURN, "return twice");
        equal(reasonFor(ours, r, -2_000, next), DifferenceReason.SIGN, "return with the wrong sign");
        equal(reasonFor(ours, p, 0, next), DifferenceReason.MISSING_RECEIPT, "receipt missing");
        equal(reasonFor(ours, p, 120_000, next), DifferenceReason.DUPLICATED_RECEIPT, "receipt twice");
        equal(reasonFor(ours, p, 64_400, next), DifferenceReason.RECEIPT_IN_WRONG_MONTH, "last month's receipt");
        equal(reasonFor(ours, AccountHeading.CHARGES, 870, next), DifferenceReason.CHARGE_IN_WRONG_MONTH, "next month's charge");
        equal(reasonFor(ours, AccountHeading.OFFSETS, 0, next), DifferenceReason.MISSING_CHARGE, "offset missing");
        equal(reasonFor(ours, AccountHeading.OPENING, 150_100, next), DifferenceReason.OPENING_DIFFERS, "another opening");
        closing(ours);
    }

    private static void closing(AccountStatement ours) {
        Map<AccountHeading, Long> sheet = sheet(ours);
        Difference arithmetic = only(AccountComparison.compare(ours,
                new AccountComparison.Sheet(sheet, OptionalLong.of(ours.closingMinor() + 7_777)), List.of(), List.of()));
        equal(arithmetic.reason(), DifferenceReason.ARITHMETIC, "does not add up");
        sheet.put(AccountHeading.SHIPMENTS, 12_345L);
        List<Difference> both = AccountComparison.compare(ours,
                new AccountComparison.Sheet(sheet, OptionalLong.of(ours.closingMinor() - 30_000)), List.of(), List.of());
        equal(both.stream().map(Difference::reason).toList(), List.of(DifferenceReason.MISSING_SHIPMENT, DifferenceReason.FOLLOWS), "closing follows");
        equal(both.getFirst().evidence().get("documentNo"), "S1", "evidence");
    }

    private static Programme programme(Scale scale, Valuation valuation, Limits limits) {
        return new Programme("VOL", 1, "CNY", LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), Scope.ALL,
                Base.of(Measure.SHIPPED, valuation), new Cycle(FiscalCalendar.NATURAL, Grain.YEAR), scale, limits, Timing.DEFAULT, Rounding.HALF_UP);
    }

    static void rebate() {
        Scale scale = new Scale.Rates(Scale.RateMode.ON_THE_WHOLE, List.of(new Scale.RateTier(100_000, 20_000), new Scale.RateTier(500_000, 40_000)));
        Programme programme = programme(scale, Valuation.NET, Limits.cap(19_000));
        Trace trace = WhatIf.at(programme, 450_000);
        RebateComparison.Facts facts = new RebateComparison.Facts(
                List.of(new BaseLine("S1", 300_000), new BaseLine("S2", 163_300), new BaseLine("R1", -13_300)),
                List.of(new BaseLine("R9", -21_000), new BaseLine("S9", 9_000)), -13_300, OptionalLong.of(508_500), List.of(24L));
        rebateReason(programme, trace, facts, 18_000, DifferenceReason.OTHER_TIER);
        rebateReason(programme, trace, facts, 7_000, DifferenceReason.OTHER_MODE);
        rebateReason(programme, trace, facts, 9_266, DifferenceReason.RETURNS_IGNORED);
        rebateReason(programme, trace, facts, 19_000, DifferenceReason.OTHER_TAX_BASIS);
        rebateReason(programme, trace, facts, 5_734, DifferenceReason.MISSING_SHIPMENT);
        rebateReason(programme, trace, facts, 8_734, DifferenceReason.DUPLICATED_RETURN);
        rebateReason(programme, trace, facts, 8_580, DifferenceReason.RETURN_IN_WRONG_MONTH);
        rebateReason(programme, trace, facts, 9_180, DifferenceReason.SHIPMENT_IN_WRONG_MONTH);
        rebateReason(programme, trace, facts, -9_000, DifferenceReason.SIGN);
        rebateReason(programme, trace, facts, 90_000, DifferenceReason.SHIFTED_DECIMAL);
        rebateReason(programme, trace, facts, 9_001, DifferenceReason.WRONG_DIGIT);
        rebateReason(programme, trace, facts, 8_123, DifferenceReason.UNEXPLAINED);
        rebateReason(programme, WhatIf.at(programme, 600_000), facts, 24_000, DifferenceReason.LIMIT_IGNORED);
        Programme perUnit = programme(new Scale.PerUnit(Scale.UnitMode.ON_THE_WHOLE, List.of(new Scale.UnitTier(0, new UnitPrice(25, 2)))),
                Valuation.QUANTITY, Limits.NONE);
        rebateReason(perUnit, WhatIf.at(perUnit, 240_000), facts, 250, DifferenceReason.OTHER_UNIT);
        equal(RebateComparison.compare(programme, trace, facts, trace.payoutMinor()), Optional.empty(), "equal");
    }

    private static void rebateReason(Programme programme, Trace trace, RebateComparison.Facts facts, long theirs, DifferenceReason reason) {
        Difference difference = RebateComparison.compare(programme, trace, facts, theirs).orElseThrow();
        equal(difference.reason(), reason, theirs + " for " + trace.payoutMinor() + " " + difference.evidence());
    }
}
