package io.mingqu.insight.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a partner earns, from its own purchases and sales; the brand's side stays the brand's. */
@MingquTest
class ReturnStoryTest {
  private static final LocalDate DAY = YearMonth.now().minusMonths(2).atDay(10);
  @Autowired Intake intake;
  @Autowired Http http;
  @Autowired Users users;

  private void bring(String target, String csv) {
    Map<String, String> columns = new TreeMap<>();
    for (String header : csv.substring(0, csv.indexOf('\n')).split(",")) {
      columns.put(header, header);
    }
    intake.mapping("rt-" + target, target, "rt", Map.of("columns", columns, "fixed", Map.of("entity", "RT1"), "settings", Map.of("currency", "CNY", "wholeDocuments", "no",
        "activateDrafts", "yes"), "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT")));
    assertThat(intake.run(target + ".csv", csv.getBytes(StandardCharsets.UTF_8), "rt-" + target, false).path("state").asString()).isEqualTo("SEALED");
  }

  private String partner(String code) {
    for (JsonNode row : intake.get("/api/partners?limit=200&q=" + code).path("items")) {
      if (row.path("code").asString().equals(code)) {
        return row.path("id").asString();
      }
    }
    throw new AssertionError(code);
  }

  @Test
  void showsEachSideItsReturnAndWhy() {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "RT1", "nameZh", "回报", "nameEn", "Return", "currency", "CNY"))));
    bring("shipment", "documentNo,businessDate,partnerCode,productCode,unit,quantity,net\nQ1,%s,RTA,RTP,瓶,100,1000\nQ2,%s,RTB,RTP,瓶,10,100\n".formatted(DAY, DAY));
    bring("sell_out", "documentNo,businessDate,partnerCode,productCode,unit,quantity,net\nV1,%s,RTA,RTP,瓶,60,900\n".formatted(DAY.plusDays(5)));
    String a = partner("RTA");
    String b = partner("RTB");
    String[] analyst = users.staff(Role.ANALYST);
    JsonNode ofA = http.get("/api/returns/" + a, analyst).json();
    assertThat(ofA.path("purchasesMinor").asLong()).isEqualTo(100_000);
    assertThat(ofA.path("steps").get(0).path("amountMinor").asLong()).as("900 − 60 × 10").isEqualTo(30_000);
    assertThat(ofA.path("brandSteps").get(0).path("amountMinor").asLong()).isEqualTo(35_000);
    long sum = 0;
    for (JsonNode step : ofA.path("steps")) {
      sum += step.path("amountMinor").asLong();
    }
    assertThat(ofA.path("returnMinor").asLong()).isEqualTo(sum);
    assertThat(http.get("/api/returns/" + b, analyst).json().path("steps").get(0).path("amountMinor").asLong()).as("no sales reported: declared 15 %").isEqualTo(1_500);

    String[] owner = users.partner(Long.parseLong(a), Role.PARTNER_OWNER);
    JsonNode mine = http.get("/api/my/returns", owner).json().path("items");
    assertThat(mine.size()).isEqualTo(1);
    assertThat(mine.get(0).path("brandSteps").size()).isZero();
    assertThat(mine.get(0).path("brandReturnMinor").isNull()).isTrue();
    JsonNode why = http.get("/api/returns/" + a + "/why/margin", owner).json();
    assertThat(why.path("sentence").asString()).contains("900.00 CNY").contains("600.00 CNY");
    assertThat(http.get(why.path("factsPath").asString(), owner).json().path("items").size()).isEqualTo(2);
    assertThat(http.get("/api/returns/" + a + "/why/brandMargin", owner).status()).isEqualTo(404);
    assertThat(http.get("/api/returns/" + b + "/why/margin", owner).status()).isEqualTo(404);
    assertThat(http.get("/api/returns?from=2026-05&through=2026-01", analyst).code()).isEqualTo("profitability.bad-months");
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    assertThat(http.post("/api/policies", Map.of("kind", "return-rule", "code", "RR-BAD", "titleZh", "x", "titleEn", "x", "validFrom", "2091-01-01", "body",
        Map.of("capitalRatePpm", 2_000_000)), manager).code()).isEqualTo("profitability.rule-field");
  }
}
