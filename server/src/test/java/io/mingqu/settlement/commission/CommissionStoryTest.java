package io.mingqu.settlement.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders, claims, the return window, refunds before and after payment, statements and the party's phone, over HTTP with a moved clock. */
@MingquTest
class CommissionStoryTest {
  private static final String LINES = "子订单编号,主订单编号,购买数量,商家编码,订单状态,应付,实付,退款状态,退款金额,创建,付款\n";
  private static final String CLAIMS = "订单编号,推广方编码,角色,层级,直接推广方编码,触达时间\n";
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Intake intake;
  @Autowired Partners partners;
  private final String mark = "C" + UUID.randomUUID().toString().substring(0, 5).toUpperCase(java.util.Locale.ROOT);
  private final String order = "43" + Math.abs(mark.hashCode());
  private final Map<String, Long> ids = new HashMap<>();
  private String[] business;
  private String[] preparer;
  private String[] reviewer;
  private String[] approver;

  @BeforeEach
  void setUpTheHouse() {
    clock("2026-02-01T02:00:00Z");
    business = users.staff(Role.CHANNEL_MANAGER);
    preparer = users.staff(Role.FINANCE_PREPARER);
    reviewer = users.staff(Role.FINANCE_REVIEWER);
    approver = users.staff(Role.FINANCE_APPROVER);
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", mark, "nameZh", mark, "nameEn", mark, "currency", "CNY"))));
    ids.putAll(Callers.system("test", () -> partners.createDrafts("kol-" + mark.toLowerCase(java.util.Locale.ROOT), List.of(party("KA", PartnerType.KOL), party("KB", PartnerType.KOL),
        party("MA", PartnerType.MCN), party("MB", PartnerType.MCN), party("GU", PartnerType.GUIDE)), 0)));
    mapping("lines", "taobao_line", "tb-" + mark, Map.of("entity", mark), "lineId", "子订单编号", "orderId", "主订单编号", "quantity", "购买数量", "productCode", "商家编码",
        "status", "订单状态", "due", "应付", "paid", "实付", "refundStatus", "退款状态", "refund", "退款金额", "createdAt", "创建", "paidAt", "付款");
    mapping("claims", "commission_claim", "kol-" + mark, Map.of(), "orderNo", "订单编号", "partnerCode", "推广方编码", "role", "角色", "level", "层级", "throughCode",
        "直接推广方编码", "touchedAt", "触达时间");
  }

  @AfterEach
  void letTheClockGo() {
    http.send("DELETE", "/api/clock", null, users.commandLine());
  }

  @Test
  void fromTheOrderToThePayoutAndBackAgain() {
    publish(plan());
    clock("2026-02-11T02:00:00Z");
    bring("lines", LINES + line("1", "卖家已发货，等待买家确认", "100.00", "") + line("2", "交易成功", "50.00", "") + line("3", "买家已付款，等待卖家发货", "80.00", ""));
    JsonNode claims = bring("claims", CLAIMS + claim("KB", "达人", "", "", "08") + claim("KA", "达人", "", "", "09") + claim("MA", "机构", "2", code("KA"), "01")
        + claim("MB", "机构", "2", code("KB"), "01") + claim("GU", "导购", "3", "", "01"));
    assertThat(claims.path("rowsHeld").asInt()).as("a third level is held").isEqualTo(1);
    settled();
    assertThat(outcomes()).containsExactlyInAnyOrder("KA WON ", "KB LOST LAST_TOUCH", "MA WON ", "MB LOST THROUGH_LOST");
    assertThat(earned("KA")).containsExactlyInAnyOrder("1 FROZEN 1350", "2 FROZEN 675", "3 ESTIMATED 1080");
    assertThat(earned("MA")).containsExactlyInAnyOrder("1 FROZEN 450", "2 FROZEN 225", "3 ESTIMATED 360");
    assertThat(ledger("KA", "COMMISSION_ACCRUAL")).as("only what is sold out is in the books").isEqualTo(2_025);

    bring("lines", LINES + line("1", "交易成功", "100.00", "40.00") + line("2", "交易成功", "50.00", "") + line("3", "交易关闭", "80.00", "80.00"));
    settled();
    assertThat(earned("KA")).as("reversed in proportion, the unsent order gone").containsExactlyInAnyOrder("1 FROZEN 810", "2 FROZEN 675", "3 ESTIMATED 0");
    assertThat(ledger("KA", "COMMISSION_ACCRUAL")).isEqualTo(1_485);
    assertThat(http.post("/api/commissions/statements", Map.of("month", "2026-02"), preparer).code()).isEqualTo("commission.month-open");

    clock("2026-02-24T02:00:00Z");
    run();
    assertThat(earned("KA")).as("the window ends on the 25th").contains("1 FROZEN 810");
    clock("2026-03-02T02:00:00Z");
    run();
    assertThat(earned("KA")).contains("1 CONFIRMED 810", "2 CONFIRMED 675");
    assertThat(must(http.post("/api/commissions/statements", Map.of("month", "2026-02"), preparer)).path("statements").asInt()).isGreaterThanOrEqualTo(2);
    JsonNode statement = statement("KA", "2026-02");
    assertThat(statement.path("payableMinor").asLong()).isEqualTo(1_485);
    assertThat(statement.path("taxTreatment").asString()).isEqualTo("WITHHOLD");
    assertThat(step("REVIEW", statement, preparer).code()).isEqualTo("commission.own-statement");
    assertThat(step("SEND", statement, preparer).code()).isEqualTo("commission.wrong-state");
    must(step("REVIEW", statement, reviewer));
    must(step("SEND", statement, preparer));
    onThePhone(statement);
    assertThat(step("RELEASE", statement, reviewer).code()).isEqualTo("commission.release-needs-approver");
    must(step("RELEASE", statement, approver));
    assertThat(earned("KA")).contains("1 PAYABLE 810", "2 PAYABLE 675");
    assertThat(ledger("KA", "COMMISSION_ACCRUAL")).isZero();
    assertThat(ledger("KA", "PARTNER_PAYABLE")).isEqualTo(1_485);
    refundedAfterPayment();
  }

  /** The statement stays; the reversal goes on the next one, carried on as far as the plan says. */
  private void refundedAfterPayment() {
    bring("lines", LINES + line("1", "交易成功", "100.00", "100.00"));
    settled();
    assertThat(earned("KA")).contains("1 PAYABLE 0");
    clock("2026-04-02T02:00:00Z");
    must(http.post("/api/commissions/statements", Map.of("month", "2026-03"), preparer));
    JsonNode march = statement("KA", "2026-03");
    assertThat(List.of(march.path("linesMinor").asLong(), march.path("payableMinor").asLong(), march.path("carryOutMinor").asLong(),
        march.path("waivedMinor").asLong())).containsExactly(-810L, 0L, -500L, -310L);
    assertThat(step("REVIEW", march, reviewer).code()).isEqualTo("commission.waiver-needs-approver");
    must(step("REVIEW", march, approver));
    must(step("SEND", march, preparer));
    must(step("RELEASE", march, approver));
    assertThat(ledger("KA", "COMMISSION_ACCRUAL")).as("what is carried on").isEqualTo(-500);
    JsonNode verdict = must(http.get("/api/verify", users.commandLine()));
    assertThat(verdict.toString()).contains("commission.books");
    assertThat(find(verdict, "commission.books").path("pass").asBoolean()).as(verdict.toString()).isTrue();
  }

  private void onThePhone(JsonNode statement) {
    String[] mine = users.partner(ids.get(code("KA")), Role.PARTNER_OWNER);
    String[] other = users.partner(ids.get(code("KB")), Role.PARTNER_OWNER);
    JsonNode entries = must(http.get("/api/my/commissions/entries", mine)).path("items");
    assertThat(entries.size()).isEqualTo(3);
    String entry = entries.valueStream().filter(e -> e.path("lineNo").asString().endsWith("1")).findFirst().orElseThrow().path("id").asString();
    JsonNode why = must(http.get("/api/my/commissions/entries/" + entry + "/why", mine));
    assertThat(List.of(why.path("paidMinor").asLong(), why.path("refundedMinor").asLong(), why.path("earning").path("askedMinor").asLong(),
        why.path("earning").path("amountMinor").asLong())).containsExactly(10_000L, 4_000L, 900L, 810L);
    assertThat(why.path("entries").valueStream().map(e -> e.path("amountMinor").asLong()).toList()).containsExactly(1_350L, -540L);
    String id = statement.path("id").asString();
    assertThat(must(http.get("/api/my/commissions/statements", other)).path("items").size()).isZero();
    assertThat(must(http.get("/api/my/commissions/entries", other)).path("items").size()).isZero();
    assertThat(http.get("/api/my/commissions/entries/" + entry + "/why", other).status()).isEqualTo(404);
    assertThat(http.get("/api/my/commissions/statements/" + id, other).status()).isEqualTo(404);
    assertThat(http.post("/api/my/commissions/statements/" + id + "/accept", Map.of(), other).status()).isEqualTo(404);
    must(http.post("/api/my/commissions/statements/" + id + "/accept", Map.of(), mine));
  }

  @Test
  void morePartiesThanTwoLevelsAndPlansThatMeetAreRefused() {
    String three = plan().replace("\"level\": 2", "\"level\": 3");
    Http.Answer refused = http.post("/api/policies", envelope(three), business);
    assertThat(refused.code()).isEqualTo("commission.too-many-levels");
    assertThat(refused.text()).contains("pyramid");
    assertThat(http.post("/api/commissions/claims", Map.of("claims", List.of(Map.of("orderNo", "1", "partnerCode", "x", "role", "KOL", "level", 3,
        "touchedAt", "2026-01-01T00:00:00Z"))), business).code()).isEqualTo("commission.too-many-levels");
    JsonNode checked = must(http.post("/api/commissions/plans/check", JsonMapper.shared().readTree(plan()), business));
    assertThat(checked.path("examples").valueStream().allMatch(e -> e.path("passed").asBoolean())).as(checked.toString()).isTrue();
    publish(plan());
    String second = plan().replace("PLAN-" + mark, "PLAN2-" + mark);
    JsonNode version = must(http.post("/api/policies", envelope(second), business));
    assertThat(must(http.get("/api/policies/versions/" + version.path("id").asString() + "/check", business)).path("conflict").path("otherCode").asString())
        .isEqualTo("PLAN-" + mark);
  }

  private String plan() {
    return """
        {"code": "PLAN-%1$s", "nameZh": "达人佣金", "nameEn": "KOL commission", "entity": "%1$s", "currency": "CNY", "basis": "GROSS",
         "terms": [{"role": "KOL", "level": 1, "group": "SELLER", "ratePpm": 150000}, {"role": "MCN", "level": 2, "ratePpm": 50000},
           {"role": "GUIDE", "level": 1, "group": "SELLER", "perItemMinor": 200}],
         "capPpm": 180000, "overCap": "PROPORTIONAL", "holdDays": 15, "winner": "LAST_TOUCH", "carryMinMinor": -500, "tax": {"KOL": "WITHHOLD", "MCN": "INVOICE"},
         "examples": [
           {"title": "cap", "paidMinor": 10000, "refundedMinor": 0, "parties": [{"role": "KOL", "level": 1, "expectedMinor": 1350}, {"role": "MCN", "level": 2, "expectedMinor": 450}]},
           {"title": "alone", "paidMinor": 10000, "refundedMinor": 4000, "parties": [{"role": "KOL", "level": 1, "expectedMinor": 900}]},
           {"title": "per item", "paidMinor": 10000, "refundedMinor": 0, "itemsMilli": 2000, "parties": [{"role": "GUIDE", "level": 1, "expectedMinor": 400}]}]}
        """.formatted(mark);
  }

  private Map<String, Object> envelope(String body) {
    JsonNode json = JsonMapper.shared().readTree(body);
    return Map.of("kind", "commission", "code", json.path("code").asString(), "titleZh", "佣金", "titleEn", "Commission", "documentNo", "文-" + mark + json.path("code").asString(),
        "validFrom", "2026-01-01", "validThrough", "2026-12-31", "body", json);
  }

  private void publish(String body) {
    String id = must(http.post("/api/policies", envelope(body), business)).path("id").asString();
    must(http.post("/api/policies/versions/" + id + "/submit", Map.of(), business));
    String approval = must(http.get("/api/approvals?subjectId=" + id, approver)).path("items").valueStream()
        .filter(a -> a.path("subjectId").asString().equals(id)).findFirst().orElseThrow().path("id").asString();
    must(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), approver));
    must(http.post("/api/policies/versions/" + id + "/publish", Map.of(), business));
  }

  private void clock(String now) {
    must(http.send("PUT", "/api/clock", Map.of("now", now), users.commandLine()));
  }

  private String code(String party) {
    return mark + party;
  }

  private PartnerDraft party(String name, PartnerType type) {
    return new PartnerDraft(code(name), name, type, TradeMode.REFERRAL, null, null, 99, null, LocalDate.of(2020, 1, 1), true);
  }

  private String line(String no, String status, String paid, String refund) {
    return "%s,%s,1,SP,%s,%s,%s,%s,%s,2026-02-10 09:00:00,2026-02-10 09:05:00\n".formatted(order + "0" + no, order, status, paid, paid,
        refund.isEmpty() ? "没有申请退款" : "退款成功", refund.isEmpty() ? "无退款申请" : refund);
  }

  private String claim(String party, String role, String level, String through, String day) {
    return "%s,%s,%s,%s,%s,2026-02-%s 20:00:00\n".formatted(order, code(party), role, level, through, day);
  }

  private JsonNode bring(String name, String csv) {
    JsonNode batch = intake.run(name + UUID.randomUUID() + ".csv", csv.getBytes(StandardCharsets.UTF_8), name + "-" + mark, false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isIn("SEALED", "UNCHANGED");
    return batch;
  }

  private void run() {
    String job = must(http.post("/api/commissions/runs", Map.of(), preparer)).path("jobId").asString();
    long end = System.nanoTime() + 60_000_000_000L;
    while (List.of("QUEUED", "RUNNING").contains(must(http.get("/api/jobs/" + job, preparer)).path("status").asString())) {
      assertThat(System.nanoTime()).as("job " + job).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** What the seals have started, and one run more, are over: jobs of this kind run one after the other. */
  private void settled() {
    run();
  }

  private List<String> outcomes() {
    return must(http.get("/api/commissions/claims?order=" + order, business)).path("items").valueStream().map(c -> c.path("party").path("name").asString() + " "
        + c.path("claim").path("outcome").asString() + " " + c.path("claim").path("reason").asString()).toList();
  }

  private List<String> earned(String party) {
    return must(http.get("/api/commissions/entries?partner=" + ids.get(code(party)), business)).path("items").valueStream().map(e -> e.path("earning"))
        .map(e -> e.path("lineNo").asString().substring(order.length() + 1) + " " + e.path("state").asString() + " " + e.path("amountMinor").asLong()).toList();
  }

  private JsonNode statement(String party, String month) {
    JsonNode found = must(http.get("/api/commissions/statements?month=" + month + "&partner=" + ids.get(code(party)), preparer)).path("items");
    assertThat(found.size()).isEqualTo(1);
    return found.get(0).path("statement");
  }

  private Http.Answer step(String step, JsonNode statement, String[] by) {
    return http.post("/api/commissions/statements/steps", Map.of("step", step, "ids", List.of(statement.path("id").asString())), by);
  }

  private long ledger(String party, String kind) {
    JsonNode accounts = must(http.get("/api/ledger/accounts?partyId=" + ids.get(code(party)) + "&limit=100", reviewer)).path("items");
    return accounts.valueStream().filter(a -> a.path("kind").asString().equals(kind)).mapToLong(a -> a.path("balanceMinor").asLong()).sum();
  }

  private static JsonNode find(JsonNode verdict, String name) {
    for (JsonNode each : verdict.path("items").isMissingNode() ? verdict : verdict.path("items")) {
      if (each.path("name").asString().equals(name)) {
        return each;
      }
    }
    return verdict.path(name);
  }

  private void mapping(String name, String target, String source, Map<String, String> settings, String... fieldAndHeader) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < fieldAndHeader.length; i += 2) {
      columns.put(fieldAndHeader[i], fieldAndHeader[i + 1]);
    }
    intake.mapping(name + "-" + mark, target, source.toLowerCase(java.util.Locale.ROOT), Map.of("columns", columns, "settings", settings));
  }

  private static JsonNode must(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.text().isEmpty() ? JsonMapper.shared().createObjectNode() : answer.json();
  }
}
