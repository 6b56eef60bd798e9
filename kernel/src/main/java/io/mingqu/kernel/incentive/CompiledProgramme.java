package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.Timing.Late;
import io.mingqu.kernel.incentive.Timing.Returns;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import java.util.List;

/** A programme with its periods as day and slot numbers. */
final class CompiledProgramme {
    static final int OUTSIDE = -1;
    static final int OUTSIDE_DAY = Integer.MIN_VALUE;
    static final int LATE_DAY = Integer.MIN_VALUE + 1;

    final ScopedProgramme scoped;
    final Programme programme;
    final List<FiscalPeriod> periods;
    final int[] firstDay;
    final int[] lastDay;
    final int[] slotFrom;
    final int[] slotTo;
    final boolean dated;
    /** Position among the compiled programmes of what qualifies where other movements pay, −1 where the same do. */
    int qualifier = -1;
    /** Positions of the requirements' gauges. */
    int[] gauges = new int[0];
    /** First days of stretches that tier dates cut out of a period, by period; empty for most. */
    final int[][] cuts;
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
        this.cuts = new int[periods.size()][];
        for (int t = 0; t < periods.size(); t++) {
            firstDay[t] = Math.max(from, day(periods.get(t).first()));
            lastDay[t] = Math.min(to, day(periods.get(t).last()));
            int first = firstDay[t];
            int last = Math.min(day(programme.to()), day(periods.get(t).last()));
            cuts[t] = programme.terms().changes().stream().mapToInt(c -> day(c.from())).filter(d -> d > first && d <= last).toArray();
        }
    }

    /** First day of a stretch of a period. */
    int stretchFirst(int t, int k) {
        return k == 0 ? firstDay[t] : cuts[t][k - 1];
    }

    /** Last day of a stretch, whatever day is settled through. */
    int stretchLast(int t, int k) {
        return k < cuts[t].length ? cuts[t][k] - 1 : Math.min(day(programme.to()), day(periods.get(t).last()));
    }

    static int day(LocalDate date) {
        return (int) Math.clamp(date.toEpochDay(), Integer.MIN_VALUE + 1L, Integer.MAX_VALUE - 1L);
    }

    /** Days on which something changes. */
    int[] borders() {
        int[] members = scoped.members().borders();
        int[] changes = java.util.Arrays.stream(cuts).flatMapToInt(java.util.Arrays::stream).toArray();
        int[] borders = java.util.Arrays.copyOf(members, members.length + changes.length + 2 * periods.size());
        System.arraycopy(changes, 0, borders, members.length, changes.length);
        int n = members.length + changes.length;
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

    /** The day a line counts on by the programme's timing, {@link #OUTSIDE_DAY} or {@link #LATE_DAY}; {@link #periodOf} gives the period. */
    int countedDay(int partner, int day, int originalDay, int knownDay) {
        if (day > throughDay) {
            return OUTSIDE_DAY;
        }
        Timing timing = programme.timing();
        int counts = timing.returns() == Returns.ORIGINAL ? originalDay : day;
        int period = periodOf(counts);
        if (period >= 0 && timing.late() != Late.REOPENS
                && knownDay > day(periods.get(period).last()) + (long) timing.graceDays()) {
            if (timing.late() == Late.REFUSED) {
                return scoped.members().covers(partner, counts) ? LATE_DAY : OUTSIDE_DAY;
            }
            counts = knownDay;
            period = periodOf(counts);
        }
        return period >= 0 && scoped.members().covers(partner, counts) ? counts : OUTSIDE_DAY;
    }
}
