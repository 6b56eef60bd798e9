package io.mingqu.kernel.testing;

import static io.mingqu.kernel.testing.Check.equal;
import static io.mingqu.kernel.testing.Check.that;
import static io.mingqu.kernel.testing.Check.throwsA;

import io.mingqu.kernel.money.Allocation;
import io.mingqu.kernel.money.Currencies;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Tax;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.kernel.money.Wide;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What holds for amounts, rounding and splits. */
final class MoneyChecks {
    private MoneyChecks() {}

    static List<Check> all(long seed, int cases) {
        return List.of(
                new Check("rounding equals decimal rounding", () -> Seeded.forAll("rounding", seed, cases, MoneyChecks::rounding)),
                new Check("128-bit products, sums and quotients are exact", () -> Seeded.forAll("wide", seed, cases, MoneyChecks::wide)),
                new Check("splits by largest remainder equal a naive split", () -> Seeded.forAll("split", seed, cases, MoneyChecks::split)),
                new Check("ties go to the lower key", MoneyChecks::ties),
                new Check("weights without a positive sum are refused", () ->
                        throwsA(IllegalArgumentException.class, () -> Allocation.split(1, new long[] {1, -1}), "weights")),
                new Check("net and tax sum to the gross amount", () -> Seeded.forAll("tax", seed, cases, MoneyChecks::tax)),
                new Check("113.00 at 13 % is 100.00 net", () -> equal(Tax.ofGross(11_300, 130_000, Rounding.HALF_UP),
                        new Tax.Split(10_000, 1_300), "113.00")),
                new Check("unit prices multiply like decimals", () -> Seeded.forAll("unit price", seed, cases, MoneyChecks::unitPrice)),
                new Check("currencies have their decimals", MoneyChecks::currencies));
    }

    private static RoundingMode mode(Rounding rounding) {
        return RoundingMode.valueOf(rounding.name());
    }

    private static void rounding(Seeded s) {
        Rounding rounding = s.pick(Rounding.values());
        long numerator = s.oneIn(2) ? s.between(-50, 50) : s.bits() >> s.below(60);
        long denominator = s.oneIn(2) ? s.between(1, 10) : Math.max(1, s.bits() >>> (1 + s.below(60)));
        equal(rounding.divide(numerator, denominator),
                new BigDecimal(numerator).divide(new BigDecimal(denominator), 0, mode(rounding)).longValueExact(),
                rounding + " " + numerator + "/" + denominator);
    }

    private static void wide(Seeded s) {
        long a = s.bits() >> s.below(64);
        long b = s.bits() >> s.below(64);
        long c = s.bits() >> s.below(64);
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        equal(Wide.product(a, b).toBigInteger(), product, a + " × " + b);
        BigInteger shrunk = product.shiftRight(2);
        Wide half = new Wide(shrunk.shiftRight(64).longValue(), shrunk.longValue());
        equal(half.plus(Wide.of(c)).toBigInteger(), shrunk.add(BigInteger.valueOf(c)), "sum");
        equal(half.minus(Wide.of(c)).toBigInteger(), shrunk.subtract(BigInteger.valueOf(c)), "difference");
        equal(half.signum(), shrunk.signum(), "signum of " + shrunk);
        equal(Integer.signum(half.compareTo(Wide.product(c, a))), shrunk.compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(a))),
                "order");
        long divisor = Math.max(1, Math.abs(b >> 1) | 1);
        Rounding rounding = s.pick(Rounding.values());
        BigInteger exact = new BigDecimal(product).divide(BigDecimal.valueOf(divisor), 0, mode(rounding)).toBigIntegerExact();
        if (exact.bitLength() < 63) {
            equal(Wide.mulDiv(a, b, divisor, rounding), exact.longValueExact(), a + " × " + b + " / " + divisor);
        }
    }

    private static void split(Seeded s) {
        int n = s.between(1, s.oneIn(4) ? 400 : 12);
        long scale = s.pick(1L, 1L, 1_000L, 1_000_000_000L, 40_000_000_000_000L);
        long[] weights = new long[n];
        long[] keys = new long[n];
        boolean equalWeights = s.oneIn(3);
        for (int i = 0; i < n; i++) {
            weights[i] = equalWeights ? 7 * scale : s.between(s.oneIn(8) ? -5 : 0, 30) * scale + (s.oneIn(2) ? 0 : s.below(5));
            keys[i] = (i * 7919L) % 10_007;
        }
        long sum = Arrays.stream(weights).sum();
        long total = s.between(-1000, 5_000) * s.pick(1L, 1L, 1_000_000L, 900_000_000_000L);
        if (sum <= 0) {
            return;
        }
        long[] parts = Allocation.split(total, weights, keys);
        equal(Arrays.stream(parts).sum(), total, "Σ parts");
        equal(Arrays.toString(parts), Arrays.toString(naive(total, weights, keys, sum)), "split of " + total + " by " + Arrays.toString(weights));
    }

    private static long[] naive(long total, long[] weights, long[] keys, long sum) {
        BigInteger[][] parts = new BigInteger[weights.length][];
        BigInteger left = BigInteger.valueOf(total);
        for (int i = 0; i < weights.length; i++) {
            BigInteger product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
            BigInteger fraction = product.mod(BigInteger.valueOf(sum));
            parts[i] = new BigInteger[] {product.subtract(fraction).divide(BigInteger.valueOf(sum)), fraction};
            left = left.subtract(parts[i][0]);
        }
        int[] order = IntStream.range(0, weights.length).boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(i -> parts[i][1]).reversed().thenComparing(i -> keys[i]))
                .mapToInt(i -> i).toArray();
        for (int i = 0; i < left.intValueExact(); i++) {
            parts[order[i]][0] = parts[order[i]][0].add(BigInteger.ONE);
        }
        return Arrays.stream(parts).mapToLong(p -> p[0].longValueExact()).toArray();
    }

    private static void ties() {
        equal(Arrays.toString(Allocation.split(2, new long[] {1, 1, 1})), "[1, 1, 0]", "by position");
        equal(Arrays.toString(Allocation.split(2, new long[] {1, 1, 1}, new long[] {9, 5, 1})), "[0, 1, 1]", "by key");
        equal(Arrays.toString(Allocation.split(-1, new long[] {1, 1, 1})), "[0, 0, -1]", "negative total");
    }

    private static void tax(Seeded s) {
        long gross = s.between(-1_000_000, 1_000_000);
        int rate = s.pick(0, 30_000, 60_000, 130_000, 200_000);
        Tax.Split split = Tax.ofGross(gross, rate, Rounding.HALF_UP);
        equal(split.netMinor() + split.taxMinor(), gross, "net + tax");
        BigDecimal net = BigDecimal.valueOf(gross).multiply(BigDecimal.valueOf(1_000_000))
                .divide(BigDecimal.valueOf(1_000_000L + rate), 0, RoundingMode.HALF_UP);
        equal(split.netMinor(), net.longValueExact(), "net of " + gross);
    }

    private static void unitPrice(Seeded s) {
        UnitPrice price = new UnitPrice(s.between(-99_999, 99_999), s.below(7));
        UnitPrice other = new UnitPrice(s.between(-999, 999), s.below(7));
        long quantity = s.between(-1_000_000, 1_000_000);
        int exponent = s.pick(0, 2, 3);
        BigDecimal decimal = new BigDecimal(price.toString());
        equal(price.amountMinor(quantity, exponent, Rounding.HALF_EVEN), decimal.multiply(BigDecimal.valueOf(quantity, 3))
                .movePointRight(exponent).setScale(0, RoundingMode.HALF_EVEN).longValueExact(), price + " × " + quantity);
        equal(Integer.signum(price.compareTo(other)), decimal.compareTo(new BigDecimal(other.toString())), price + " <=> " + other);
        equal(new BigDecimal(price.shortest().toString()).compareTo(decimal), 0, "shortest of " + price);
        equal(price.atScale(8).shortest(), price.shortest(), "scale of " + price);
    }

    private static void currencies() {
        equal(Currencies.exponent("CNY"), 2, "CNY");
        equal(Currencies.exponent("GBP"), 2, "GBP");
        equal(Currencies.exponent("JPY"), 0, "JPY");
        equal(Currencies.exponent("KWD"), 3, "KWD");
        that(Currencies.find("XXX").isEmpty(), "XXX is unknown");
        throwsA(IllegalArgumentException.class, () -> Currencies.exponent("cny"), "cny");
    }
}
