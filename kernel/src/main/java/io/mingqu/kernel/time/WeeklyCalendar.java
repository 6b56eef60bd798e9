package io.mingqu.kernel.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;

/**
 * The 4-4-5 calendar of retail: a quarter is three months of 4, 4 and 5 weeks; the year ends on the given weekday nearest to an
 * anchor date, so every fifth or sixth year has a 53rd week, which belongs to its last month.
 *
 * @param lastWeekday the weekday every period ends on
 * @param anchor      the year ends on the {@code lastWeekday} nearest to this date
 */
record WeeklyCalendar(DayOfWeek lastWeekday, MonthDay anchor) implements FiscalCalendar {
    private static final int[] WEEKS_BEFORE_MONTH = {0, 4, 8, 13, 17, 21, 26, 30, 34, 39, 43, 47};

    @Override
    public String code() {
        return "4-4-5/ends-" + lastWeekday.getValue() + "-near-" + anchor.getMonthValue() + "-" + anchor.getDayOfMonth();
    }

    @Override
    public FiscalPeriod period(Grain grain, int year, int number) {
        if (number < 1 || number > grain.periodsPerYear()) {
            throw new IllegalArgumentException("no " + grain + " number " + number);
        }
        LocalDate start = lastDay(year - 1).plusDays(1);
        int firstMonth = (number - 1) * grain.monthsPerPeriod();
        int nextMonth = firstMonth + grain.monthsPerPeriod();
        LocalDate first = start.plusWeeks(WEEKS_BEFORE_MONTH[firstMonth]);
        LocalDate last = nextMonth == 12 ? lastDay(year) : start.plusWeeks(WEEKS_BEFORE_MONTH[nextMonth]).minusDays(1);
        return new FiscalPeriod(grain, year, number, first, last);
    }

    @Override
    public FiscalPeriod periodOf(LocalDate date, Grain grain) {
        int year = date.getYear() - 1;
        while (date.isAfter(lastDay(year))) {
            year++;
        }
        int number = 1;
        FiscalPeriod period = period(grain, year, number);
        while (date.isAfter(period.last())) {
            period = period(grain, year, ++number);
        }
        return period;
    }

    private LocalDate lastDay(int year) {
        LocalDate near = anchor.atYear(year);
        LocalDate before = near.with(TemporalAdjusters.previousOrSame(lastWeekday));
        LocalDate after = near.with(TemporalAdjusters.nextOrSame(lastWeekday));
        return near.toEpochDay() - before.toEpochDay() <= after.toEpochDay() - near.toEpochDay() ? before : after;
    }
}
