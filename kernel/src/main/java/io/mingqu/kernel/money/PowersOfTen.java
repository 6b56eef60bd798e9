package io.mingqu.kernel.money;

/** 10⁰ … 10¹⁸ as whole numbers. */
public final class PowersOfTen {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private PowersOfTen() {}

    public static long of(int exponent) {
        return POWERS[exponent];
    }
}
