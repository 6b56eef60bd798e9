package io.mingqu.kernel.time;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A calendar whose months end on a fixed day: the month's end, or a closing day 关账日 such as the 25th, so that March runs from
 * 26 February to 25 March.
 *
 * @param lastDayOfMonth   0 for the month's end, else 1…28
 * @param firstMonthOfYear 1…12: the month the fiscal year starts with
 */
record MonthlyCalendar(int lastDayOfMonth, int firstMonthOfYear) implements FiscalCalendar {
    MonthlyCalendar {
        if (lastDayOfMonth < 0 || lastDayOfMonth > 28) {
            throw new IllegalArgumentException("closing day must be 1…28, or 0 for the month's end; was " + lastDayOfMonth);
        }
        if (firstMonthOfYear < 1 || firstMonthOfYear > 12) {
            throw new IllegalArgumentException("first month of the year must be 1…12, was " + firstMonthOfYear);
        }
    }

    @Override
    public String code() {
        String months = lastDayOfMonth == 0 ? "natural" : "closes-" + lastDayOfMonth;
        return firstMonthOfYear == 1 ? months : months + "/start-" + firstMonthOfYear;
    }

    @Override
    public FiscalPeriod period(Grain grain, int year, int number) {
        if (number < 1 || number > grain.periodsPerYear()) {
            throw new IllegalArgumentException("no " + grain + " number " + number);
        }
        int months = grain.monthsPerPeriod();
        YearMonth first = firstMonth(year).plusMonths((long) (number - 1) * months);
        return new FiscalPeriod(grain, year, number, firstDay(first), lastDay(first.plusMonths(months - 1)));
    }

    @Override
    public FiscalPeriod periodOf(LocalDate date, Grain grain) {
        YearMonth month = YearMonth.from(date);
        if (lastDayOfMonth != 0 && date.getDayOfMonth() > lastDayOfMonth) {
            month = month.plusMonths(1);
        }
        int year = firstMonthOfYear == 1 || month.getMonthValue() < firstMonthOfYear ? month.getYear() : month.getYear() + 1;
        long offset = firstMonth(year).until(month, java.time.temporal.ChronoUnit.MONTHS);
        return period(grain, year, (int) offset / grain.monthsPerPeriod() + 1);
    }

    /** The calendar month the fiscal year starts with; the year is named after the one its last month falls in. */
    private YearMonth firstMonth(int year) {
        return YearMonth.of(firstMonthOfYear == 1 ? year : year - 1, firstMonthOfYear);
    }

    private LocalDate firstDay(YearMonth month) {
        return lastDayOfMonth == 0 ? month.atDay(1) : month.minusMonths(1).atDay(lastDayOfMonth).plusDays(1);
    }

    private LocalDate lastDay(YearMonth month) {
        return lastDayOfMonth == 0 ? month.atEndOfMonth() : month.atDay(lastDayOfMonth);
    }
}
