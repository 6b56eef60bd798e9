package io.mingqu.kernel.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.kernel.sharing.Sharing.Share;
import io.mingqu.kernel.sharing.SharingPlan.Fixed;
import io.mingqu.kernel.sharing.SharingPlan.Percent;
import io.mingqu.kernel.sharing.SharingPlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final SharingPlan PLAN = new SharingPlan(
            List.of(new Fixed("platform", 500, false), new Percent("kol", 200_000, true), new Percent("store", 100_000, true)), "brand");

    @Test
    void takesFeesThenPercentagesThenTheRest() {
        assertThat(Sharing.share(PLAN, 10_500)).extracting(Share::amountMinor).containsExactly(500L, 2_000L, 1_000L, 7_000L);
    }

    @Test
    void givesAFeeOnlyWhatIsThere() {
        assertThat(Sharing.share(PLAN, 300)).extracting(Share::amountMinor).containsExactly(300L, 0L, 0L, 0L);
    }

    @Test
    void roundsNeighbouringPercentagesTogether() {
        SharingPlan thirds = new SharingPlan(
                List.of(new Percent("a", 333_333, true), new Percent("b", 333_333, true), new Percent("c", 333_334, true)), "rest");
        assertThat(Sharing.share(thirds, 100)).extracting(Share::amountMinor).containsExactly(33L, 33L, 34L, 0L);
    }

    @Test
    void letsTheResidualPartyBearWhatAFeeKeeps() {
        List<Share> shares = Sharing.share(PLAN, 10_500);
        assertThat(Sharing.refund(shares, 0, 10_500).givenBackMinor()).containsExactly(0L, 2_000L, 1_000L, 7_500L);
    }

    @Test
    void refusesARefundBeyondTheOrder() {
        assertThatThrownBy(() -> Sharing.refund(Sharing.share(PLAN, 100), 0, 101)).hasMessageContaining("0 → 101 of 100");
    }

    @Test
    void alwaysSumsToTheWholeAlsoAfterPartialRefunds() {
        long seed = 20260101L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 20_000; run++) {
            SharingPlan plan = randomPlan(random);
            assertThat(plan.faults()).as("seed %d run %d", seed, run).isEmpty();
            long total = random.nextLong(5_000_000);
            List<Share> shares = Sharing.share(plan, total);
            assertThat(shares.stream().mapToLong(Share::amountMinor).sum()).as("seed %d run %d", seed, run).isEqualTo(total);
            long refunded = 0;
            long[] back = new long[shares.size()];
            while (refunded < total) {
                long next = random.nextInt(4) == 0 ? total : Math.min(total, refunded + 1 + random.nextLong(total));
                var refund = Sharing.refund(shares, refunded, next);
                long sum = 0;
                for (int i = 0; i < back.length; i++) {
                    back[i] += refund.givenBackMinor().get(i);
                    sum += refund.givenBackMinor().get(i);
                }
                assertThat(sum).as("seed %d run %d", seed, run).isEqualTo(next - refunded);
                refunded = next;
            }
            for (int i = 0; i < back.length - 1; i++) {
                assertThat(back[i]).as("seed %d run %d share %d", seed, run, i)
                        .isEqualTo(shares.get(i).refundable() && total > 0 ? shares.get(i).amountMinor() : 0);
            }
        }
    }

    @Test
    void namesWhatIsWrongWithAPlan() {
        SharingPlan plan = new SharingPlan(
                List.of(new Fixed("p", 0, true), new Percent("a", 700_000, true), new Percent("b", 400_000, true)), " ");
        assertThat(plan.faults()).extracting(SharingPlan.Fault::code)
                .containsExactly("sharing.fee-not-positive", "sharing.rates-above-whole", "sharing.residual-missing");
    }

    private static SharingPlan randomPlan(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            steps.add(new Fixed("fee" + i, 1 + random.nextLong(2_000), random.nextBoolean()));
        }
        int leftPpm = 1_000_000;
        for (int i = random.nextInt(4); i > 0 && leftPpm > 1; i--) {
            int rate = 1 + random.nextInt(leftPpm);
            steps.add(new Percent("part" + i, rate, random.nextBoolean()));
            leftPpm -= rate;
        }
        return new SharingPlan(steps, "rest");
    }
}
