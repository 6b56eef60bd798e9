package io.mingqu.kernel.money;

import java.math.BigInteger;

/**
 * A signed 128-bit whole number: 9 × 10¹² fen × 10⁶ ppm is already next to the end of a {@code long}, so products of
 * amounts and rates are kept this wide until the one rounding.
 */
public record Wide(long high, long low) implements Comparable<Wide> {
    public static final Wide ZERO = new Wide(0, 0);

    public static Wide of(long value) {
        return new Wide(value >> 63, value);
    }

    /** a × b, exact. */
    public static Wide product(long a, long b) {
        return new Wide(Math.multiplyHigh(a, b), a * b);
    }

    public Wide plus(Wide other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        long top = Math.addExact(Math.addExact(high, other.high), carry);
        return new Wide(top, sum);
    }

    public Wide minus(Wide other) {
        long difference = low - other.low;
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        return new Wide(Math.subtractExact(Math.subtractExact(high, other.high), borrow), difference);
    }

    public boolean fitsLong() {
        return high == low >> 63;
    }

    /** The value as a {@code long}; throws {@link ArithmeticException} when it does not fit. */
    public long toLongExact() {
        if (!fitsLong()) {
            throw new ArithmeticException("128-bit value does not fit 64 bits: " + toBigInteger());
        }
        return low;
    }

    public int signum() {
        return high != 0 ? Long.signum(high) : low == 0 ? 0 : 1;
    }

    /** this / denominator, rounded once. */
    public long divide(long denominator, Rounding rounding) {
        return fitsLong() ? rounding.divide(low, denominator) : rounding.divide(toBigInteger(), denominator);
    }

    /** a × b / denominator with a 128-bit intermediate, rounded once. */
    public static long mulDiv(long a, long b, long denominator, Rounding rounding) {
        return product(a, b).divide(denominator, rounding);
    }

    public BigInteger toBigInteger() {
        return BigInteger.valueOf(high).shiftLeft(64)
                .or(new BigInteger(1, bytes(low)));
    }

    private static byte[] bytes(long value) {
        byte[] bytes = new byte[8];
        for (int i = 7; i >= 0; i--) {
            bytes[i] = (byte) value;
            value >>>= 8;
        }
        return bytes;
    }

    @Override
    public int compareTo(Wide other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
