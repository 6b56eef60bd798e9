package io.mingqu.kernel.compensation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.kernel.compensation.PriceChange.Rule;
import io.mingqu.kernel.compensation.PriceChange.Source;
import io.mingqu.kernel.compensation.PriceChange.Stock;
import io.mingqu.kernel.money.UnitPrice;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PriceChangeTest {
    private static final Rule RULE = new Rule(20_000, 30);
    private static final UnitPrice BEFORE = new UnitPrice(3_555, 2);
    private static final UnitPrice AFTER = new UnitPrice(33, 0);

    @Test
    void paysTheReportedStockWhenItReconciles() {
        var paid = compensate(new Stock(100_000, 50_000, 30_000, OptionalLong.of(118_000), OptionalLong.empty(), 10_000));
        assertThat(paid.source()).isEqualTo(Source.RECONCILED);
        assertThat(paid.quantityMilli()).isEqualTo(118_000);
        assertThat(paid.amountMinor()).isEqualTo(118 * 255);
        assertThat(paid.gapMilli()).contains(-2_000L);
    }

    @Test
    void fallsBackToTheCountCappedByPurchases() {
        var paid = compensate(new Stock(100_000, 50_000, 30_000, OptionalLong.of(150_000), OptionalLong.of(90_000), 60_000));
        assertThat(paid.source()).isEqualTo(Source.COUNT_CAPPED_BY_PURCHASES);
        assertThat(paid.quantityMilli()).isEqualTo(60_000);
    }

    @Test
    void usesTheExpectedStockWhenNobodyCounted() {
        var paid = compensate(new Stock(10_000, 0, 3_000, OptionalLong.empty(), OptionalLong.empty(), 60_000));
        assertThat(paid.source()).isEqualTo(Source.EXPECTED_CAPPED_BY_PURCHASES);
        assertThat(paid.quantityMilli()).isEqualTo(7_000);
    }

    @Test
    void paysNothingWhenThePriceRises() {
        var paid = PriceChange.compensate(new Stock(10_000, 0, 0, OptionalLong.of(10_000), OptionalLong.empty(), 0), RULE, AFTER, BEFORE, "CNY");
        assertThat(paid.amountMinor()).isZero();
        assertThat(paid.quantityMilli()).isZero();
    }

    private static PriceChange.Compensation compensate(Stock stock) {
        return PriceChange.compensate(stock, RULE, BEFORE, AFTER, "CNY");
    }
}
