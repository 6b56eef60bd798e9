package io.mingqu.kernel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.kernel.pool.PoolAccount.Back;
import io.mingqu.kernel.pool.PoolAccount.LateRule;
import io.mingqu.kernel.pool.PoolAccount.Lot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolAccountTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final PoolUse.Rule THIRTY_PERCENT = new PoolUse.Rule(300_000, Set.of(9L));

    private static PoolAccount account() {
        PoolAccount account = new PoolAccount(1);
        account.addLot(new Lot(1, DAY.plusDays(10), 100_00, 0, 0, 0));
        account.addLot(new Lot(2, null, 500_00, 0, 0, 0));
        account.addLot(new Lot(3, DAY.minusDays(1), 70_00, 0, 0, 0));
        return account;
    }

    private static List<PoolUse.OrderLine> order(long... net) {
        return Arrays.stream(net).mapToObj(amount -> new PoolUse.OrderLine(1, amount)).toList();
    }

    @Test
    void reservesFromTheLotThatExpiresFirstAndNeverFromAnExpiredOne() {
        PoolAccount account = account();
        PoolUse.Usable usable = account.reserve("O1", THIRTY_PERCENT, DAY, order(1_000_00), Long.MAX_VALUE);
        assertThat(usable.usableMinor()).isEqualTo(300_00);
        assertThat(usable.draws()).containsExactly(new PoolUse.Draw(1, 100_00), new PoolUse.Draw(2, 200_00));
        assertThat(account.reserve("O2", THIRTY_PERCENT, DAY, order(10_000_00), Long.MAX_VALUE).usableMinor()).as("what O1 left").isEqualTo(300_00);
    }

    @Test
    void aCancelledOrderGivesBackToTheLotsItCameFrom() {
        PoolAccount account = account();
        account.reserve("O1", THIRTY_PERCENT, DAY, order(1_000_00), Long.MAX_VALUE);
        account.consume("O1", 150_00);
        assertThat(account.restore("O1", 150_00, DAY, LateRule.LAPSE)).containsExactly(new Back(2, 150_00, false));
        assertThat(account.changedLots()).contains(new Lot(1, DAY.plusDays(10), 0, 0, 100_00, 0), new Lot(2, null, 450_00, 0, 50_00, 0));
    }

    @Test
    void whatComesBackToAnExpiredLotLapsesOrGetsDaysOfGrace() {
        PoolAccount lapsing = account();
        lapsing.reserve("O1", THIRTY_PERCENT, DAY, order(300_00), Long.MAX_VALUE);
        assertThat(lapsing.restore("O1", 90_00, DAY.plusDays(11), LateRule.LAPSE)).containsExactly(new Back(1, 90_00, true));
        assertThat(lapsing.changedLots()).containsExactly(new Lot(1, DAY.plusDays(10), 10_00, 0, 0, 90_00));
        PoolAccount graceful = account();
        graceful.reserve("O1", THIRTY_PERCENT, DAY, order(300_00), Long.MAX_VALUE);
        assertThat(graceful.restore("O1", 90_00, DAY.plusDays(11), new LateRule(30))).containsExactly(new Back(1, 90_00, false));
        assertThat(graceful.changedLots()).containsExactly(new Lot(1, DAY.plusDays(41), 100_00, 0, 0, 0));
    }

    @Test
    void refusesMoreThanIsPromised() {
        PoolAccount account = account();
        account.reserve("O1", THIRTY_PERCENT, DAY, order(100_00), Long.MAX_VALUE);
        assertThatThrownBy(() -> account.consume("O1", 30_01)).hasMessageContaining("1 … 3000");
        assertThatThrownBy(() -> account.takeReturn("O1", 1, DAY, LateRule.LAPSE)).hasMessageContaining("1 … 0");
    }

    @Test
    void linesShareTheWholeAmountAndExcludedOnesGetNone() {
        List<PoolUse.OrderLine> lines = List.of(new PoolUse.OrderLine(1, 100), new PoolUse.OrderLine(9, 500), new PoolUse.OrderLine(2, 200));
        assertThat(PoolAccount.perLine(THIRTY_PERCENT, lines, 100)).containsExactly(33, 0, 67);
    }

    @Test
    void nothingAppearsOrVanishesWhateverIsAsked() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            PoolAccount account = new PoolAccount(1);
            Map<Long, Long> credited = new HashMap<>();
            for (long id = 1; id <= 1 + random.nextInt(5); id++) {
                long amount = 1 + random.nextInt(1_000);
                credited.put(id, amount);
                account.addLot(new Lot(id, random.nextBoolean() ? null : DAY.plusDays(random.nextInt(20)), amount, 0, 0, 0));
            }
            for (int step = 0; step < 40; step++) {
                step(random, account, "O" + random.nextInt(6), DAY.plusDays(step));
                for (Lot lot : account.changedLots()) {
                    assertThat(lot.availableMinor() + lot.reservedMinor() + lot.usedMinor() + lot.lapsedMinor()).as("seed " + seed).isEqualTo(credited.get(lot.id()));
                    assertThat(Math.min(Math.min(lot.availableMinor(), lot.reservedMinor()), Math.min(lot.usedMinor(), lot.lapsedMinor()))).as("seed " + seed)
                            .isNotNegative();
                }
            }
        }
    }

    private static void step(Random random, PoolAccount account, String order, LocalDate day) {
        PoolAccount.Use use = account.use(order);
        LateRule late = new LateRule(random.nextInt(2) * 5);
        if (use == null) {
            account.reserve(order, new PoolUse.Rule(random.nextInt(1_000_001), Set.of()), day, order(random.nextInt(2_000)), random.nextInt(500));
        } else if (use.reservedMinor() > 0 && random.nextBoolean()) {
            account.consume(order, 1 + random.nextLong(use.reservedMinor()));
        } else if (use.reservedMinor() > 0) {
            account.restore(order, 1 + random.nextLong(use.reservedMinor()), day, late);
        } else if (use.consumedMinor() > 0) {
            account.takeReturn(order, 1 + random.nextLong(use.consumedMinor()), day, late);
        }
    }
}
