package io.mingqu.demo.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class LinkingOracleTest {

    private final LinkingOracle oracle = new LinkingOracle(java.util.Map.of("C3|85123A|-4|2.5", "b", "C3|85123A|-2|2.5", "a"));

    @Test
    void takesTheLatestEarlierSaleAndSplitsWhereItIsNotEnough() {
        line("1", 5, 1, "2.50", "17850");
        line("2", 4, 2, "2.50", "17850");
        line("C3", -6, 3, "2.5", "17850");
        assertThat(oracle.numbers()).isEqualTo(new LinkingOracle.Numbers(1, 1, 1, 0, 0, 6, 0));
    }

    @Test
    void linksNothingToAnotherPriceAnotherCustomerOrALaterSale() {
        line("1", 5, 1, "2.50", "17850");
        line("C2", -5, 2, "2.55", "17850");
        line("C3", -5, 2, "2.50", "13047");
        line("C4", -5, 0, "2.50", "17850");
        assertThat(oracle.numbers()).isEqualTo(new LinkingOracle.Numbers(3, 0, 0, 0, 3, 0, 15));
    }

    @Test
    void listsTheRemainderOfACancellationLargerThanItsSales() {
        line("1", 5, 1, "2.50", "17850");
        line("C2", -8, 2, "2.50", "17850");
        line("C3", -1, 3, "2.50", "17850");
        assertThat(oracle.numbers()).isEqualTo(new LinkingOracle.Numbers(2, 0, 0, 1, 1, 5, 4));
    }

    @Test
    void letsTheNamesOfLinesDecideBetweenLinesOfOneInvoice() {
        line("1", 4, 1, "2.50", "17850");
        line("C3", -4, 2, "2.50", "17850");
        line("C3", -2, 2, "2.50", "17850");
        assertThat(oracle.numbers()).isEqualTo(new LinkingOracle.Numbers(2, 1, 0, 1, 0, 4, 2));
    }

    private void line(String invoice, int quantity, int day, String price, String customer) {
        oracle.take(new RawLine(invoice, "85123A", "HEART", quantity, LocalDateTime.of(2011, 1, 1, 9, 0).plusDays(day), new BigDecimal(price), customer, "France"));
    }
}
