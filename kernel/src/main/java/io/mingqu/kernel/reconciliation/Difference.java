package io.mingqu.kernel.reconciliation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One figure that differs.
 *
 * @param subject  heading name, {@code CLOSING}, or programme code
 * @param evidence what supports the reason: document numbers, dates, tiers, factors, all as codes or plain numbers
 */
public record Difference(String subject, long oursMinor, long theirsMinor, DifferenceReason reason, Map<String, String> evidence) {
    public static final String CLOSING = "CLOSING";

    public Difference {
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    public long differenceMinor() {
        return Math.subtractExact(theirsMinor, oursMinor);
    }
}
