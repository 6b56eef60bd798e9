package io.mingqu.settlement.reconciliation;

import static io.mingqu.settlement.reconciliation.Season.must;
import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Programmes that lean on more than the period's lines, from files to statements whose bytes verify: opening volumes, growth, attainment. */
@MingquTest
@Import(Season.class)
class KindsOfProgrammesStoryTest {
  private static final String SHIPMENTS = "documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n";
  @Autowired Http http;
  @Autowired Season season;

  private void verified(Season.Company company, String period) {
    company.send(period);
    company.statements("period=" + period).forEach(s -> assertThat(must(http.get("/api/statements/" + s.path("id").asString() + "/verify", company.preparer))
        .path("sameWhenDrawnAgain").asBoolean()).as(s.path("number").asString()).isTrue());
  }

  @Test
  void volumesFromBeforeWeCountedLiftTheTierFromTheFirstStatement() {
    Season.Company company = season.company();
    company.bring("shipment", SHIPMENTS + "S1,1,2026-03-05,%s,TEA,10,5650.00,5000.00,650.00\n".formatted(company.dealerA));
    company.programme(company.entity + "-Q", "QUARTER", Season.Company.tiers("BY_BAND", 20_000, 30_000), "{}", "2026-01-01");
    must(http.post("/api/programmes/opening-volumes", Map.of("items", List.of(Map.of("partnerCode", company.dealerA, "programmeCode", company.entity + "-Q",
        "through", "2026-02-28", "qualifying", 900_000))), company.preparer));
    company.monthEnd("2026-03");
    JsonNode quarter = company.statement(company.dealerA, "REBATE", "2026-Q1");
    assertThat(quarter.path("base").asLong()).isEqualTo(1_400_000);
    assertThat(quarter.path("payoutMinor").asLong()).as("2 % of 10,000.00 and 3 % of 4,000.00").isEqualTo(32_000);
    verified(company, "2026-Q1");
  }

  @Test
  void growthIsHeldAgainstTheSameMonthOfLastYearAndALateLineOfThatYearSettlesItAgain() {
    Season.Company company = season.company();
    company.bring("shipment", SHIPMENTS + """
        P1,1,2025-01-10,%1$s,TEA,10,11300.00,10000.00,1300.00
        S1,1,2026-01-05,%1$s,TEA,10,13560.00,12000.00,1560.00
        """.formatted(company.dealerA));
    company.programme(company.entity + "-G", "MONTH",
        "{\"mode\": \"GROWTH\", \"bands\": [{\"from\": 0, \"ratePpm\": 10000}, {\"from\": 150000, \"ratePpm\": 20000}]}", "{}", "2026-01-01");
    company.monthEnd("2026-01");
    assertThat(company.statement(company.dealerA, "REBATE", "2026-01").path("payoutMinor").asLong()).as("20 % more: 2 % of 12,000.00").isEqualTo(24_000);
    verified(company, "2026-01");
    company.bring("shipment", SHIPMENTS + "P2,1,2025-01-20,%s,TEA,1,1130.00,1000.00,130.00\n".formatted(company.dealerA));
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("dueMinor").asLong()).as("9 % more now: 1 %").isEqualTo(-12_000);
    JsonNode changes = must(http.get("/api/statements/" + delta.path("id").asString() + "/changes", company.preparer));
    JsonNode reference = changes.path("figures").valueStream().filter(f -> f.path("key").asString().equals("REFERENCE")).findFirst().orElseThrow();
    assertThat(reference.path("before").asLong()).isEqualTo(1_000_000);
    assertThat(reference.path("after").asLong()).isEqualTo(1_100_000);
  }

  @Test
  void attainmentPaysByTheTarget() {
    Season.Company company = season.company();
    company.bring("shipment", SHIPMENTS + "S1,1,2026-01-05,%s,TEA,10,13560.00,12000.00,1560.00\n".formatted(company.dealerA));
    company.programme(company.entity + "-T", "MONTH",
        "{\"mode\": \"ATTAINMENT\", \"bands\": [{\"from\": 800000, \"ratePpm\": 10000}, {\"from\": 1000000, \"ratePpm\": 25000}]}", "{}", "2026-01-01");
    must(http.post("/api/programmes/targets", Map.of("items", List.of(Map.of("partnerCode", company.dealerA, "programmeCode", company.entity + "-T",
        "periodCode", "2026-01", "value", 1_000_000))), company.business));
    company.monthEnd("2026-01");
    assertThat(company.statement(company.dealerA, "REBATE", "2026-01").path("payoutMinor").asLong()).as("120 %: 2.5 % of 12,000.00").isEqualTo(30_000);
    verified(company, "2026-01");
  }
}
