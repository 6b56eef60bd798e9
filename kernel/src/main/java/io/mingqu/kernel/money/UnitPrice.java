package io.mingqu.kernel.money;

/**
 * A price per base unit 单价: {@code value / 10^scale} in major currency units. It may have more decimals than the currency
 * (0.0035 per piece), so it is never an amount in minor units.
 */
public record UnitPrice(long value, int scale) implements Comparable<UnitPrice> {
    public static final int SCALE_MAX = 9;

    public UnitPrice {
        if (scale < 0 || scale > SCALE_MAX) {
            throw new IllegalArgumentException("unit price scale must be 0…" + SCALE_MAX + ", was " + scale);
        }
    }

    /** The same price with the given scale; throws {@link ArithmeticException} when digits would be lost. */
    public UnitPrice atScale(int wanted) {
        if (wanted >= scale) {
            return new UnitPrice(Math.multiplyExact(value, PowersOfTen.of(wanted - scale)), wanted);
        }
        long divisor = PowersOfTen.of(scale - wanted);
        if (value % divisor != 0) {
            throw new ArithmeticException("unit price " + this + " has more than " + wanted + " decimals");
        }
        return new UnitPrice(value / divisor, wanted);
    }

    /** The shortest form: 3.500 → 3.5. Equal prices have equal shortest forms. */
    public UnitPrice shortest() {
        long v = value;
        int s = scale;
        while (s > 0 && v % 10 == 0) {
            v /= 10;
            s--;
        }
        return new UnitPrice(v, s);
    }

    /** quantity × price in minor units of a currency with this exponent, rounded once. */
    public long amountMinor(long quantityMilli, int currencyExponent, Rounding rounding) {
        return exactNumerator(quantityMilli, currencyExponent).divide(denominator(), rounding);
    }

    /** quantity × price × 10^exponent: exact when divided by {@link #denominator()}. */
    public Wide exactNumerator(long quantityMilli, int currencyExponent) {
        return Wide.product(quantityMilli, Math.multiplyExact(value, PowersOfTen.of(currencyExponent)));
    }

    public long denominator() {
        return 1000L * PowersOfTen.of(scale);
    }

    @Override
    public int compareTo(UnitPrice other) {
        return Wide.product(value, PowersOfTen.of(other.scale)).compareTo(Wide.product(other.value, PowersOfTen.of(scale)));
    }

    @Override
    public String toString() {
        return java.math.BigDecimal.valueOf(value, scale).toPlainString();
    }
}
