package io.mingqu.kernel.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the codes of calendars and periods. */
final class PeriodCodes {
    private static final Pattern PERIOD = Pattern.compile("([0-9]{4})(?:-(?:(Q[1-4])|([0-9]{2})))?");
    private static final Pattern MONTHLY = Pattern.compile("(?:natural|closes-([0-9]{1,2}))(?:/start-([0-9]{1,2}))?");
    private static final Pattern WEEKLY = Pattern.compile("4-4-5/ends-([1-7])-near-([0-9]{1,2})-([0-9]{1,2})");

    private PeriodCodes() {}

    static Optional<FiscalPeriod> parse(FiscalCalendar calendar, String code) {
        Matcher matcher = PERIOD.matcher(code);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return Optional.of(calendar.period(Grain.QUARTER, year, matcher.group(2).charAt(1) - '0'));
        }
        if (matcher.group(3) == null) {
            return Optional.of(calendar.period(Grain.YEAR, year, 1));
        }
        int month = Integer.parseInt(matcher.group(3));
        return month < 1 || month > 12 ? Optional.empty() : Optional.of(calendar.period(Grain.MONTH, year, month));
    }

    static Optional<FiscalCalendar> calendar(String code) {
        try {
            Matcher monthly = MONTHLY.matcher(code);
            if (monthly.matches()) {
                int lastDay = monthly.group(1) == null ? 0 : Integer.parseInt(monthly.group(1));
                int start = monthly.group(2) == null ? 1 : Integer.parseInt(monthly.group(2));
                return Optional.of(new MonthlyCalendar(lastDay, start));
            }
            Matcher weekly = WEEKLY.matcher(code);
            return weekly.matches()
                    ? Optional.of(new WeeklyCalendar(DayOfWeek.of(Integer.parseInt(weekly.group(1))),
                            MonthDay.of(Integer.parseInt(weekly.group(2)), Integer.parseInt(weekly.group(3)))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException refused) {
            return Optional.empty();
        }
    }
}
