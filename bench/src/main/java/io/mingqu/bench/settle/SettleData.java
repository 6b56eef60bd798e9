package io.mingqu.bench.settle;

/**
 * The lines and programmes of the benchmark, computed from a seed and a position, so that both sides make the same data without
 * passing it on: skewed partners, 20 categories, 3 channels, 4 % returns, one year; half of the programmes on the whole, half by
 * band, every sixth per unit of quantity; quarter or year × category or all × channel or all; each covers one partner in 18, so that a line
 * counts in about six programmes.
 */
final class SettleData {
    static final int CATEGORIES = 20;
    static final int CHANNELS = 3;
    static final int FIRST_DAY = 20_089; // 2025-01-01
    static final int DAYS = 365;
    static final int TIERS = 4;
    private static final int COVERS_ONE_IN = 18;

    final int lines;
    final int partners;
    final int programmes;
    final long seed;
    /** Lines that come later: positions from {@code lines} on. */
    final int late;

    // The line last read.
    int partner;
    int category;
    int channel;
    int day;
    boolean back;
    long netMinor;
    long quantityMilli;

    SettleData(int lines, int partners, int programmes, long seed, int late) {
        this.late = late;
        this.lines = lines;
        this.partners = partners;
        this.programmes = programmes;
        this.seed = seed;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static int part(long bits, int bound) {
        return (int) ((bits & 0xFFFFFFFFL) * bound >>> 32);
    }

    void read(int line) {
        long a = mix(seed + (2L * line + 1) * 0x9E3779B97F4A7C15L);
        long b = mix(seed + (2L * line + 2) * 0x9E3779B97F4A7C15L);
        double skewed = (a >>> 11) * 0x1.0p-53;
        partner = (int) (partners * skewed * skewed * skewed);
        category = part(b, CATEGORIES);
        channel = part(mix(b), CHANNELS);
        day = FIRST_DAY + part(b >>> 32, DAYS);
        long amount = mix(a);
        back = part(amount, 25) == 0;
        long sign = back ? -1 : 1;
        quantityMilli = sign * (1 + part(amount >>> 32, 60)) * 1000L;
        netMinor = quantityMilli / 1000 * (500 + part(mix(amount), 9_500));
    }

    boolean yearly(int programme) {
        return (programme & 1) == 1;
    }

    /** Category covered, −1 for all. */
    int category(int programme) {
        return (programme >> 1 & 1) == 1 ? part(mix(seed ^ programme * 7919L), CATEGORIES) : -1;
    }

    /** Channel covered, −1 for all. */
    int channel(int programme) {
        return (programme >> 2 & 1) == 1 ? part(mix(seed ^ programme * 104_729L), CHANNELS) : -1;
    }

    boolean byQuantity(int programme) {
        return programme % 6 == 5;
    }

    boolean byBand(int programme) {
        return (programme >> 3 & 1) == 1;
    }

    boolean covers(int programme, int partner) {
        return part(mix(seed + programme * 1_000_003L + partner), COVERS_ONE_IN) == 0;
    }

    /** Lower bound of a tier, in minor units or thousandths; grows with the size of the data so that tiers are spread. */
    long from(int programme, int tier) {
        long scale = byQuantity(programme) ? 3_000L : 16_000L;
        long typical = Math.max(1, (long) lines / partners) * scale;
        return tier == 0 ? 0 : typical * (1L << 2 * tier) / 16;
    }

    /** ppm of the amount. */
    int ratePpm(int programme, int tier) {
        return 10_000 * (tier + 1) + programme * 37;
    }

    /** Price per unit in 1/10,000 of the major unit. */
    int unitPrice(int programme, int tier) {
        return 500 * (tier + 1) + programme;
    }

    /** 0 for the year, 1…4 for quarters: part of the number a payout is known by on both sides. */
    static long payoutNumber(int partner, int programme, int period) {
        return (partner * 1000L + programme) * 8 + period;
    }

    /** The weight of a share in the checksum over all line attributions. */
    static long weight(long line, long payoutNumber) {
        return (line * 31 + payoutNumber * 7919) % 1_000_003;
    }
}
