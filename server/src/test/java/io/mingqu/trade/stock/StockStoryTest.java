package io.mingqu.trade.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What dealers hold, from file and from a representative's count, reconciled and explained; nobody sees another's. */
@MingquTest
class StockStoryTest {
  private static final LocalDate TODAY = LocalDate.now();
  @Autowired Intake intake;
  @Autowired Http http;
  @Autowired Users users;

  @BeforeEach
  void entity() {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "SK1", "nameZh", "库存", "nameEn", "Stock", "currency", "CNY"))));
  }

  private JsonNode bring(String source, String target, String csv) {
    Map<String, String> columns = new TreeMap<>();
    for (String header : csv.substring(0, csv.indexOf('\n')).split(",")) {
      columns.put(header, header);
    }
    boolean report = target.equals("stock_report");
    intake.mapping(source + "-" + target, target, source, Map.of("columns", columns, "fixed", report ? Map.of() : Map.of("entity", "SK1"),
        "settings", report ? Map.of() : Map.of("currency", "CNY", "wholeDocuments", "no", "activateDrafts", "yes"),
        "unknowns", Map.of("partner", report ? "HOLD" : "AUTO_DRAFT", "product", report ? "MAP" : "AUTO_DRAFT")));
    return intake.run(target + ".csv", csv.getBytes(StandardCharsets.UTF_8), source + "-" + target, false);
  }

  private String id(String list, String code, String field) {
    for (JsonNode row : intake.get(list + "?limit=200&q=" + code).path("items")) {
      if (row.path(field).asString().equals(code)) {
        return row.path("id").asString();
      }
    }
    throw new AssertionError("no " + code + " in " + list);
  }

  private void reckon(LocalDate day) {
    String job = intake.post("/api/stock/reckonings", Map.of("asOf", day.toString())).path("jobId").asString();
    long end = System.nanoTime() + 30_000_000_000L;
    JsonNode state;
    do {
      state = intake.get("/api/jobs/" + job);
      assertThat(System.nanoTime()).as(state.toString()).isLessThan(end);
    } while (List.of("QUEUED", "RUNNING").contains(state.path("status").asString()));
    assertThat(state.path("status").asString()).as(state.toString()).isIn("DONE", "SUCCEEDED", "FINISHED");
  }

  private JsonNode position(String partner, String product, String... as) {
    return http.get("/api/stock/positions?partnerId=" + partner + "&productId=" + product, as).json().path("items").path(0);
  }

  @Test
  void reconcilesReportsCountsAndFallsBackWhereItMust() {
    LocalDate first = TODAY.minusDays(70);
    LocalDate last = TODAY.minusDays(2);
    bring("sk", "shipment", "documentNo,businessDate,partnerCode,productCode,unit,quantity,gross\n"
        + "K1,%s,SKA,SKP,瓶,100,1130\nK2,%s,SKB,SKP,瓶,80,904\nK3,%s,SKA,SKP,瓶,50,565\nK4,%s,SKB,SKP,瓶,40,452\n"
            .formatted(first.minusDays(20), first.minusDays(20), TODAY.minusDays(30), TODAY.minusDays(30)));
    bring("sk", "sell_out", "documentNo,businessDate,partnerCode,productCode,unit,quantity,gross\nR1,%s,SKA,SKP,瓶,90,1500\n".formatted(TODAY.minusDays(20)));
    JsonNode report = bring("sk", "stock_report", "partnerCode,productCode,heldOn,unit,quantity\nSKA,SKP,%s,瓶,80\nSKA,SKP,%s,瓶,40\nSKB,SKP,%s,瓶,70\nSKB,SKP,%s,瓶,95\nSKB,甲水,%s,箱,2\n"
        .formatted(first, last, first, last, last));
    assertThat(report.path("added").asLong()).as(report.toString()).isEqualTo(4);
    assertThat(report.path("rowsHeld").asLong()).isEqualTo(1);
    http.send("PUT", "/api/intake/sources/sk/values", Map.of("values", List.of(Map.of("kind", "product", "text", "甲水", "unit", "箱", "code", "SKQ", "ourUnit", "瓶",
        "factorMilli", 12_000))), users.commandLine());

    String a = id("/api/partners", "SKA", "code");
    String b = id("/api/partners", "SKB", "code");
    String product = id("/api/products", "SKP", "sku");
    reckon(TODAY);
    JsonNode ofA = position(a, product, users.commandLine()).path("figures");
    assertThat(ofA.path("outcome").asString()).as(ofA.toString()).isEqualTo("RECONCILED");
    assertThat(List.of(ofA.path("openingMilli").asLong(), ofA.path("receiptsMilli").asLong(), ofA.path("sellOutMilli").asLong(), ofA.path("onHandMilli").asLong()))
        .containsExactly(80_000L, 50_000L, 90_000L, 40_000L);
    assertThat(ofA.path("ageMilli").get(0).asLong() + ofA.path("ageMilli").get(1).asLong()).as("the latest purchase only").isEqualTo(40_000);
    assertThat(ofA.path("valueMinor").asLong()).isEqualTo(45_200);
    JsonNode ofB = position(b, product, users.commandLine()).path("figures");
    assertThat(ofB.path("outcome").asString()).isEqualTo("NO_SELL_OUT");
    assertThat(ofB.path("source").asString()).isEqualTo("REPORT_CAPPED_BY_PURCHASES");
    assertThat(ofB.path("onHandMilli").asLong()).as("capped by what it bought in 60 days").isEqualTo(40_000);

    String[] sales = users.field(Set.of(), Set.of(Long.parseLong(b)), Role.SALES_REP);
    Map<String, Object> count = Map.of("partnerId", b, "heldOn", last.toString(), "lines", List.of(Map.of("productId", product, "unit", "瓶", "quantityMilli", 30_000)));
    assertThat(http.post("/api/stock/counts", count, sales).status()).isEqualTo(201);
    Map<String, Object> elsewhere = Map.of("partnerId", a, "lines", List.of(Map.of("productId", product, "unit", "瓶", "quantityMilli", 1_000)));
    assertThat(http.post("/api/stock/counts", elsewhere, sales).status()).isEqualTo(404);
    Map<String, Object> odd = Map.of("partnerId", b, "lines", List.of(Map.of("productId", product, "unit", "吨", "quantityMilli", 1_000)));
    assertThat(http.post("/api/stock/counts", odd, sales).code()).isEqualTo("stock.count-unit");
    reckon(TODAY);
    JsonNode counted = position(b, product, users.commandLine()).path("figures");
    assertThat(counted.path("source").asString()).isEqualTo("COUNT_CAPPED_BY_PURCHASES");
    assertThat(counted.path("onHandMilli").asLong()).isEqualTo(30_000);
    assertThat(intake.get("/api/stock/discrepancies?partnerId=" + b).path("items").size()).isEqualTo(1);

    String[] owner = users.partner(Long.parseLong(a), Role.PARTNER_OWNER);
    assertThat(position(a, product, owner).path("figures").path("onHandMilli").asLong()).isEqualTo(40_000);
    assertThat(http.get("/api/stock/positions?partnerId=" + b, owner).json().path("items").size()).isZero();
    assertThat(http.get("/api/stock/why/" + b + "/" + product, owner).status()).isEqualTo(404);
    JsonNode why = http.get("/api/stock/why/" + a + "/" + product, owner).json();
    assertThat(why.path("sentence").asString()).contains("it reconciles");
    JsonNode layers = http.get(why.path("factsPath").asString(), owner).json().path("items");
    assertThat(layers.size()).isEqualTo(1);
    assertThat(layers.get(0).path("documentNo").asString()).isEqualTo("K3");

    JsonNode undone = intake.post("/api/intake/batches/" + report.path("id").asString() + "/undo", Map.of("confirmDelta", false));
    assertThat(undone.path("state").asString()).isEqualTo("SEALED");
    reckon(TODAY);
    assertThat(position(a, product, users.commandLine()).isMissingNode()).isTrue();
    JsonNode again = bring("sk", "stock_report", "partnerCode,productCode,heldOn,unit,quantity\nSKA,SKP,%s,瓶,80\nSKA,SKP,%s,瓶,40\n".formatted(first, last));
    assertThat(again.path("added").asLong()).isEqualTo(2);
    for (JsonNode check : intake.get("/api/verify").path("items")) {
      if (check.path("name").asString().equals("stock.holdings")) {
        assertThat(check.path("pass").asBoolean()).as(check.toString()).isTrue();
      }
    }
  }

  @Test
  void aRuleIsAPolicyWithItsFieldsChecked() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    Map<String, Object> policy = Map.of("kind", "stock-rule", "code", "STOCK-BAD", "titleZh", "规则", "titleEn", "Rule", "validFrom", "2090-01-01",
        "body", Map.of("fallbackDays", -1));
    assertThat(http.post("/api/policies", policy, manager).code()).isEqualTo("stock.rule-field");
    Map<String, Object> unknown = Map.of("kind", "stock-rule", "code", "STOCK-BAD", "titleZh", "规则", "titleEn", "Rule", "validFrom", "2090-01-01",
        "body", Map.of("fallback", 1));
    assertThat(http.post("/api/policies", unknown, manager).code()).isEqualTo("stock.rule-field-unknown");
  }
}
