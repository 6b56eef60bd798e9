package io.mingqu.kernel.reconciliation;

import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.reconciliation.DeltaStatement.Cause;
import io.mingqu.kernel.reconciliation.DeltaStatement.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws up delta statements. */
public final class Deltas {
    private Deltas() {}

    /** Identity of a line across versions. */
    private record Key(String documentNo, String lineKey, String what) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byDocument = documentNo.compareTo(other.documentNo);
            int byLine = byDocument != 0 ? byDocument : lineKey.compareTo(other.lineKey);
            return byLine != 0 ? byLine : what.compareTo(other.what);
        }
    }

    /** Sums of the lines that share an identity. */
    private record Worth(int lines, long base, long minor) {
        static final Worth NOTHING = new Worth(0, 0, 0);

        Worth plus(Worth other) {
            return new Worth(lines + other.lines, Math.addExact(base, other.base), Math.addExact(minor, other.minor));
        }
    }

    /** Between two versions of an account statement of the same party and period. */
    public static DeltaStatement between(AccountStatement before, AccountStatement after) {
        requireSame(before.party(), after.party(), before.period(), after.period());
        List<Cause> causes = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        long openingBefore = before.figure(AccountHeading.OPENING);
        long openingAfter = after.figure(AccountHeading.OPENING);
        if (openingBefore != openingAfter) {
            causes.add(new Cause.OpeningChanged(openingBefore, openingAfter));
        }
        compare(accountLines(before), accountLines(after), false, causes, changes);
        return new DeltaStatement(after.party(), after.period().code(), before.closingMinor(), after.closingMinor(), causes, changes);
    }

    /** Between two versions of a rebate statement of the same party, programme and period. */
    public static DeltaStatement between(RebateStatement before, RebateStatement after) {
        requireSame(before.party(), after.party(), before.period(), after.period());
        if (!before.programmeCode().equals(after.programmeCode())) {
            throw new IllegalArgumentException("programmes differ: " + before.programmeCode() + ", " + after.programmeCode());
        }
        Trace was = before.trace();
        Trace is = after.trace();
        List<Cause> causes = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        if (before.programmeVersion() != after.programmeVersion()) {
            causes.add(new Cause.PolicyChanged(before.programmeVersion(), after.programmeVersion()));
        }
        if (was.openingBase() != is.openingBase()) {
            causes.add(new Cause.OpeningChanged(was.openingBase(), is.openingBase()));
        }
        if (was.reference() != is.reference()) {
            causes.add(new Cause.ReferenceChanged(was.reference(), is.reference()));
        }
        compare(rebateLines(before), rebateLines(after), true, causes, changes);
        if (was.tier() != is.tier()) {
            causes.add(new Cause.TierChanged(was.tier() + 1, is.tier() + 1));
        }
        if (was.limit() != is.limit()) {
            causes.add(new Cause.LimitChanged(was.limit().name(), is.limit().name()));
        }
        return new DeltaStatement(after.party(), after.programmeCode() + " " + after.period().code(),
                before.payoutMinor(), after.payoutMinor(), causes, changes);
    }

    private static void requireSame(StatementParty a, StatementParty b, Object periodA, Object periodB) {
        if (!a.equals(b) || !periodA.equals(periodB)) {
            throw new IllegalArgumentException("versions of different statements: " + a + " " + periodA + ", " + b + " " + periodB);
        }
    }

    private static Map<Key, Worth> accountLines(AccountStatement statement) {
        Map<Key, Worth> lines = new TreeMap<>();
        for (AccountMovement line : statement.lines()) {
            lines.merge(new Key(line.documentNo(), line.lineKey(), line.kind().name() + "\t" + line.date()),
                    new Worth(1, line.amountMinor(), line.balanceEffectMinor()), Worth::plus);
        }
        return lines;
    }

    private static Map<Key, Worth> rebateLines(RebateStatement statement) {
        Map<Key, Worth> lines = new TreeMap<>();
        for (RebateLine line : statement.lines()) {
            lines.merge(new Key(line.documentNo(), line.lineKey(), line.date().toString()),
                    new Worth(1, line.base(), line.shareMinor()), Worth::plus);
        }
        return lines;
    }

    /** A rebate's shares move with the tier; only another base makes a rebate line a changed one. */
    private static void compare(Map<Key, Worth> before, Map<Key, Worth> after, boolean byBase, List<Cause> causes, List<Change> changes) {
        Map<Key, Worth> all = new TreeMap<>(before);
        after.forEach(all::putIfAbsent);
        Worth added = Worth.NOTHING;
        Worth removed = Worth.NOTHING;
        Worth changed = Worth.NOTHING;
        for (Key key : all.keySet()) {
            Worth was = before.getOrDefault(key, Worth.NOTHING);
            Worth is = after.getOrDefault(key, Worth.NOTHING);
            if (was.equals(is) || (byBase && was.base() == is.base() && was.lines() == is.lines())) {
                continue;
            }
            changes.add(new Change(key.documentNo(), key.lineKey(), was.base(), is.base(), was.minor(), is.minor()));
            Worth effect = new Worth(1, is.base() - was.base(), is.minor() - was.minor());
            if (was.lines() == 0) {
                added = added.plus(effect);
            } else if (is.lines() == 0) {
                removed = removed.plus(effect);
            } else {
                changed = changed.plus(effect);
            }
        }
        if (added.lines() > 0) {
            causes.add(new Cause.LinesAdded(added.lines(), byBase ? added.base() : added.minor()));
        }
        if (removed.lines() > 0) {
            causes.add(new Cause.LinesRemoved(removed.lines(), byBase ? removed.base() : removed.minor()));
        }
        if (changed.lines() > 0) {
            causes.add(new Cause.LinesChanged(changed.lines(), byBase ? changed.base() : changed.minor()));
        }
    }
}
