package io.mingqu.kernel.fund;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A funded activity 费用活动 from request to settlement, as far as its money and its dates go. Every act is a pure function of the state before;
 * it is accepted with the state after, or refused with a reason.
 *
 * @param stage         where it stands
 * @param requestedMinor what the partner asked for
 * @param approvedMinor what may be spent, top-ups 追加 included
 * @param claimedMinor  claims under verification
 * @param settledMinor  claims verified and settled
 * @param claimUntil    last day for a claim, once approved
 * @param noticedOn     when the partner was told that the approval will be released, if so
 */
public record Activity(
        Stage stage, long requestedMinor, long approvedMinor, long claimedMinor, long settledMinor,
        Optional<LocalDate> claimUntil, Optional<LocalDate> noticedOn) {

    /** Stages, and whose desk each is on. */
    public enum Stage {
        DRAFT(Desk.PARTNER), REQUESTED(Desk.APPROVER), RETURNED(Desk.PARTNER), REFUSED(Desk.NOBODY),
        APPROVED(Desk.PARTNER), NOTICED(Desk.PARTNER), CLAIMED(Desk.VERIFIER), CLAIM_RETURNED(Desk.PARTNER),
        SETTLED(Desk.NOBODY), RELEASED(Desk.NOBODY);

        private final Desk desk;

        Stage(Desk desk) {
            this.desk = desk;
        }

        public Desk desk() {
            return desk;
        }
    }

    /** Who has to act. */
    public enum Desk { PARTNER, APPROVER, VERIFIER, NOBODY }

    /**
     * @param tolerancePpm   how far claims may exceed the approval
     * @param noticeDays     days between the notice and the release of an unclaimed approval: the partner may have fronted 垫付 the money
     * @param extensionDays  days one extension gives
     */
    public record Terms(int tolerancePpm, int noticeDays, int extensionDays) {}

    /** What somebody does. */
    public sealed interface Act {
        record Request(long amountMinor) implements Act {}

        /** @param amountMinor may be less than requested */
        record Approve(long amountMinor, LocalDate claimUntil) implements Act {}

        record Return() implements Act {}

        record Refuse() implements Act {}

        record TopUp(long amountMinor) implements Act {}

        record Notice() implements Act {}

        record Extend() implements Act {}

        record Release() implements Act {}

        record Claim(long amountMinor) implements Act {}

        record ReturnClaim() implements Act {}

        /**
         * @param amountMinor verified, at most claimed
         * @param last        no further claim follows: the rest of the approval is free again
         */
        record Settle(long amountMinor, boolean last) implements Act {}
    }

    /** Accepted, or refused with a code and its values. */
    public sealed interface Outcome {
        /** @param budgetMinor how much more (or less) of the budget is reserved now */
        record Accepted(Activity after, long budgetMinor) implements Outcome {}

        record Refused(String code, Map<String, Object> params) implements Outcome {}
    }

    public static final Activity NEW = new Activity(Stage.DRAFT, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    /** Part of the approval that is neither claimed nor settled. */
    public long openMinor() {
        return Math.max(0, approvedMinor - claimedMinor - settledMinor);
    }

    /** Decides an act on {@code today}; {@code budgetFreeMinor} is what the budget can still reserve. */
    public Outcome decide(Act act, Terms terms, long budgetFreeMinor, LocalDate today) {
        return switch (act) {
            case Act.Request request -> request(request.amountMinor());
            case Act.Approve approve -> approve(approve, budgetFreeMinor);
            case Act.Return _ -> from(Set.of(Stage.REQUESTED), act, () -> move(Stage.RETURNED, 0));
            case Act.Refuse _ -> from(Set.of(Stage.REQUESTED), act, () -> move(Stage.REFUSED, 0));
            case Act.TopUp topUp -> topUp(topUp.amountMinor(), budgetFreeMinor);
            case Act.Notice _ -> notice(today);
            case Act.Extend _ -> from(Set.of(Stage.APPROVED, Stage.NOTICED), act, () -> accepted(new Activity(Stage.APPROVED, requestedMinor,
                    approvedMinor, claimedMinor, settledMinor, claimUntil.map(day -> latest(day, today).plusDays(terms.extensionDays())),
                    Optional.empty()), 0));
            case Act.Release _ -> release(terms, today);
            case Act.Claim claim -> claim(claim.amountMinor(), terms, today);
            case Act.ReturnClaim _ -> from(Set.of(Stage.CLAIMED), act, () -> accepted(new Activity(Stage.CLAIM_RETURNED, requestedMinor, approvedMinor,
                    0, settledMinor, claimUntil, noticedOn), 0));
            case Act.Settle settle -> settle(settle, terms, budgetFreeMinor);
        };
    }

    private Outcome request(long amount) {
        return from(Set.of(Stage.DRAFT, Stage.RETURNED), new Act.Request(amount), () -> amount <= 0 ? refused("fund.amount-not-positive", amount)
                : accepted(new Activity(Stage.REQUESTED, amount, 0, 0, 0, Optional.empty(), Optional.empty()), 0));
    }

    private Outcome approve(Act.Approve approve, long budgetFree) {
        return from(Set.of(Stage.REQUESTED), approve, () -> {
            if (approve.amountMinor() <= 0 || approve.amountMinor() > requestedMinor) {
                return refused("fund.approval-out-of-range", approve.amountMinor());
            }
            return approve.amountMinor() > budgetFree ? refused("fund.budget-short", budgetFree)
                    : accepted(new Activity(Stage.APPROVED, requestedMinor, approve.amountMinor(), 0, 0, Optional.of(approve.claimUntil()),
                            Optional.empty()), approve.amountMinor());
        });
    }

    private Outcome topUp(long amount, long budgetFree) {
        return from(Set.of(Stage.APPROVED, Stage.NOTICED, Stage.CLAIM_RETURNED), new Act.TopUp(amount), () -> {
            if (amount <= 0) {
                return refused("fund.amount-not-positive", amount);
            }
            return amount > budgetFree ? refused("fund.budget-short", budgetFree)
                    : accepted(new Activity(stage, requestedMinor, Math.addExact(approvedMinor, amount), claimedMinor, settledMinor, claimUntil, noticedOn), amount);
        });
    }

    private Outcome notice(LocalDate today) {
        return from(Set.of(Stage.APPROVED), new Act.Notice(), () -> claimUntil.isPresent() && !today.isAfter(claimUntil.get())
                ? refused("fund.claim-window-open", claimUntil.get())
                : accepted(new Activity(Stage.NOTICED, requestedMinor, approvedMinor, claimedMinor, settledMinor, claimUntil, Optional.of(today)), 0));
    }

    private Outcome release(Terms terms, LocalDate today) {
        return from(Set.of(Stage.NOTICED), new Act.Release(), () -> {
            LocalDate earliest = noticedOn.orElseThrow().plusDays(terms.noticeDays());
            return today.isBefore(earliest) ? refused("fund.notice-running", earliest)
                    : accepted(new Activity(Stage.RELEASED, requestedMinor, settledMinor, 0, settledMinor, claimUntil, noticedOn), -openMinor());
        });
    }

    private Outcome claim(long amount, Terms terms, LocalDate today) {
        return from(Set.of(Stage.APPROVED, Stage.NOTICED, Stage.CLAIM_RETURNED), new Act.Claim(amount), () -> {
            if (amount <= 0) {
                return refused("fund.amount-not-positive", amount);
            }
            if (stage == Stage.APPROVED && claimUntil.isPresent() && today.isAfter(claimUntil.get())) {
                return refused("fund.claim-window-closed", claimUntil.get());
            }
            long allowed = allowed(terms) - settledMinor;
            return amount > allowed ? refused("fund.claim-above-approval", allowed)
                    : accepted(new Activity(Stage.CLAIMED, requestedMinor, approvedMinor, amount, settledMinor, claimUntil, noticedOn), 0);
        });
    }

    private Outcome settle(Act.Settle settle, Terms terms, long budgetFree) {
        return from(Set.of(Stage.CLAIMED), settle, () -> {
            if (settle.amountMinor() < 0 || settle.amountMinor() > claimedMinor) {
                return refused("fund.settlement-above-claim", claimedMinor);
            }
            long settled = Math.addExact(settledMinor, settle.amountMinor());
            long reservedBefore = Math.max(approvedMinor, settledMinor);
            long reservedAfter = settle.last() ? settled : Math.max(approvedMinor, settled);
            if (reservedAfter - reservedBefore > budgetFree) {
                return refused("fund.budget-short", budgetFree);
            }
            Stage next = settle.last() || settled >= allowed(terms) ? Stage.SETTLED : Stage.APPROVED;
            return accepted(new Activity(next, requestedMinor, settle.last() ? settled : approvedMinor, 0, settled, claimUntil, Optional.empty()),
                    reservedAfter - reservedBefore);
        });
    }

    private long allowed(Terms terms) {
        return Wide.mulDiv(approvedMinor, 1_000_000L + terms.tolerancePpm(), 1_000_000, Rounding.DOWN);
    }

    private Outcome from(Set<Stage> allowed, Act act, Supplier<Outcome> decision) {
        return allowed.contains(stage) ? decision.get()
                : new Outcome.Refused("fund.act-not-possible", Map.of("act", act.getClass().getSimpleName(), "stage", stage));
    }

    private Outcome move(Stage next, long budget) {
        return accepted(new Activity(next, requestedMinor, approvedMinor, claimedMinor, settledMinor, claimUntil, noticedOn), budget);
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static Outcome accepted(Activity after, long budget) {
        return new Outcome.Accepted(after, budget);
    }

    private static Outcome refused(String code, Object value) {
        return new Outcome.Refused(code, Map.of("value", value));
    }
}
