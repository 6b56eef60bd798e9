package io.mingqu.kernel.reconciliation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The life of a statement: draft → checked 业务初审 → reviewed 财务复核 → sent → confirmed or disputed by line → final → payable.
 * A transition table; who may act is a duty that the server maps to roles, and two duties of one statement are never done by one
 * person where the table says so.
 */
public final class StatementLifecycle {
    private StatementLifecycle() {}

    /** What can be done to a statement. */
    public enum Action { CHECK, REVIEW, SEND, CONFIRM, DISPUTE, RESOLVE, FINALISE, RELEASE, SEND_BACK, WITHDRAW }

    /** In which capacity it is done. */
    public enum Duty { BUSINESS, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, PARTNER }

    /** A row of the table. {@code fourEyes}: not by the person who did the previous step. */
    public record Transition(StatementState from, Action action, StatementState to, Set<Duty> duties, boolean fourEyes) {
        public Transition {
            duties = Set.copyOf(duties);
        }
    }

    /** What became of a request to act. */
    public sealed interface Outcome {
        /** Goes on to the given state. */
        record Moved(StatementState to) implements Outcome {}

        /** The action does not exist in this state. */
        record NotFromHere(StatementState state, Action action, Set<Action> possible) implements Outcome {}

        /** None of the caller's duties allows it. */
        record NotYours(Action action, Set<Duty> needed) implements Outcome {}

        /** The same person did the step before. */
        record SamePerson(Action action) implements Outcome {}

        /** Lines are still disputed. */
        record OpenDisputes(int lines) implements Outcome {}

        /** A policy takes back what was confirmed: approval or the partner's signature is missing. */
        record NeedsConsent(Action action, ConsentState consent) implements Outcome {}
    }

    private static final List<Transition> TABLE = List.of(
            row(StatementState.DRAFT, Action.CHECK, StatementState.CHECKED, false, Duty.BUSINESS, Duty.FINANCE_PREPARER),
            row(StatementState.CHECKED, Action.REVIEW, StatementState.REVIEWED, true, Duty.FINANCE_REVIEWER),
            row(StatementState.REVIEWED, Action.SEND, StatementState.SENT, false, Duty.FINANCE_PREPARER, Duty.FINANCE_REVIEWER),
            row(StatementState.SENT, Action.CONFIRM, StatementState.CONFIRMED, false, Duty.PARTNER),
            row(StatementState.SENT, Action.DISPUTE, StatementState.DISPUTED, false, Duty.PARTNER),
            row(StatementState.DISPUTED, Action.DISPUTE, StatementState.DISPUTED, false, Duty.PARTNER),
            row(StatementState.DISPUTED, Action.RESOLVE, StatementState.CONFIRMED, false, Duty.FINANCE_REVIEWER, Duty.PARTNER),
            row(StatementState.CONFIRMED, Action.FINALISE, StatementState.FINAL, false, Duty.FINANCE_REVIEWER, Duty.FINANCE_APPROVER),
            row(StatementState.FINAL, Action.RELEASE, StatementState.PAYABLE, true, Duty.FINANCE_APPROVER),
            row(StatementState.CHECKED, Action.SEND_BACK, StatementState.DRAFT, false, Duty.FINANCE_REVIEWER),
            row(StatementState.REVIEWED, Action.SEND_BACK, StatementState.DRAFT, false, Duty.FINANCE_REVIEWER, Duty.FINANCE_APPROVER),
            row(StatementState.DRAFT, Action.WITHDRAW, StatementState.WITHDRAWN, false, Duty.FINANCE_PREPARER),
            row(StatementState.CHECKED, Action.WITHDRAW, StatementState.WITHDRAWN, false, Duty.FINANCE_PREPARER),
            row(StatementState.REVIEWED, Action.WITHDRAW, StatementState.WITHDRAWN, false, Duty.FINANCE_PREPARER));

    private static Transition row(StatementState from, Action action, StatementState to, boolean fourEyes, Duty... duties) {
        return new Transition(from, action, to, Set.of(duties), fourEyes);
    }

    public static List<Transition> table() {
        return TABLE;
    }

    /** The actions the table knows from a state. */
    public static Set<Action> possible(StatementState from) {
        Set<Action> possible = EnumSet.noneOf(Action.class);
        TABLE.stream().filter(t -> t.from() == from).forEach(t -> possible.add(t.action()));
        return possible;
    }

    /**
     * Decides a request.
     *
     * @param samePerson   whether the caller also did the previous step
     * @param openDisputes disputed lines not settled yet
     */
    public static Outcome decide(StatementState from, Action action, Set<Duty> duties, boolean samePerson, int openDisputes) {
        return decide(from, action, duties, samePerson, openDisputes, ConsentState.NOT_NEEDED);
    }

    /** The same for a correction that may need the partner's consent. */
    public static Outcome decide(StatementState from, Action action, Set<Duty> duties, boolean samePerson, int openDisputes, ConsentState consent) {
        Transition found = TABLE.stream().filter(t -> t.from() == from && t.action() == action).findFirst().orElse(null);
        if (found == null) {
            return new Outcome.NotFromHere(from, action, possible(from));
        }
        if (found.duties().stream().noneMatch(duties::contains)) {
            return new Outcome.NotYours(action, found.duties());
        }
        if (found.fourEyes() && samePerson) {
            return new Outcome.SamePerson(action);
        }
        if (action == Action.RESOLVE && openDisputes > 0) {
            return new Outcome.OpenDisputes(openDisputes);
        }
        if (!consent.allows(action)) {
            return new Outcome.NeedsConsent(action, consent);
        }
        return new Outcome.Moved(found.to());
    }
}
