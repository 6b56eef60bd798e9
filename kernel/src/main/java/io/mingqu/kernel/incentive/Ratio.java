package io.mingqu.kernel.incentive;

import io.mingqu.kernel.money.Rounding;
import java.math.BigInteger;

/** An exact amount as a fraction, for programmes whose payout is more than one product: scorecards and periods cut by tier dates. */
record Ratio(BigInteger numerator, BigInteger denominator) {
    static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    static Ratio of(BigInteger numerator, long denominator) {
        return new Ratio(numerator, BigInteger.valueOf(denominator));
    }

    Ratio times(long by, long over) {
        if (by == over) {
            return this;
        }
        return new Ratio(numerator.multiply(BigInteger.valueOf(by)), denominator.multiply(BigInteger.valueOf(over)));
    }

    Ratio plus(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
    }

    /** To whole minor units, by the programme's rule; the denominator may be wider than a {@code long}. */
    long round(Rounding rounding) {
        BigInteger[] parts = numerator.abs().divideAndRemainder(denominator);
        int half = parts[1].shiftLeft(1).compareTo(denominator);
        boolean up = switch (rounding) {
            case HALF_UP -> half >= 0;
            case HALF_EVEN -> half > 0 || half == 0 && parts[0].testBit(0);
            case DOWN -> false;
        };
        BigInteger whole = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return (numerator.signum() < 0 ? whole.negate() : whole).longValueExact();
    }

    /** ⌊(rounded − this) × 10⁶⌋. */
    long millionthsTo(long rounded) {
        return floor(BigInteger.valueOf(rounded).multiply(denominator).subtract(numerator).multiply(MILLION));
    }

    /** ⌊this × 10⁶⌋. */
    long millionths() {
        return floor(numerator.multiply(MILLION));
    }

    private long floor(BigInteger over) {
        BigInteger[] parts = over.divideAndRemainder(denominator);
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).longValueExact();
    }
}
