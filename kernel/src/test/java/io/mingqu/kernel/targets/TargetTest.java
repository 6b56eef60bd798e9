package io.mingqu.kernel.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void splitsByLastYearAndEquallyWithoutOne() {
        assertThat(TargetSplit.byWeights(100, new long[] {1, 1, -5})).containsExactly(50, 50, 0);
        assertThat(TargetSplit.byWeights(100, new long[] {0, 0, 0})).containsExactly(34, 33, 33);
    }

    @Test
    void everyCellSumsToTheWhole() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 2_000; run++) {
            long total = random.nextLong(1_000_000_000L);
            long[] partners = random.longs(1 + random.nextInt(20), -5, 1_000).toArray();
            long[][] cells = TargetSplit.overPartnersAndMonths(total, partners, random.longs(12, 0, 100).toArray());
            assertThat(Arrays.stream(cells).flatMapToLong(Arrays::stream).sum()).isEqualTo(total);
        }
    }

    @Test
    void tellsTheGapThePaceAndTheForecast() {
        assertThat(Attainment.of(300, 1_000, 10, 30)).isEqualTo(new Attainment(300, 1_000, OptionalInt.of(300_000), 700, -33, 900));
        assertThat(Attainment.of(1_200, 1_000, 30, 30).gap()).isZero();
        assertThat(Attainment.of(10, 0, 0, 30).ratePpm()).isEmpty();
    }
}
