package io.mingqu.kernel.time;

import java.time.LocalDate;

/**
 * One fiscal month, quarter or year 期间.
 *
 * @param year   the fiscal year it belongs to
 * @param number 1…12 for months, 1…4 for quarters, 1 for the year
 * @param first  its first day
 * @param last   its last day, inclusive
 */
public record FiscalPeriod(Grain grain, int year, int number, LocalDate first, LocalDate last)
        implements Comparable<FiscalPeriod> {

    public boolean contains(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
    }

    /** {@code 2026-03}, {@code 2026-Q1}, {@code 2026}. */
    public String code() {
        return switch (grain) {
            case MONTH -> four(year) + "-" + (number < 10 ? "0" : "") + number;
            case QUARTER -> four(year) + "-Q" + number;
            case YEAR -> four(year);
        };
    }

    private static String four(int year) {
        String digits = Integer.toString(year);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    @Override
    public int compareTo(FiscalPeriod other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    @Override
    public String toString() {
        return code();
    }
}
