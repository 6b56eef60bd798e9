package io.mingqu.kernel.fund;

import java.util.Map;
import java.util.Optional;

/**
 * The course of a claim 核销: submitted, verified by somebody who neither asked for the activity, approved it nor claimed; what is cut the partner accepts
 * before it is settled, so that both sides book the same amount.
 */
public final class ClaimCourse {
    private ClaimCourse() {}

    /** States, and whose desk each is on. */
    public enum State {
        SUBMITTED(Activity.Desk.VERIFIER), RETURNED(Activity.Desk.PARTNER), PROPOSED(Activity.Desk.PARTNER), SETTLED(Activity.Desk.NOBODY),
        REFUSED(Activity.Desk.NOBODY);

        private final Activity.Desk desk;

        State(Activity.Desk desk) {
            this.desk = desk;
        }

        public Activity.Desk desk() {
            return desk;
        }
    }

    /** What is done with a claim. */
    public enum Act { VERIFY, RETURN, REFUSE, RESUBMIT, ACCEPT, OBJECT }

    /** Who had a hand in it so far; {@code actor} wants to act now. */
    public record People(String requester, String approver, String claimant, String actor) {
        Optional<String> heldTwice() {
            return actor.equals(requester) ? Optional.of("requester") : actor.equals(approver) ? Optional.of("approver")
                    : actor.equals(claimant) ? Optional.of("claimant") : Optional.empty();
        }
    }

    /** The state after, or why not. */
    public sealed interface Outcome {
        record Moved(State state, long verifiedMinor) implements Outcome {}

        record Refused(String code, Map<String, Object> params) implements Outcome {}
    }

    /** @param verifiedMinor what the verifier finds right, for VERIFY; what was found before otherwise */
    public static Outcome decide(State state, Act act, long claimedMinor, long verifiedMinor, People people) {
        boolean verifiers = act == Act.VERIFY || act == Act.RETURN || act == Act.REFUSE;
        if (verifiers && people.heldTwice().isPresent()) {
            return new Outcome.Refused("fund.four-eyes", Map.of("was", people.heldTwice().get()));
        }
        State from = switch (act) {
            case VERIFY, RETURN, REFUSE -> State.SUBMITTED;
            case RESUBMIT -> State.RETURNED;
            case ACCEPT, OBJECT -> State.PROPOSED;
        };
        if (state != from) {
            return new Outcome.Refused("fund.act-not-possible", Map.of("act", act.name(), "stage", state));
        }
        if (act == Act.VERIFY && (verifiedMinor <= 0 || verifiedMinor > claimedMinor)) {
            return new Outcome.Refused("fund.verified-out-of-range", Map.of("verifiedMinor", verifiedMinor, "claimedMinor", claimedMinor));
        }
        return switch (act) {
            case VERIFY -> new Outcome.Moved(verifiedMinor == claimedMinor ? State.SETTLED : State.PROPOSED, verifiedMinor);
            case RETURN -> new Outcome.Moved(State.RETURNED, 0);
            case REFUSE -> new Outcome.Moved(State.REFUSED, 0);
            case RESUBMIT, OBJECT -> new Outcome.Moved(State.SUBMITTED, 0);
            case ACCEPT -> new Outcome.Moved(State.SETTLED, verifiedMinor);
        };
    }
}
