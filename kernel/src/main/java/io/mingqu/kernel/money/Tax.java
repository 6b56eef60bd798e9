package io.mingqu.kernel.money;

/** Net and tax of a tax-inclusive amount 含税价拆分. */
public final class Tax {
    private static final int PPM = 1_000_000;

    private Tax() {}

    /** net = gross × 100 / (100 + rate), rounded once; the tax is what remains, so net + tax = gross always. */
    public static Split ofGross(long grossMinor, int ratePpm, Rounding rounding) {
        if (ratePpm < 0) {
            throw new IllegalArgumentException("tax rate must not be negative, was " + ratePpm + " ppm");
        }
        long netMinor = Wide.mulDiv(grossMinor, PPM, (long) PPM + ratePpm, rounding);
        return new Split(netMinor, grossMinor - netMinor);
    }

    /** What a tax-inclusive amount consists of. */
    public record Split(long netMinor, long taxMinor) {}
}
