package io.mingqu.kernel.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which fiscal period a business date belongs to 会计日历. Periods of one grain follow each other without gap or overlap.
 * A fiscal year bears the number of the calendar year in which its last day falls.
 */
public sealed interface FiscalCalendar permits MonthlyCalendar, WeeklyCalendar {
    /** 自然月: calendar months, quarters and years. */
    FiscalCalendar NATURAL = new MonthlyCalendar(0, 1);
    /** 上月26–本月25: a month closes on the 25th. */
    FiscalCalendar CLOSES_25 = new MonthlyCalendar(25, 1);

    /** Months that end on the given day of the month (1…28), 0 for the month's end; the year starts with that month. */
    static FiscalCalendar closingOn(int lastDayOfMonth, int firstMonthOfYear) {
        return new MonthlyCalendar(lastDayOfMonth, firstMonthOfYear);
    }

    /** Stable text form: {@code natural}, {@code closes-25}, {@code closes-25/start-4}, {@code 4-4-5/ends-7-near-1-31}. */
    String code();

    FiscalPeriod period(Grain grain, int year, int number);

    FiscalPeriod periodOf(LocalDate date, Grain grain);

    default FiscalPeriod next(FiscalPeriod period) {
        return periodOf(period.last().plusDays(1), period.grain());
    }

    default FiscalPeriod previous(FiscalPeriod period) {
        return periodOf(period.first().minusDays(1), period.grain());
    }

    /** The same period one fiscal year earlier. */
    default FiscalPeriod yearBefore(FiscalPeriod period) {
        return period(period.grain(), period.year() - 1, period.number());
    }

    /** All periods that share a day with [from, to], in order; both ends inclusive. */
    default List<FiscalPeriod> periods(LocalDate from, LocalDate to, Grain grain) {
        List<FiscalPeriod> periods = new ArrayList<>();
        if (!from.isAfter(to)) {
            FiscalPeriod period = periodOf(from, grain);
            periods.add(period);
            while (period.last().isBefore(to)) {
                period = next(period);
                periods.add(period);
            }
        }
        return List.copyOf(periods);
    }

    /** The period a code such as {@code 2026-03}, {@code 2026-Q1} or {@code 2026} names; empty when it names none. */
    default Optional<FiscalPeriod> parse(String code) {
        return PeriodCodes.parse(this, code);
    }

    /** The calendar a {@link #code()} names; empty when it names none. */
    static Optional<FiscalCalendar> ofCode(String code) {
        return PeriodCodes.calendar(code);
    }
}
