package io.mingqu.kernel.money;

import java.math.BigInteger;

/**
 * How an exact amount becomes whole minor units 舍入. It is declared per programme and applied once, at the payout line;
 * everything before that stays exact and everything after it is a split of the rounded amount.
 */
public enum Rounding {
    /** Halves move away from zero 四舍五入: 0.5 → 1, −0.5 → −1. */
    HALF_UP,
    /** Halves move to the even neighbour 四舍六入五成双. */
    HALF_EVEN,
    /** Towards zero 去尾. */
    DOWN;

    /** numerator / denominator, rounded; the denominator must be positive. */
    public long divide(long numerator, long denominator) {
        requirePositive(denominator);
        long quotient = numerator / denominator;
        long remainder = numerator % denominator;
        return quotient + step(Long.signum(remainder), halfOrder(Math.abs(remainder), denominator), quotient);
    }

    long divide(BigInteger numerator, long denominator) {
        requirePositive(denominator);
        BigInteger[] parts = numerator.divideAndRemainder(BigInteger.valueOf(denominator));
        long quotient = parts[0].longValueExact();
        long remainder = parts[1].longValueExact();
        return Math.addExact(quotient, step(Long.signum(remainder), halfOrder(Math.abs(remainder), denominator), quotient));
    }

    private int step(int sign, int halfOrder, long quotient) {
        return switch (this) {
            case HALF_UP -> halfOrder >= 0 ? sign : 0;
            case HALF_EVEN -> halfOrder > 0 || (halfOrder == 0 && (quotient & 1) != 0) ? sign : 0;
            case DOWN -> 0;
        };
    }

    /** Compares remainder with half the denominator without overflow. */
    private static int halfOrder(long remainder, long denominator) {
        return Long.compare(remainder, denominator - remainder);
    }

    private static void requirePositive(long denominator) {
        if (denominator <= 0) {
            throw new IllegalArgumentException("denominator must be positive, was " + denominator);
        }
    }
}
