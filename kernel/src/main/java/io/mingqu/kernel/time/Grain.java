package io.mingqu.kernel.time;

/** How long a fiscal period is 期间粒度. */
public enum Grain {
    MONTH(12), QUARTER(4), YEAR(1);

    private final int periodsPerYear;

    Grain(int periodsPerYear) {
        this.periodsPerYear = periodsPerYear;
    }

    public int periodsPerYear() {
        return periodsPerYear;
    }

    int monthsPerPeriod() {
        return 12 / periodsPerYear;
    }
}
