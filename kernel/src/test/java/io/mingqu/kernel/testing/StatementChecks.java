package io.mingqu.kernel.testing;

import static io.mingqu.kernel.testing.Check.equal;
import static io.mingqu.kernel.testing.Check.that;

import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.reconciliation.AccountComparison;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.AccountMovement;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.CanonicalBytes;
import io.mingqu.kernel.reconciliation.DeltaStatement;
import io.mingqu.kernel.reconciliation.DeltaStatement.Cause;
import io.mingqu.kernel.reconciliation.Deltas;
import io.mingqu.kernel.reconciliation.Difference;
import io.mingqu.kernel.reconciliation.DifferenceReason;
import io.mingqu.kernel.reconciliation.RebateLine;
import io.mingqu.kernel.reconciliation.RebateStatement;
import io.mingqu.kernel.reconciliation.StatementLifecycle;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Duty;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Outcome;
import io.mingqu.kernel.reconciliation.StatementParty;
import io.mingqu.kernel.reconciliation.StatementState;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;

/** What holds for statements, their bytes, their differences and their life. */
final class StatementChecks {
    private static final StatementParty PARTY = new StatementParty("D001", "SH", "CNY");
    private static final FiscalPeriod MARCH = FiscalCalendar.CLOSES_25.period(Grain.MONTH, 2026, 3);

    private StatementChecks() {}

    static List<Check> all(long seed, int cases) {
        return List.of(
                new Check("opening + shipments − returns − receipts − offsets ± charges = closing", StatementChecks::figures),
                new Check("closing equals the plain sum of balance effects", () -> Seeded.forAll("closing", seed, cases, StatementChecks::closing)),
                new Check("bytes are the same in any order, locale and zone", () -> Seeded.forAll("bytes", seed, cases / 10 + 1, StatementChecks::bytes)),
                new Check("the canonical form is as written down", StatementChecks::canonicalForm),
                new Check("a rebate statement whose shares do not sum is refused", StatementChecks::refusesWrongShares),
                new Check("a delta tells added, removed and changed lines and their effect", StatementChecks::delta),
                new Check("a rebate delta tells tier and policy", StatementChecks::rebateDelta),
                new Check("a statement goes the stated way and no other", StatementChecks::lifecycle),
                new Check("planted mistakes are found with their reasons", () -> ComparisonChecks.account(PARTY, MARCH)),
                new Check("planted rebate mistakes are found with their reasons", ComparisonChecks::rebate));
    }

    static AccountMovement movement(MovementKind kind, String date, String document, long amount) {
        boolean goods = kind == MovementKind.SHIPPED || kind == MovementKind.RETURNED;
        return new AccountMovement(kind, LocalDate.parse(date), document, "1", goods ? "SKU" : "", goods ? amount * 10 : 0, amount);
    }

    static List<AccountMovement> march() {
        return new ArrayList<>(List.of(
                movement(MovementKind.OPENING, "2025-12-31", "OB", 100_000),
                movement(MovementKind.SHIPPED, "2026-02-25", "S0", 50_000),
                movement(MovementKind.SHIPPED, "2026-02-26", "S1", 30_000),
                movement(MovementKind.SHIPPED, "2026-03-25", "S2", 12_345),
                movement(MovementKind.RETURNED, "2026-03-02", "R1", -2_000),
                movement(MovementKind.PAID, "2026-03-05", "P1", 60_000),
                movement(MovementKind.OFFSET, "2026-03-06", "O1", 1_500),
                movement(MovementKind.CHARGED, "2026-03-07", "C1", 800),
                movement(MovementKind.ADJUSTED, "2026-03-08", "A1", -45),
                movement(MovementKind.ORDERED, "2026-03-09", "X1", 99_999),
                movement(MovementKind.PAID, "2026-03-26", "P2", 7_000)));
    }

    private static void figures() {
        AccountStatement statement = AccountStatement.of(PARTY, MARCH, march());
        equal(statement.figures().toString(), "{OPENING=150000, SHIPMENTS=42345, RETURNS=2000, RECEIPTS=60000, OFFSETS=1500, CHARGES=800, "
                + "ADJUSTMENTS=-45}", "figures");
        equal(statement.closingMinor(), 150_000L + 42_345 - 2_000 - 60_000 - 1_500 + 800 - 45, "closing");
        equal(statement.lines().stream().map(AccountMovement::documentNo).toList().toString(), "[S1, R1, P1, O1, C1, A1, S2]", "lines in order");
    }

    private static void closing(Seeded s) {
        List<AccountMovement> movements = new ArrayList<>();
        long sum = 0;
        for (int i = s.between(0, 30); i > 0; i--) {
            MovementKind kind = s.pick(MovementKind.values());
            LocalDate date = MARCH.first().plusDays(s.between(-40, 40));
            long amount = kind == MovementKind.RETURNED ? -s.between(0, 9_999) : s.between(-500, 9_999);
            movements.add(new AccountMovement(kind, date, "D" + s.below(9), "" + i, "", 0, amount));
            boolean counts = !date.isAfter(MARCH.last());
            sum += !counts ? 0 : switch (kind) {
                case SHIPPED, RETURNED, CHARGED, ADJUSTED, OPENING -> amount;
                case PAID, OFFSET -> -amount;
                default -> 0;
            };
        }
        equal(AccountStatement.of(PARTY, MARCH, movements).closingMinor(), sum, "closing");
    }

    private static void bytes(Seeded s) {
        List<AccountMovement> movements = march();
        CanonicalBytes straight = CanonicalBytes.of(AccountStatement.of(PARTY, MARCH, movements));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(s.pick(Locale.forLanguageTag("ar-EG-u-nu-arab"), Locale.forLanguageTag("tr"), Locale.CHINA, Locale.ROOT));
            TimeZone.setDefault(TimeZone.getTimeZone(s.pick("Asia/Shanghai", "Pacific/Kiritimati", "America/Los_Angeles")));
            s.shuffle(movements);
            equal(CanonicalBytes.of(AccountStatement.of(PARTY, MARCH, movements)).sha256(), straight.sha256(), "hash");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    static RebateStatement rebate(int version, int tier, long payout, List<RebateLine> lines) {
        long base = lines.stream().mapToLong(RebateLine::base).sum();
        Trace trace = new Trace(lines.size(), base, 0, base, base, 0, tier, 500, payout, -250_000, Trace.Limit.NONE, payout);
        return new RebateStatement(PARTY, "VOL-1", version, MARCH, trace, 0, 300, lines);
    }

    static RebateLine line(String document, long base, long share) {
        return new RebateLine(LocalDate.parse("2026-03-03"), document, "1", "SKU", base, share);
    }

    private static void canonicalForm() {
        AccountStatement account = AccountStatement.of(new StatementParty("D\t1\\", "SH", "CNY"), MARCH,
                List.of(movement(MovementKind.SHIPPED, "2026-03-01", "单1", 5)));
        equal(CanonicalBytes.of(account).text(), """
                mingqu\taccount-statement\t1
                engine\t2
                party\tD\\t1\\\\\tSH\tCNY
                period\t2026-03\t2026-02-26\t2026-03-25
                figure\tOPENING\t0
                figure\tSHIPMENTS\t5
                figure\tRETURNS\t0
                figure\tRECEIPTS\t0
                figure\tOFFSETS\t0
                figure\tCHARGES\t0
                figure\tADJUSTMENTS\t0
                closing\t5
                line\t2026-03-01\t单1\t1\tSHIPPED\tSKU\t50\t5
                """, "account");
        RebateStatement rebate = rebate(2, 1, 1_000, List.of(line("B", 60, 600), line("A", 40, 400)));
        equal(CanonicalBytes.of(rebate).text(), """
                mingqu\trebate-statement\t1
                engine\t2
                party\tD001\tSH\tCNY
                programme\tVOL-1\t2
                period\t2026-03\t2026-02-26\t2026-03-25
                base\t2\t100\t0\t100\t100\t0
                tier\t1\t500
                amount\t1000\t-250000\tNONE\t1000
                settled\t300
                due\t700
                unattributed\t0
                line\t2026-03-03\tA\t1\tSKU\t40\t400
                line\t2026-03-03\tB\t1\tSKU\t60\t600
                """, "rebate");
        equal(CanonicalBytes.of(rebate).sha256().length(), 64, "hash length");
        that(CanonicalBytes.of(rebate).equals(CanonicalBytes.of(rebate)), "equal bytes are equal");
    }

    private static void refusesWrongShares() {
        Check.throwsA(IllegalArgumentException.class, () -> rebate(1, 0, 1_000, List.of(line("A", 40, 999))), "shares");
    }

    private static void delta() {
        AccountStatement before = AccountStatement.of(PARTY, MARCH, march());
        List<AccountMovement> later = march();
        later.removeIf(m -> m.documentNo().equals("O1"));
        later.replaceAll(m -> m.documentNo().equals("P1") ? movement(MovementKind.PAID, "2026-03-05", "P1", 61_000) : m);
        later.add(movement(MovementKind.RETURNED, "2026-03-20", "R2", -700));
        later.add(movement(MovementKind.CHARGED, "2026-01-20", "C0", 20));
        DeltaStatement delta = Deltas.between(before, AccountStatement.of(PARTY, MARCH, later));
        equal(delta.differenceMinor(), 20L + 1_500 - 1_000 - 700, "difference");
        equal(delta.causes(), List.of(new Cause.OpeningChanged(150_000, 150_020), new Cause.LinesAdded(1, -700), new Cause.LinesRemoved(1, 1_500),
                new Cause.LinesChanged(1, -1_000)), "causes");
        equal(delta.changes().stream().map(DeltaStatement.Change::documentNo).toList().toString(), "[O1, P1, R2]", "changes");
        that(Deltas.between(before, AccountStatement.of(PARTY, MARCH, march())).isEmpty(), "nothing changed");
    }

    private static void rebateDelta() {
        RebateStatement before = rebate(1, 0, 1_000, List.of(line("A", 40, 400), line("B", 60, 600)));
        RebateStatement after = rebate(2, 1, 2_500, List.of(line("A", 40, 1_000), line("B", 50, 1_250), line("C", 10, 250)));
        DeltaStatement delta = Deltas.between(before, after);
        equal(delta.causes(), List.of(new Cause.PolicyChanged(1, 2), new Cause.LinesAdded(1, 10), new Cause.LinesChanged(1, -10),
                new Cause.TierChanged(1, 2)), "causes");
        equal(delta.differenceMinor(), 1_500L, "difference");
    }

    private static void lifecycle() {
        StatementState state = StatementState.DRAFT;
        for (var step : List.of(Map.entry(Action.CHECK, Duty.BUSINESS), Map.entry(Action.REVIEW, Duty.FINANCE_REVIEWER),
                Map.entry(Action.SEND, Duty.FINANCE_PREPARER), Map.entry(Action.DISPUTE, Duty.PARTNER),
                Map.entry(Action.RESOLVE, Duty.FINANCE_REVIEWER), Map.entry(Action.FINALISE, Duty.FINANCE_REVIEWER),
                Map.entry(Action.RELEASE, Duty.FINANCE_APPROVER))) {
            Outcome outcome = StatementLifecycle.decide(state, step.getKey(), Set.of(step.getValue()), false, 0);
            that(outcome instanceof Outcome.Moved, state + " " + step + ": " + outcome);
            state = ((Outcome.Moved) outcome).to();
        }
        equal(state, StatementState.PAYABLE, "end");
        equal(StatementLifecycle.possible(StatementState.PAYABLE), Set.of(), "nothing after payable");
        equal(StatementLifecycle.possible(StatementState.SENT), Set.of(Action.CONFIRM, Action.DISPUTE), "a sent statement is not edited");
        equal(StatementLifecycle.decide(StatementState.CHECKED, Action.REVIEW, Set.of(Duty.FINANCE_REVIEWER), true, 0),
                new Outcome.SamePerson(Action.REVIEW), "four eyes at review");
        equal(StatementLifecycle.decide(StatementState.FINAL, Action.RELEASE, Set.of(Duty.FINANCE_APPROVER), true, 0),
                new Outcome.SamePerson(Action.RELEASE), "four eyes at release");
        equal(StatementLifecycle.decide(StatementState.SENT, Action.CONFIRM, Set.of(Duty.FINANCE_REVIEWER), false, 0),
                new Outcome.NotYours(Action.CONFIRM, Set.of(Duty.PARTNER)), "only the partner confirms");
        equal(StatementLifecycle.decide(StatementState.DISPUTED, Action.RESOLVE, Set.of(Duty.PARTNER), false, 2),
                new Outcome.OpenDisputes(2), "open disputes hold it");
        that(StatementLifecycle.decide(StatementState.DRAFT, Action.SEND, Set.of(Duty.FINANCE_REVIEWER), false, 0) instanceof Outcome.NotFromHere,
                "a draft is not sent");
        that(StatementState.SENT.frozen() && StatementState.PAYABLE.frozen() && !StatementState.REVIEWED.frozen()
                && !StatementState.WITHDRAWN.frozen(), "frozen from sending on");
    }

    static Map<AccountHeading, Long> sheet(AccountStatement ours) {
        return new EnumMap<>(ours.figures());
    }

    static Difference only(List<Difference> differences) {
        equal(differences.size(), 1, differences);
        return differences.getFirst();
    }

    static DifferenceReason reasonFor(AccountStatement ours, AccountHeading heading, long theirs, List<AccountMovement> neighbours) {
        Map<AccountHeading, Long> sheet = sheet(ours);
        sheet.put(heading, theirs);
        return only(AccountComparison.compare(ours, new AccountComparison.Sheet(sheet, OptionalLong.empty()), neighbours, List.of(24L))).reason();
    }
}
