package io.mingqu.kernel.stock;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Stuffing 压货: goods pushed into the channel beyond what it sells, usually before a period ends to reach a tier. Three signs, each with its
 * figure and its declared bound; one sign is a question to ask, not a verdict.
 */
public final class Stuffing {
    private Stuffing() {}

    public enum Sign {
        /** Bought much more than sold on. */
        SELL_IN_OVER_SELL_OUT,
        /** Stock for too many days of sales. */
        STOCK_DAYS,
        /** The last days of the period brought far more per day than the days before. */
        PERIOD_END_SPIKE
    }

    /**
     * @param sellInMilli   bought over {@code days}, less returns
     * @param sellOutMilli  sold over {@code days}; empty when not reported
     * @param stockMilli    on hand at the end
     * @param lastMilli     bought in the last {@code lastDays} of the period of {@code periodDays} that brought {@code periodMilli}
     */
    public record Facts(long sellInMilli, OptionalLong sellOutMilli, long stockMilli, int days, long lastMilli, int lastDays, long periodMilli, int periodDays) {
        public Facts {
            if (days <= 0 || lastDays <= 0 || periodDays <= lastDays) {
                throw new IllegalArgumentException("days %d, lastDays %d, periodDays %d".formatted(days, lastDays, periodDays));
            }
        }
    }

    /**
     * @param sellInOverSellOutPpm sell-in ÷ sell-out above which it is a sign (1,300,000 is 130 %)
     * @param stockDaysMax         days of stock above which it is a sign
     * @param spikePpm             per-day purchases at the period's end ÷ before, above which it is a sign
     */
    public record Rule(int sellInOverSellOutPpm, int stockDaysMax, int spikePpm) {
        public static final Rule DEFAULT = new Rule(1_300_000, 75, 3_000_000);
    }

    /** Figures are empty where they cannot be formed (no sell-out; nothing bought before the end, which is a spike by itself). */
    public record Reading(Set<Sign> signs, OptionalInt sellInOverSellOutPpm, OptionalInt stockDays, OptionalInt spikePpm) {
        public Reading {
            signs = Set.copyOf(signs);
        }
    }

    public static Reading read(Facts facts, Rule rule) {
        OptionalInt ratio = facts.sellOutMilli().isPresent() ? ratioPpm(facts.sellInMilli(), 1, facts.sellOutMilli().getAsLong(), 1) : OptionalInt.empty();
        OptionalInt days = facts.sellOutMilli().isPresent() ? stockDays(facts.stockMilli(), facts.sellOutMilli().getAsLong(), facts.days()) : OptionalInt.empty();
        OptionalInt spike = ratioPpm(facts.lastMilli(), facts.lastDays(), facts.periodMilli() - facts.lastMilli(), facts.periodDays() - facts.lastDays());
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (over(ratio, rule.sellInOverSellOutPpm(), facts.sellInMilli(), facts.sellOutMilli())) {
            signs.add(Sign.SELL_IN_OVER_SELL_OUT);
        }
        if (days.isPresent() ? days.getAsInt() > rule.stockDaysMax() : facts.sellOutMilli().isPresent() && facts.stockMilli() > 0) {
            signs.add(Sign.STOCK_DAYS);
        }
        if (over(spike, rule.spikePpm(), facts.lastMilli(), OptionalLong.of(0))) {
            signs.add(Sign.PERIOD_END_SPIKE);
        }
        return new Reading(signs, ratio, days, spike);
    }

    /** Without a ratio, anything at all against nothing is over. */
    private static boolean over(OptionalInt ratioPpm, int bound, long above, OptionalLong below) {
        return ratioPpm.isPresent() ? ratioPpm.getAsInt() > bound : below.isPresent() && above > 0;
    }

    /** Whole days the stock lasts at the sales of the last {@code days}; empty when nothing was sold. */
    public static OptionalInt stockDays(long stockMilli, long sellOutMilli, int days) {
        return sellOutMilli <= 0 ? OptionalInt.empty()
                : OptionalInt.of(clamp(Wide.mulDiv(Math.max(0, stockMilli), days, sellOutMilli, Rounding.HALF_UP)));
    }

    private static OptionalInt ratioPpm(long above, int aboveDays, long below, int belowDays) {
        if (below <= 0 || above < 0) {
            return OptionalInt.empty();
        }
        long scaled = Wide.mulDiv(Math.multiplyExact(above, belowDays), 1_000_000, Math.multiplyExact(below, aboveDays), Rounding.HALF_UP);
        return OptionalInt.of(clamp(scaled));
    }

    private static int clamp(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
