package io.mingqu.kernel.reconciliation;

import java.util.List;

/**
 * What changed between two versions of a statement and why 差额对账单: what is stated to the partner when late facts or an amended
 * policy change something already sent. The sent version itself never changes.
 *
 * @param before   amount of the earlier version: a closing balance or a payout
 * @param causes   why, largest groups first as declared in {@link Cause}
 * @param changes  the lines added, removed or changed, in business order
 */
public record DeltaStatement(StatementParty party, String subject, long beforeMinor, long afterMinor, List<Cause> causes, List<Change> changes) {
    public DeltaStatement {
        causes = List.copyOf(causes);
        changes = List.copyOf(changes);
    }

    public long differenceMinor() {
        return Math.subtractExact(afterMinor, beforeMinor);
    }

    public boolean isEmpty() {
        return causes.isEmpty() && changes.isEmpty() && beforeMinor == afterMinor;
    }

    /** A reason for a difference; what it alone moved is in {@code effect}, in the unit of the base or balance. */
    public sealed interface Cause {
        /** Lines that were not there before. */
        record LinesAdded(int lines, long effect) implements Cause {}

        /** Lines that are no longer there. */
        record LinesRemoved(int lines, long effect) implements Cause {}

        /** Lines with another figure. */
        record LinesChanged(int lines, long effect) implements Cause {}

        /** Another opening balance or volume. */
        record OpeningChanged(long before, long after) implements Cause {}

        /** Another version of the policy. */
        record PolicyChanged(int versionBefore, int versionAfter) implements Cause {}

        /** Another tier, counted from 1, 0 for none. */
        record TierChanged(int before, int after) implements Cause {}

        /** Another limit decided. */
        record LimitChanged(String before, String after) implements Cause {}

        /** Another target or prior base. */
        record ReferenceChanged(long before, long after) implements Cause {}
    }

    /**
     * A line that differs. A side that does not have it has 0.
     *
     * @param documentNo  the document
     * @param lineKey     the line in it
     * @param baseBefore  what it brought: amount for accounts, base for rebates
     * @param minorBefore what it was worth: balance effect for accounts, share for rebates
     */
    public record Change(String documentNo, String lineKey, long baseBefore, long baseAfter, long minorBefore, long minorAfter) {}
}
