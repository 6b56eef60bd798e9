package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.UnitPrice;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a payout is what it is 为什么是这个数, in no language: a sentence key with its values, and the steps from base to amount as a
 * waterfall. Whoever shows it has the words.
 */
public record Explanation(String key, Map<String, Value> params, List<Step> steps) {
    public Explanation {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        steps = List.copyOf(steps);
    }

    /** A value with its unit, to be formatted by the reader's locale. */
    public sealed interface Value {
        /** Money in minor units. */
        record Amount(long amountMinor, String currency) implements Value {}

        /** Thousandths of a base unit. */
        record Quantity(long quantityMilli) implements Value {}

        /** Parts per million. */
        record Rate(long ratePpm) implements Value {}

        /** Money per base unit. */
        record Price(UnitPrice perUnit, String currency) implements Value {}

        /** A plain number. */
        record Count(long count) implements Value {}

        /** A business code. */
        record Code(String code) implements Value {}

        /** A business date. */
        record Day(LocalDate date) implements Value {}
    }

    /** In what a step counts. */
    public enum Unit {
        /** Minor units of the qualifying base. */
        BASE_MINOR,
        /** Thousandths of a base unit. */
        BASE_MILLI,
        /** Millionths of a minor unit: exact until the rounding step. */
        PAYOUT_MILLIONTHS
    }

    /**
     * One bar of the waterfall.
     *
     * @param change what the step adds
     * @param total  what stands after it
     */
    public record Step(String key, Map<String, Value> params, Unit unit, long change, long total) {
        public Step {
            params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        }
    }
}
