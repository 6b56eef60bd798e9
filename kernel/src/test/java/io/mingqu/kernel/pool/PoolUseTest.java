package io.mingqu.kernel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.kernel.pool.PoolUse.Bound;
import io.mingqu.kernel.pool.PoolUse.Draw;
import io.mingqu.kernel.pool.PoolUse.Lot;
import io.mingqu.kernel.pool.PoolUse.OrderLine;
import io.mingqu.kernel.pool.PoolUse.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolUseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final List<Lot> LOTS = List.of(
            new Lot(1, 7, LocalDate.MAX, 50_000), new Lot(2, 7, LocalDate.of(2026, 3, 31), 3_000),
            new Lot(3, 8, LocalDate.MAX, 90_000), new Lot(4, 7, LocalDate.of(2026, 2, 28), 4_000));
    private static final Rule THIRTY_PERCENT = new Rule(300_000, Set.of(99L));

    @Test
    void drawsTheLotThatExpiresFirstAndNeverAnotherEntitysOrAnExpiredOne() {
        var usable = PoolUse.usable(THIRTY_PERCENT, LOTS, 7, DAY, List.of(new OrderLine(1, 20_000), new OrderLine(99, 80_000)), 100_000);
        assertThat(usable.usableMinor()).isEqualTo(6_000);
        assertThat(usable.bound()).isEqualTo(Bound.SHARE_OF_ORDER);
        assertThat(usable.draws()).containsExactly(new Draw(2, 3_000), new Draw(1, 3_000));
    }

    @Test
    void stopsAtTheWishAndAtThePool() {
        assertThat(PoolUse.usable(THIRTY_PERCENT, LOTS, 7, DAY, List.of(new OrderLine(1, 20_000)), 500).bound()).isEqualTo(Bound.WISH);
        var all = PoolUse.usable(new Rule(1_000_000, Set.of()), LOTS, 7, DAY, List.of(new OrderLine(1, 900_000)), 900_000);
        assertThat(all.usableMinor()).isEqualTo(53_000);
        assertThat(all.bound()).isEqualTo(Bound.POOL);
    }

    @Test
    void usesALotOnItsLastDay() {
        assertThat(PoolUse.usable(THIRTY_PERCENT, LOTS, 7, LocalDate.of(2026, 3, 31), List.of(new OrderLine(1, 20_000)), 1).draws())
                .containsExactly(new Draw(2, 1));
    }

    @Test
    void givesBackToTheLotsItCameFrom() {
        List<Draw> draws = List.of(new Draw(2, 3_000), new Draw(1, 3_000));
        assertThat(PoolUse.giveBack(draws, 4_000)).containsExactly(new Draw(1, 3_000), new Draw(2, 1_000));
        assertThat(PoolUse.giveBack(draws, 0)).isEmpty();
        assertThatThrownBy(() -> PoolUse.giveBack(draws, 6_001)).hasMessageContaining("6001 of 6000");
    }
}
