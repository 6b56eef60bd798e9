package io.mingqu.demo.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OracleTest {

    private final Map<String, ProgrammeTerms> programmes = ProgrammeTerms.load().stream().collect(Collectors.toMap(ProgrammeTerms::code, Function.identity()));

    @Test
    void paysTheReachedRateOnTheWholeWithItsLowerBoundInclusive() {
        assertThat(payout("BR-ANNUAL", "49999.99")).isZero();
        assertThat(payout("BR-ANNUAL", "50000.00")).isEqualTo(50_000);
        assertThat(payout("BR-ANNUAL", "149999.99")).isEqualTo(150_000);
        assertThat(payout("BR-ANNUAL", "150000.00")).isEqualTo(225_000);
    }

    @Test
    void paysEachBandAtItsOwnRate() {
        assertThat(payout("BR-PAYMENT", "200000.00")).isEqualTo(15_000 + 96_000 + 60_000);
        assertThat(payout("BR-2625", "15000.00")).isEqualTo(8_000 + 6_000);
    }

    @Test
    void roundsHalfUpOnceAtThePayout() {
        assertThat(payout("BR-PAYMENT", "1.00")).isEqualTo(1);
        assertThat(payout("BR-PAYMENT", "0.99")).isZero();
    }

    @Test
    void paysPerCaseUpToTheCap() {
        assertThat(payout("BR-TEA", "59.999")).isEqualTo(1_800);
        assertThat(payout("BR-TEA", "60.000")).isEqualTo(3_000);
        assertThat(payout("BR-TEA", "900.000")).isEqualTo(60_000);
    }

    @Test
    void paysFixedStepsAndNothingBelowTheMinimum() {
        assertThat(payout("BR-STEP", "199.999")).isZero();
        assertThat(payout("BR-STEP", "200.000")).isEqualTo(30_000);
        assertThat(payout("BR-EAST", "19999.99")).isZero();
        assertThat(payout("BR-EAST", "20000.00")).isEqualTo(12_000);
    }

    @Test
    void paysAboveTheBoundRollingAndByEveryRateReached() {
        assertThat(payout("BR-ABOVE", "60000.00")).isEqualTo(20_000 + 9_000);
        assertThat(payout("BR-ROLLING", "30000.00")).isEqualTo(4_000 + 9_000);
        assertThat(payout("BR-TOTAL", "60000.00")).isEqualTo(6_000 + 9_000);
        assertThat(payout("BR-RANGE", "604.000")).isEqualTo(8_000 + 3_640);
    }

    @Test
    void paysNothingOnANegativeBase() {
        assertThat(payout("BR-PAYMENT", "-500.00")).isZero();
    }

    @Test
    void putsTheTwentySixthIntoTheNextMonthsPeriod() {
        ProgrammeTerms terms = programmes.get("BR-2625");
        assertThat(terms.period(LocalDate.of(2025, 12, 25))).isEqualTo("2025-12");
        assertThat(terms.period(LocalDate.of(2025, 12, 26))).isEqualTo("2026-01");
        assertThat(programmes.get("BR-STEP").period(LocalDate.of(2025, 9, 30))).isEqualTo("2025-Q3");
    }

    private long payout(String programme, String base) {
        return Oracle.payoutFen(programmes.get(programme), new BigDecimal(base));
    }
}
