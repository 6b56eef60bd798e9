package io.mingqu.settlement.compensation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A price goes down: what is still on the shelf is compensated, once, after four eyes and the partner's word, and owed through the one door. */
@MingquTest
class CompensationStoryTest {
  private static final LocalDate DAY = LocalDate.now().minusDays(3);
  @Autowired Intake intake;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Owner owner;

  private void bring(String target, String csv) {
    Map<String, String> columns = new TreeMap<>();
    for (String header : csv.substring(0, csv.indexOf('\n')).split(",")) {
      columns.put(header, header);
    }
    boolean report = target.equals("stock_report");
    intake.mapping("cp-" + target, target, "cp", Map.of("columns", columns, "fixed", report ? Map.of() : Map.of("entity", "CP1"),
        "settings", report ? Map.of() : Map.of("currency", "CNY", "wholeDocuments", "no", "activateDrafts", "yes"),
        "unknowns", Map.of("partner", report ? "HOLD" : "AUTO_DRAFT", "product", report ? "HOLD" : "AUTO_DRAFT")));
    JsonNode batch = intake.run(target + ".csv", csv.getBytes(StandardCharsets.UTF_8), "cp-" + target, false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isEqualTo("SEALED");
  }

  private JsonNode must(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    return answer.text().isEmpty() ? intake.get("/api/stock/overview") : answer.json();
  }

  private Map<String, Object> body(String before, String after, long expected) {
    Map<String, Object> body = new HashMap<>(Map.of("items", List.of(Map.of("sku", "CPP", "oldPrice", before, "newPrice", after)), "eligibleDays", 45, "inTransit", true,
        "scope", Map.of("partners", List.of("CPA", "CPB")),
        "examples", List.of(Map.of("name", "ten bottles", "sku", "CPP", "bought", List.of(Map.of("daysBefore", 5, "quantityMilli", 10_000)), "expectedMinor", expected))));
    return body;
  }

  private JsonNode draft(String code, LocalDate day, Map<String, Object> body, String[] by) {
    return must(http.post("/api/policies", Map.of("kind", "price-change", "code", code, "titleZh", "调价 " + code, "titleEn", "Price change " + code, "documentNo", "调〔2026〕" + code,
        "validFrom", day.toString(), "body", body), by));
  }

  private String publish(JsonNode draft, String[] author, String[] approver) {
    String version = draft.path("id").asString(draft.path("versionId").asString());
    must(http.post("/api/policies/versions/" + version + "/submit", Map.of(), author));
    approve(version, approver);
    must(http.post("/api/policies/versions/" + version + "/publish", Map.of(), author));
    return version;
  }

  private void approve(String subject, String[] approver) {
    for (JsonNode each : must(http.get("/api/approvals?subjectId=" + subject, approver)).path("items")) {
      if (each.path("subjectId").asString().equals(subject)) {
        must(http.post("/api/approvals/" + each.path("id").asString(each.path("approvalId").asString()) + "/acts", Map.of("act", "APPROVE"), approver));
        return;
      }
    }
    throw new AssertionError("no approval for " + subject);
  }

  private JsonNode calculate(String version, String[] by) {
    String job = must(http.post("/api/compensation/calculations", Map.of("versionId", version), by)).path("jobId").asString();
    JsonNode state;
    do {
      state = intake.get("/api/jobs/" + job);
    } while (List.of("QUEUED", "RUNNING").contains(state.path("status").asString()));
    assertThat(state.toString()).contains("calculationId");
    return state.path("result").path("values").isMissingNode() ? state.path("result") : state.path("result").path("values");
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
  void compensatesTheShelfOnceAfterFourEyesAndThePartnersWord() {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "CP1", "nameZh", "补差", "nameEn", "Comp", "currency", "CNY"))));
    bring("shipment", "documentNo,businessDate,partnerCode,productCode,unit,quantity,net\nC1,%s,CPA,CPP,瓶,100,350\nC2,%s,CPA,CPP,瓶,60,210\nC3,%s,CPA,CPP,瓶,20,70\nC4,%s,CPB,CPP,瓶,50,175\n"
        .formatted(DAY.minusDays(80), DAY.minusDays(20), DAY.minusDays(1), DAY.minusDays(20)));
    bring("sell_out", "documentNo,businessDate,partnerCode,productCode,unit,quantity,net\nX1,%s,CPA,CPP,瓶,70,400\n".formatted(DAY.minusDays(15)));
    bring("stock_report", "partnerCode,productCode,heldOn,unit,quantity\nCPA,CPP,%s,瓶,90\nCPA,CPP,%s,瓶,80\nCPB,CPP,%s,瓶,30\n"
        .formatted(DAY.minusDays(60), DAY.minusDays(2), DAY.minusDays(2)));
    String[] pricing = users.staff(Role.PRICING);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    String[] preparer = users.staff(Role.FINANCE_PREPARER);
    Map<String, Object> wrong = body("3.50", "3.00", 500);
    wrong.put("items", List.of(Map.of("sku", "NOBODY", "oldPrice", "3.50", "newPrice", "3.00")));
    assertThat(http.post("/api/policies", Map.of("kind", "price-change", "code", "PC0", "titleZh", "x", "titleEn", "x", "validFrom", DAY.toString(), "body", wrong), pricing).code())
        .isEqualTo("compensation.bad-order");

    String version = publish(draft("PC1", DAY, body("3.50", "3.00", 500), pricing), pricing, approver);
    JsonNode done = calculate(version, preparer);
    assertThat(done.path("claims").asInt()).as(done.toString()).isEqualTo(2);
    String calculation = done.path("calculationId").asString();
    // A: 80 on the shelf reconciles (90 + 60 − 70); 60 bought within 45 days, and 20 in transit; B: 30 counted, capped by the 50 it bought
    assertThat(done.path("amountMinor").asLong()).isEqualTo((60 + 20 + 30) * 50);
    assertThat(calculate(version, preparer).path("claims").asInt()).as("nothing is left to claim").isZero();

    String a = partner("CPA");
    String b = partner("CPB");
    String[] ownerA = users.partner(Long.parseLong(a), Role.PARTNER_OWNER);
    String[] ownerB = users.partner(Long.parseLong(b), Role.PARTNER_OWNER);
    assertThat(http.get("/api/my/compensation", ownerA).json().path("items").size()).as("nothing before it is approved").isZero();
    must(http.post("/api/compensation/calculations/" + calculation + "/submit", Map.of(), preparer));
    assertThat(http.post("/api/compensation/calculations/" + calculation + "/cancel", Map.of(), preparer).code()).isEqualTo("compensation.wrong-state");
    approve(calculation, approver);

    JsonNode mine = must(http.get("/api/my/compensation", ownerA)).path("items").get(0);
    assertThat(mine.path("amountMinor").asLong()).isEqualTo(4_000);
    String claim = mine.path("id").asString();
    JsonNode why = must(http.get("/api/compensation/claims/" + claim + "/why", ownerA));
    assertThat(why.path("steps").size()).isEqualTo(3);
    assertThat(must(http.get(why.path("factsPath").asString(), ownerA)).path("items").valueStream().map(f -> f.path("documentNo").asString()).toList()).containsExactly("C2", "C3");
    assertThat(http.get("/api/compensation/claims/" + claim, ownerB).status()).isEqualTo(404);
    assertThat(http.post("/api/my/compensation/" + claim + "/accept", Map.of(), ownerB).status()).isEqualTo(404);
    must(http.post("/api/my/compensation/" + claim + "/accept", Map.of(), ownerA));
    assertThat(http.post("/api/my/compensation/" + claim + "/accept", Map.of(), ownerA).code()).isEqualTo("compensation.wrong-state");

    String ofB = must(http.get("/api/my/compensation", ownerB)).path("items").get(0).path("id").asString();
    assertThat(http.post("/api/my/compensation/" + ofB + "/dispute", Map.of("reason", " "), ownerB).code()).isEqualTo("compensation.reason");
    must(http.post("/api/my/compensation/" + ofB + "/dispute", Map.of("reason", "仓库里还有二十瓶"), ownerB));
    must(http.post("/api/compensation/claims/" + ofB + "/cancel", Map.of(), preparer));
    bring("stock_report", "partnerCode,productCode,heldOn,unit,quantity\nCPB,CPP,%s,瓶,50\n".formatted(DAY.minusDays(2)));
    JsonNode again = calculate(version, preparer);
    assertThat(again.path("amountMinor").asLong()).as(again.toString()).isEqualTo(50 * 50);
    must(http.post("/api/compensation/calculations/" + again.path("calculationId").asString() + "/cancel", Map.of(), preparer));
    assertThat(calculate(version, preparer).path("amountMinor").asLong()).isEqualTo(2_500);

    assertThatThrownBy(() -> owner.run("UPDATE compensation.claimed SET claimed_milli = purchased_milli + 1")).rootCause().hasMessageContaining("never_claimed_twice");

    // an order that does not join the last price would pay the same difference twice
    JsonNode second = draft("PC2", DAY.plusDays(1), body("3.50", "2.80", 700), pricing);
    String id = second.path("id").asString(second.path("versionId").asString());
    assertThat(must(http.get("/api/policies/versions/" + id + "/check", pricing)).path("conflict").path("witnessEn").asString()).contains("CPP");
    for (JsonNode check : intake.get("/api/verify").path("items")) {
      if (List.of("compensation.claims", "ledger.trial-balance", "ledger.proof").contains(check.path("name").asString())) {
        assertThat(check.path("pass").asBoolean()).as(check.toString()).isTrue();
      }
    }
  }
}
