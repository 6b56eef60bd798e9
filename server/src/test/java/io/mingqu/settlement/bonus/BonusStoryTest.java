package io.mingqu.settlement.bonus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.testing.Eventually;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class BonusStoryTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Intake intake;
  @Autowired Owner owner;
  @Autowired Partners partners;

  @Test
  void aBonusIsSignedSetAsideAcceptedAndOwedOnceAndADiscountFollowsItsDocument() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    long a = Callers.system("test", () -> partners.createDrafts("bonus-test", List.of(draft("BON-A"), draft("BON-B")), 0)).get("BON-A");
    long b = Callers.system("test", () -> partners.idsByCode("bonus-test")).get("BON-B");
    long budget = budget("BONUS-T", 100_000, manager, approver);
    List<Map<String, Object>> lines = List.of(line(a, "BONUS", 30_000, null, null), line(b, "ORDER_DISCOUNT", 20_000, "BON-DOC-1", 50_000));
    assertThat(ask(List.of(line(a, "BONUS", 30_000, "X", null)), manager).code()).isEqualTo("bonus.bad-line");
    assertThat(ask(List.of(line(999_999_999L, "BONUS", 1, null, null)), manager).code()).isEqualTo("shared.not-found");
    Http.Answer asked = ask(lines, manager);
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    String list = asked.json().path("id").asString();
    String[] ownerOfA = users.partner(a, Role.PARTNER_OWNER);
    assertThat(http.get("/api/my/bonuses", ownerOfA).json().path("items").size()).as("nothing before it is approved").isZero();
    sign(list, approver);
    assertThat(one(budget, manager).path("reservedMinor").asLong()).isEqualTo(50_000);
    JsonNode mine = http.get("/api/my/bonuses", ownerOfA).json().path("items");
    assertThat(mine.size()).isEqualTo(1);
    String bonus = mine.get(0).path("id").asString();
    assertThat(http.post("/api/my/bonuses/" + bonus + "/accept", null, users.partner(b, Role.PARTNER_OWNER)).status()).isEqualTo(404);
    assertThat(http.post("/api/my/bonuses/" + bonus + "/accept", null, ownerOfA).status()).isEqualTo(204);
    assertThat(http.post("/api/my/bonuses/" + bonus + "/accept", null, ownerOfA).code()).isEqualTo("bonus.not-to-accept");
    assertThat(owner.texts("SELECT source || ' ' || amount_minor FROM payout.payable WHERE key = 'bonus/" + bonus + "'")).containsExactly("BONUS 30000");

    discounts(manager);
    assertThat(one(budget, manager).path("consumedMinor").asLong()).as("the document is not there yet").isEqualTo(30_000);
    ship();
    discounts(manager);
    JsonNode after = one(budget, manager);
    assertThat(after.path("consumedMinor").asLong()).as("5 % of 1,000.00 net").isEqualTo(35_000);
    assertThat(after.path("reservedMinor").asLong()).isZero();
    assertThat(after.path("freeMinor").asLong()).isEqualTo(65_000);
    assertThat(owner.texts("""
        SELECT coalesce(sum(CASE WHEN p.credit_account_id = x.id THEN p.amount_minor ELSE -p.amount_minor END), 0) - coalesce((
          SELECT sum(amount_minor) FROM payout.payable WHERE source = 'BONUS' AND state = 'HELD' AND entity_id = x.entity_id), 0)
        FROM ledger.account x JOIN ledger.posting p ON x.id IN (p.credit_account_id, p.debit_account_id)
        WHERE x.kind = 'BONUS_ACCRUAL' AND x.entity_id = (SELECT id FROM organisation.legal_entity WHERE code = 'BONUS') GROUP BY x.entity_id""")).containsExactly("0");
  }

  @Test
  void aListAboveTheBudgetCannotBeApproved() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    long c = Callers.system("test", () -> partners.createDrafts("bonus-test", List.of(draft("BON-C")), 0)).get("BON-C");
    budget("BONUS-SHORT", 1_000, manager, approver);
    String list = http.post("/api/bonuses", Map.of("title", "too much", "budgetCode", "BONUS-SHORT", "lines", List.of(line(c, "BONUS", 1_001, null, null))), manager).json()
        .path("id").asString();
    String approval = approvalOf(list);
    assertThat(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), approver).code()).isEqualTo("budget.exhausted");
    assertThat(http.get("/api/bonuses/" + list, manager).json().path("state").asString()).isEqualTo("REQUESTED");
  }

  private Http.Answer ask(List<Map<String, Object>> lines, String[] manager) {
    return http.post("/api/bonuses", Map.of("title", "开门红", "budgetCode", "BONUS-T", "lines", lines), manager);
  }

  private static Map<String, Object> line(long partner, String kind, long minor, String document, Integer rate) {
    Map<String, Object> line = new HashMap<>(Map.of("partnerId", partner, "kind", kind, "reason", "开门红奖励", "amountMinor", minor));
    line.put("documentNo", document);
    line.put("ratePpm", rate);
    return line;
  }

  private void discounts(String[] manager) {
    String job = http.post("/api/bonuses/discounts", null, manager).json().path("jobId").asString();
    Eventually.is(() -> http.get("/api/jobs/" + job, manager).json().path("status").asString(), "DONE");
  }

  private void ship() {
    intake.mapping("bonus-shipments", "shipment", "bonus-test", Map.of(
        "columns", Map.of("documentNo", "No", "lineNo", "Line", "businessDate", "Day", "partnerCode", "Customer", "productCode", "Sku", "quantity", "Qty", "net", "Net"),
        "fixed", Map.of("entity", "BONUS"), "settings", Map.of("currency", "CNY"), "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT"),
        "zone", "Asia/Shanghai"));
    JsonNode batch = intake.run("bonus.csv", "No,Line,Day,Customer,Sku,Qty,Net\r\nBON-DOC-1,1,2026-02-10,BON-B,BONSKU,10,1000.00\r\n".getBytes(StandardCharsets.UTF_8),
        "bonus-shipments", false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isEqualTo("SEALED");
  }

  private long budget(String code, long minor, String[] manager, String[] approver) {
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "BONUS", "nameZh", "奖励法人", "nameEn", "Bonus entity", "currency", "CNY"))));
    long entity = Long.parseLong(owner.texts("SELECT id FROM organisation.legal_entity WHERE code = 'BONUS'").getFirst());
    String id = http.post("/api/budgets", Map.of("code", code, "titleZh", code, "titleEn", code, "entityId", entity, "currency", "CNY", "validFrom", "2020-01-01",
        "validThrough", "2099-12-31"), manager).json().path("id").asString();
    String grant = http.post("/api/budgets/" + id + "/grants", Map.of("amountMinor", minor, "reason", "x"), manager).json().path("approvalId").asString();
    http.post("/api/approvals/" + grant + "/acts", Map.of("act", "APPROVE"), approver);
    return Long.parseLong(id);
  }

  private JsonNode one(long budget, String[] manager) {
    return http.get("/api/budgets/" + budget, manager).json();
  }

  private void sign(String list, String[] approver) {
    Http.Answer signed = http.post("/api/approvals/" + approvalOf(list) + "/acts", Map.of("act", "APPROVE"), approver);
    assertThat(signed.status()).as(signed.text()).isLessThan(300);
  }

  private String approvalOf(String list) {
    return owner.texts("SELECT id FROM approval.request WHERE kind = 'bonus-list' AND subject_id = '" + list + "'").getFirst();
  }

  private static PartnerDraft draft(String code) {
    return new PartnerDraft(code, "奖励经销商 " + code, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 99, null, LocalDate.of(2020, 1, 1), true);
  }
}
