package io.mingqu.kernel.money;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How many decimals the minor unit of a currency has (ISO 4217 exponent): CNY 2, JPY 0, KWD 3. A table of our own, because the
 * one in the JDK changes with its version and may be overridden by a system property, and statements must not.
 */
public final class Currencies {
    private static final Map<String, Integer> EXPONENTS = Map.ofEntries(
            Map.entry("CNY", 2), Map.entry("HKD", 2), Map.entry("MOP", 2), Map.entry("TWD", 2),
            Map.entry("USD", 2), Map.entry("EUR", 2), Map.entry("GBP", 2), Map.entry("CHF", 2),
            Map.entry("AUD", 2), Map.entry("CAD", 2), Map.entry("NZD", 2), Map.entry("SGD", 2),
            Map.entry("MYR", 2), Map.entry("THB", 2), Map.entry("IDR", 2), Map.entry("PHP", 2),
            Map.entry("INR", 2), Map.entry("RUB", 2), Map.entry("BRL", 2), Map.entry("MXN", 2),
            Map.entry("ZAR", 2), Map.entry("AED", 2), Map.entry("SAR", 2), Map.entry("SEK", 2),
            Map.entry("NOK", 2), Map.entry("DKK", 2), Map.entry("PLN", 2), Map.entry("CZK", 2),
            Map.entry("JPY", 0), Map.entry("KRW", 0), Map.entry("VND", 0), Map.entry("CLP", 0),
            Map.entry("KWD", 3), Map.entry("BHD", 3), Map.entry("OMR", 3), Map.entry("JOD", 3), Map.entry("TND", 3));

    private Currencies() {}

    /** The exponent, empty for a currency we do not know. */
    public static OptionalInt find(String currency) {
        Integer exponent = EXPONENTS.get(currency);
        return exponent == null ? OptionalInt.empty() : OptionalInt.of(exponent);
    }

    public static int exponent(String currency) {
        return find(currency).orElseThrow(() -> new IllegalArgumentException("unknown currency " + currency));
    }
}
