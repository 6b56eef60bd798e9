package io.mingqu.kernel.testing;

import static io.mingqu.kernel.testing.Check.equal;
import static io.mingqu.kernel.testing.Check.that;

import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.kernel.time.Grain;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What holds for fiscal calendars. */
final class TimeChecks {
    private static final List<String> CODES =
            List.of("natural", "closes-25", "natural/start-4", "closes-20/start-7", "4-4-5/ends-6-near-1-31", "4-4-5/ends-7-near-12-31");

    private TimeChecks() {}

    static List<Check> all(long seed, int cases) {
        return List.of(
                new Check("上月26–本月25 puts the 26th into the next month", TimeChecks::closes25),
                new Check("natural months, quarters and years have their bounds", TimeChecks::natural),
                new Check("a fiscal year from April is named after the year it ends in", TimeChecks::fromApril),
                new Check("4-4-5 quarters are 13 weeks, and a long year has 53", TimeChecks::weekly),
                new Check("periods follow each other without gap or overlap", () -> Seeded.forAll("periods", seed, cases, TimeChecks::seamless)),
                new Check("codes name what they came from", () -> Seeded.forAll("codes", seed, cases, TimeChecks::codes)),
                new Check("codes that name nothing are refused", TimeChecks::refusedCodes));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static void bounds(FiscalPeriod period, String code, String first, String last) {
        equal(period.code() + " " + period.first() + " " + period.last(), code + " " + first + " " + last, period);
    }

    private static void closes25() {
        FiscalCalendar calendar = FiscalCalendar.CLOSES_25;
        bounds(calendar.periodOf(day("2026-03-25"), Grain.MONTH), "2026-03", "2026-02-26", "2026-03-25");
        bounds(calendar.periodOf(day("2026-03-26"), Grain.MONTH), "2026-04", "2026-03-26", "2026-04-25");
        bounds(calendar.periodOf(day("2025-12-26"), Grain.MONTH), "2026-01", "2025-12-26", "2026-01-25");
        bounds(calendar.periodOf(day("2025-12-31"), Grain.YEAR), "2026", "2025-12-26", "2026-12-25");
        bounds(calendar.periodOf(day("2026-03-26"), Grain.QUARTER), "2026-Q2", "2026-03-26", "2026-06-25");
    }

    private static void natural() {
        bounds(FiscalCalendar.NATURAL.periodOf(day("2028-02-29"), Grain.MONTH), "2028-02", "2028-02-01", "2028-02-29");
        bounds(FiscalCalendar.NATURAL.periodOf(day("2026-12-31"), Grain.QUARTER), "2026-Q4", "2026-10-01", "2026-12-31");
        bounds(FiscalCalendar.NATURAL.periodOf(day("2026-01-01"), Grain.YEAR), "2026", "2026-01-01", "2026-12-31");
        equal(FiscalCalendar.NATURAL.periods(day("2025-11-15"), day("2026-02-01"), Grain.MONTH).toString(),
                "[2025-11, 2025-12, 2026-01, 2026-02]", "iteration");
        equal(FiscalCalendar.NATURAL.periods(day("2026-02-02"), day("2026-02-01"), Grain.MONTH), List.of(), "no days, no periods");
    }

    private static void fromApril() {
        FiscalCalendar calendar = FiscalCalendar.closingOn(0, 4);
        bounds(calendar.periodOf(day("2026-03-31"), Grain.MONTH), "2026-12", "2026-03-01", "2026-03-31");
        bounds(calendar.periodOf(day("2026-04-01"), Grain.YEAR), "2027", "2026-04-01", "2027-03-31");
        bounds(calendar.periodOf(day("2026-07-01"), Grain.QUARTER), "2027-Q2", "2026-07-01", "2026-09-30");
    }

    private static void weekly() {
        FiscalCalendar calendar = FiscalCalendar.ofCode("4-4-5/ends-6-near-1-31").orElseThrow();
        int longYears = 0;
        for (int year = 2000; year < 2040; year++) {
            FiscalPeriod whole = calendar.period(Grain.YEAR, year, 1);
            long days = whole.last().toEpochDay() - whole.first().toEpochDay() + 1;
            that(days == 364 || days == 371, year + " has " + days + " days");
            longYears += days == 371 ? 1 : 0;
            FiscalPeriod q1 = calendar.period(Grain.QUARTER, year, 1);
            equal(q1.last().toEpochDay() - q1.first().toEpochDay() + 1, 91L, "first quarter of " + year);
            FiscalPeriod march = calendar.period(Grain.MONTH, year, 3);
            equal(march.last().toEpochDay() - march.first().toEpochDay() + 1, 35L, "third month of " + year);
        }
        that(longYears >= 6 && longYears <= 8, longYears + " long years in 40");
    }

    private static void seamless(Seeded s) {
        FiscalCalendar calendar = FiscalCalendar.ofCode(s.pick(CODES)).orElseThrow();
        Grain grain = s.pick(Grain.values());
        LocalDate date = LocalDate.parse("1999-12-25").plusDays(s.below(20_000));
        FiscalPeriod period = calendar.periodOf(date, grain);
        that(period.contains(date), calendar.code() + " " + period + " contains " + date);
        equal(calendar.next(period).first(), period.last().plusDays(1), "next begins the day after " + period);
        equal(calendar.previous(calendar.next(period)), period, "previous of next");
        equal(calendar.period(grain, period.year(), period.number()), period, "by number");
        FiscalPeriod year = calendar.periodOf(date, Grain.YEAR);
        equal(calendar.periods(year.first(), year.last(), grain).size(), grain.periodsPerYear(), "periods of " + year);
        equal(calendar.yearBefore(period).year(), period.year() - 1, "year before");
        equal(calendar.yearBefore(period).number(), period.number(), "number in the year before");
    }

    private static void codes(Seeded s) {
        FiscalCalendar calendar = FiscalCalendar.ofCode(s.pick(CODES)).orElseThrow();
        equal(FiscalCalendar.ofCode(calendar.code()), Optional.of(calendar), calendar.code());
        FiscalPeriod period = calendar.periodOf(LocalDate.parse("2001-01-01").plusDays(s.below(20_000)), s.pick(Grain.values()));
        equal(calendar.parse(period.code()), Optional.of(period), period.code());
    }

    private static void refusedCodes() {
        for (String code : List.of("", "closes-29", "natural/start-13", "4-4-5", "4-4-5/ends-8-near-1-31", "4-4-5/ends-1-near-2-30", "NATURAL")) {
            equal(FiscalCalendar.ofCode(code), Optional.empty(), code);
        }
        for (String code : List.of("2026-13", "2026-00", "2026-Q5", "26-01", "2026-1", "")) {
            equal(FiscalCalendar.NATURAL.parse(code), Optional.empty(), code);
        }
    }
}
