package io.mingqu.kernel.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.commission.Commission.Basis;
import io.mingqu.kernel.commission.Commission.Earned;
import io.mingqu.kernel.commission.CommissionPlan.OverCap;
import io.mingqu.kernel.commission.CommissionPlan.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CommissionTest {
    private static final CommissionPlan KOL_AND_MCN = new CommissionPlan(
            List.of(new Party("kol", 1, 150_000), new Party("mcn", 2, 50_000)), 180_000, OverCap.PROPORTIONAL, 15);

    @Test
    void paysEachPartyUpToTheCapTogether() {
        assertThat(amounts(KOL_AND_MCN, new Basis(10_000, 0, 0))).containsExactly(1_350L, 450L);
        assertThat(amounts(with(OverCap.IN_ORDER), new Basis(10_000, 0, 0))).containsExactly(1_500L, 300L);
    }

    @Test
    void reversesAtTheOriginalRateAndToNothingOnAFullRefund() {
        assertThat(amounts(KOL_AND_MCN, new Basis(10_000, 4_000, 0))).containsExactly(810L, 270L);
        assertThat(amounts(KOL_AND_MCN, new Basis(10_000, 10_000, 0))).containsExactly(0L, 0L);
    }

    @Test
    void leavesFreightAndExcludedGoodsOutOfTheBasis() {
        assertThat(new Basis(10_000, 1_000, 2_500).minor()).isEqualTo(6_500);
        assertThat(new Basis(1_000, 900, 200).minor()).isZero();
    }

    @Test
    void holdsUntilTheReturnWindowEnds() {
        LocalDate paid = LocalDate.of(2026, 1, 1);
        assertThat(Commission.stateAt(paid, KOL_AND_MCN, LocalDate.of(2026, 1, 15))).isEqualTo(Commission.State.FROZEN);
        assertThat(Commission.stateAt(paid, KOL_AND_MCN, LocalDate.of(2026, 1, 16))).isEqualTo(Commission.State.CONFIRMED);
    }

    @Test
    void carriesANegativeRestIntoTheNextStatement() {
        assertThat(Commission.settle(0, -700, -500)).isEqualTo(new Commission.Settled(0, -500, -200));
        assertThat(Commission.settle(-500, 800, -500)).isEqualTo(new Commission.Settled(300, 0, 0));
    }

    @Test
    void refusesThreeLevels() {
        CommissionPlan pyramid = new CommissionPlan(List.of(new Party("a", 1, 10), new Party("b", 2, 10), new Party("c", 3, 10)), 100, OverCap.IN_ORDER, 0);
        assertThat(pyramid.faults()).containsExactly(new CommissionPlan.Fault("commission.too-many-levels", "c: 3"));
    }

    @Test
    void paysAFixedAmountPerItemKept() {
        CommissionPlan guide = new CommissionPlan(List.of(new Party("guide", 1, 0, 200)), 500_000, OverCap.IN_ORDER, 7);
        assertThat(amounts(guide, new Basis(10_000, 0, 0, 3_000))).containsExactly(600L);
        assertThat(amounts(guide, new Basis(10_000, 4_000, 0, 2_000))).containsExactly(400L);
        assertThat(amounts(guide, new Basis(1_000, 1_000, 0, 1_000))).containsExactly(0L);
        assertThat(amounts(guide, new Basis(300, 0, 0, 3_000))).as("the cap binds fixed amounts too").containsExactly(150L);
    }

    @Test
    void anySequenceOfRefundsTakesBackExactlyWhatWasEarned() {
        long seed = 11L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 10_000; run++) {
            CommissionPlan plan = new CommissionPlan(List.of(new Party("a", 1, random.nextInt(300_000), random.nextInt(500)),
                    new Party("b", 2, 1 + random.nextInt(200_000))), 1 + random.nextInt(400_000), OverCap.values()[random.nextInt(2)], 7);
            long paid = 1 + random.nextLong(1_000_000);
            long[] sum = new long[2];
            long[] before = new long[2];
            long refunded = 0;
            while (true) {
                List<Long> now = amounts(plan, new Basis(paid, refunded, 0, refunded == paid ? 0 : 2_000));
                for (int i = 0; i < 2; i++) {
                    sum[i] += now.get(i) - before[i];
                    before[i] = now.get(i);
                }
                assertThat((sum[0] + sum[1]) * 1_000_000L).as("seed %d run %d", seed, run).isLessThanOrEqualTo((paid - refunded) * plan.capPpm());
                if (refunded == paid) {
                    break;
                }
                refunded = random.nextInt(3) == 0 ? paid : Math.min(paid, refunded + 1 + random.nextLong(paid));
            }
            assertThat(sum).as("seed %d run %d", seed, run).containsOnly(0L);
        }
    }

    @Test
    void neverExceedsTheCapAndNetsToNothing() {
        long seed = 7L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 20_000; run++) {
            List<Party> parties = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                parties.add(new Party("p" + i, 1 + random.nextInt(2), 1 + random.nextInt(400_000)));
            }
            CommissionPlan plan = new CommissionPlan(parties, 1 + random.nextInt(1_000_000), OverCap.values()[random.nextInt(2)], 7);
            long paid = random.nextLong(10_000_000);
            long refunded = paid == 0 ? 0 : random.nextLong(paid + 1);
            long sum = amounts(plan, new Basis(paid, refunded, 0)).stream().mapToLong(Long::longValue).sum();
            assertThat(sum * 1_000_000.0).as("seed %d run %d", seed, run).isLessThanOrEqualTo((double) (paid - refunded) * plan.capPpm());
            assertThat(amounts(plan, new Basis(paid, paid, 0))).as("seed %d run %d", seed, run).allMatch(a -> a == 0);
        }
    }

    private static CommissionPlan with(OverCap overCap) {
        return new CommissionPlan(KOL_AND_MCN.parties(), KOL_AND_MCN.capPpm(), overCap, 15);
    }

    private static List<Long> amounts(CommissionPlan plan, Basis basis) {
        return Commission.earned(plan, basis).stream().map(Earned::amountMinor).toList();
    }
}
