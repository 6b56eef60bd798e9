package io.mingqu.demo.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailOracleTest {

    @Test
    void countsAndSumsTheShippedFileExactly() throws IOException, SQLException {
        try (RetailOracle oracle = new RetailOracle()) {
            assertThat(oracle.sumExact()).isEqualByComparingTo("9747747.934");
            assertThat(oracle.sumOfRoundedLines()).isEqualByComparingTo("9747747.93");
            assertThat(oracle.countsByKind()).isEqualTo(Map.of("SHIPPED", 528_919L, "RETURNED", 8_704L, "ADJUSTED", 1_339L, "CHARGED", 2_947L));
        }
    }

    @Test
    void agreesWithPlainLoopsOnEveryYearlyPayout() throws IOException, SQLException {
        Codes codes = Codes.load();
        Map<String, BigDecimal> bases = new TreeMap<>();
        RawFile.each(line -> {
            String kind = line.kind(codes);
            if (!line.customer().isEmpty() && (kind.equals("SHIPPED") || kind.equals("RETURNED"))) {
                bases.merge(line.customer() + " " + line.at().getYear(), line.price().multiply(BigDecimal.valueOf(line.quantity())), BigDecimal::add);
            }
        });
        Map<String, Long> expected = new TreeMap<>();
        bases.forEach((key, base) -> expected.put(key, yearly(base)));
        Map<String, Long> actual = new TreeMap<>();
        try (RetailOracle oracle = new RetailOracle()) {
            oracle.payouts().stream().filter(payout -> payout.programme().equals("OR-YEAR"))
                    .forEach(payout -> actual.put(payout.customer() + " " + payout.period(), payout.payoutMinor()));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static long yearly(BigDecimal base) {
        String rate = base.compareTo(new BigDecimal("50000")) >= 0 ? "2.75" : base.compareTo(new BigDecimal("10000")) >= 0 ? "1.75"
                : base.compareTo(new BigDecimal("2500")) >= 0 ? "1" : "0";
        return base.multiply(new BigDecimal(rate)).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
    }

    @Test
    void spoilsExactlyAsManyLinesAsAsked(@TempDir Path folder) throws IOException {
        List<RetailFiles.Fault> faults = new ArrayList<>();
        RetailFiles.faulty(folder, 1, 1000, faults);
        assertThat(faults).hasSize(1000);
        assertThat(faults.stream().map(RetailFiles.Fault::line).distinct()).hasSize(1000);
        assertThat(faults.stream().map(RetailFiles.Fault::fault).distinct()).hasSize(8);
    }
}
