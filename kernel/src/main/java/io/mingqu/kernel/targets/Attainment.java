package io.mingqu.kernel.targets;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.OptionalInt;

/**
 * How far a target is reached 达成 at a moment of its period.
 *
 * @param ratePpm  actual ÷ target; empty without a target
 * @param gap      what is missing, 0 when reached
 * @param ahead    actual minus what should have been reached by now, day by day alike; negative is behind
 * @param forecast the whole period at today's pace
 */
public record Attainment(long actual, long target, OptionalInt ratePpm, long gap, long ahead, long forecast) {
    /**
     * @param daysElapsed whole days of the period that have passed, 0 … daysTotal
     */
    public static Attainment of(long actual, long target, int daysElapsed, int daysTotal) {
        if (daysTotal <= 0 || daysElapsed < 0 || daysElapsed > daysTotal) {
            throw new IllegalArgumentException("days must be 0 … " + daysTotal + ", was " + daysElapsed);
        }
        OptionalInt rate = target <= 0 ? OptionalInt.empty()
                : OptionalInt.of((int) Math.clamp(Wide.mulDiv(actual, 1_000_000, target, Rounding.DOWN), -999_999_999, 999_999_999));
        long due = Wide.mulDiv(target, daysElapsed, daysTotal, Rounding.HALF_UP);
        long forecast = daysElapsed == 0 ? target : Wide.mulDiv(actual, daysTotal, daysElapsed, Rounding.HALF_UP);
        return new Attainment(actual, target, rate, Math.max(0, target - actual), actual - due, forecast);
    }
}
