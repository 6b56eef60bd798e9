package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Timing.Late;
import io.mingqu.kernel.incentive.Timing.Returns;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import java.util.List;

/** A programme with its periods as day and slot numbers. */
final class CompiledProgramme {
    static final int OUTSIDE = -1;
    static final int LATE_REFUSED = -2;

    final ScopedProgramme scoped;
    final Programme programme;
    final List<FiscalPeriod> periods;
    final int[] firstDay;
    final int[] lastDay;
    final int[] slotFrom;
    final int[] slotTo;
    final boolean dated;
    private final int throughDay;

    CompiledProgramme(ScopedProgramme scoped, LocalDate through) {
        this.scoped = scoped;
        this.programme = scoped.programme();
        this.periods = programme.cycle().periods(programme.from(), programme.to());
        this.firstDay = new int[periods.size()];
        this.lastDay = new int[periods.size()];
        this.slotFrom = new int[periods.size()];
        this.slotTo = new int[periods.size()];
        this.dated = scoped.members() instanceof Membership.Dated;
        this.throughDay = day(through);
        int from = day(programme.from());
        int to = Math.min(day(programme.to()), throughDay);
        for (int t = 0; t < periods.size(); t++) {
            firstDay[t] = Math.max(from, day(periods.get(t).first()));
            lastDay[t] = Math.min(to, day(periods.get(t).last()));
        }
    }

    static int day(LocalDate date) {
        return (int) Math.clamp(date.toEpochDay(), Integer.MIN_VALUE + 1L, Integer.MAX_VALUE - 1L);
    }

    /** Days on which something changes. */
    int[] borders() {
        int[] members = scoped.members().borders();
        int[] borders = java.util.Arrays.copyOf(members, members.length + 2 * periods.size());
        int n = members.length;
        for (int t = 0; t < periods.size(); t++) {
            borders[n++] = firstDay[t];
            borders[n++] = Math.max(firstDay[t], lastDay[t] + 1);
        }
        return borders;
    }

    void placeOn(SlotAxis axis) {
        for (int t = 0; t < periods.size(); t++) {
            boolean empty = lastDay[t] < firstDay[t];
            slotFrom[t] = empty ? 1 : axis.slotOf(firstDay[t]);
            slotTo[t] = empty ? 0 : axis.slotOf(lastDay[t]);
        }
    }

    /** Position of the period a day counts in, or {@link #OUTSIDE}. */
    int periodOf(int day) {
        for (int t = 0; t < firstDay.length; t++) {
            if (day >= firstDay[t] && day <= lastDay[t]) {
                return t;
            }
        }
        return OUTSIDE;
    }

    /** The period a line counts in by the programme's timing, {@link #OUTSIDE} or {@link #LATE_REFUSED}. */
    int periodOf(int partner, int day, int originalDay, int knownDay) {
        if (day > throughDay) {
            return OUTSIDE;
        }
        Timing timing = programme.timing();
        int counts = timing.returns() == Returns.ORIGINAL ? originalDay : day;
        int period = periodOf(counts);
        if (period >= 0 && timing.late() != Late.REOPENS
                && knownDay > day(periods.get(period).last()) + (long) timing.graceDays()) {
            if (timing.late() == Late.REFUSED) {
                return scoped.members().covers(partner, counts) ? LATE_REFUSED : OUTSIDE;
            }
            counts = knownDay;
            period = periodOf(counts);
        }
        return period >= 0 && scoped.members().covers(partner, counts) ? period : OUTSIDE;
    }
}
