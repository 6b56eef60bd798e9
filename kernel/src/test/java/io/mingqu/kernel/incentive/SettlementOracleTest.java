package io.mingqu.kernel.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.testing.Fact;
import io.mingqu.kernel.testing.Seeded;
import io.mingqu.kernel.testing.SlowOracle;
import io.mingqu.kernel.testing.Worlds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SettlementOracleTest {
    private static final long SEED = Long.getLong("mingqu.seed", 20261121L);
    private static final int WORLDS = Integer.getInteger("mingqu.cases", 3400);

    @Test
    void equalsTheSlowOracleOnRandomProgrammesAndFacts() {
        System.out.println("SettlementOracleTest seed " + SEED + ", " + WORLDS + " worlds of 3 programmes");
        Seeded.forAll("kernel = oracle", SEED, WORLDS, s -> {
            Worlds.World world = Worlds.random(s, 3);
            assertThat(settled(world, world.batches(), 1)).isEqualTo(world.oracle().settle());
        });
    }

    @Test
    void isTheSameForAnyOrderBatchSizeAndThreadCount() {
        Seeded.forAll("order, batches, threads do not matter", SEED, WORLDS / 10, s -> {
            Worlds.World world = Worlds.random(s, 4);
            List<Fact> shuffled = new ArrayList<>(world.facts());
            s.shuffle(shuffled);
            SettlementResult straight = SettlementKernel.settle(world.settlement(world.batches()));
            List<LineBatch> batches = Worlds.World.batches(shuffled, s.between(1, 20));
            assertThat(SettlementKernel.settle(world.settlement(batches), 3, (_, _) -> { })).isEqualTo(straight);
            assertThat(settled(world, batches, 3)).isEqualTo(settled(world, world.batches(), 1));
        });
    }

    static Map<SlowOracle.Key, SlowOracle.Paid> settled(Worlds.World world, List<LineBatch> batches, int threads) {
        Map<SlowOracle.Key, Map<Long, Long>> shares = new ConcurrentHashMap<>();
        SettlementResult result = SettlementKernel.settle(world.settlement(batches), threads, (payout, lines) -> {
            Map<Long, Long> split = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                assertThat(split.put(lines.lineKey(i), lines.shareMinor(i))).as("line attributed once").isNull();
            }
            split.put(Long.MIN_VALUE, lines.unattributedMinor());
            assertThat(split.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(payout.payoutMinor());
            shares.put(key(payout), split);
        });
        Map<SlowOracle.Key, SlowOracle.Paid> paid = new TreeMap<>();
        for (Payout payout : result.payouts()) {
            Map<Long, Long> none = new HashMap<>();
            paid.put(key(payout), new SlowOracle.Paid(payout.payoutMinor(), payout.trace().lines(), shares.getOrDefault(key(payout), none)));
        }
        // Zero payouts are not attributed; the oracle splits them into zeros.
        world.oracle().settle().forEach((key, slow) -> {
            if (slow.payout() == 0 && paid.containsKey(key) && paid.get(key).shares().isEmpty()) {
                paid.put(key, new SlowOracle.Paid(paid.get(key).payout(), paid.get(key).lines(), slow.shares()));
            }
        });
        return paid;
    }

    private static SlowOracle.Key key(Payout payout) {
        return new SlowOracle.Key(payout.partner(), payout.programme(), payout.period().code());
    }
}
