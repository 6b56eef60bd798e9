package io.mingqu.settlement.sharing;

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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An e-shop's order shared between platform, nearby dealer and brand; a late line, partial refunds, statements, over HTTP with a moved clock. */
@MingquTest
class SharingStoryTest {
  private static final String LINES = "子订单编号,主订单编号,购买数量,商家编码,订单状态,应付,实付,退款状态,退款金额,创建,付款\n";
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Intake intake;
  @Autowired Partners partners;
  private final String mark = "S" + UUID.randomUUID().toString().substring(0, 5).toUpperCase(Locale.ROOT);
  private final String order = "45" + Math.abs(mark.hashCode());
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
    ids.putAll(Callers.system("test", () -> partners.createDrafts("d-" + mark.toLowerCase(Locale.ROOT), List.of(dealer("DA"), dealer("DB")), 0)));
    Map<String, String> columns = new HashMap<>();
    String[] names = {"lineId", "子订单编号", "orderId", "主订单编号", "quantity", "购买数量", "productCode", "商家编码", "status", "订单状态", "due", "应付", "paid", "实付",
        "refundStatus", "退款状态", "refund", "退款金额", "createdAt", "创建", "paidAt", "付款"};
    for (int i = 0; i < names.length; i += 2) {
      columns.put(names[i], names[i + 1]);
    }
    intake.mapping("lines-" + mark, "taobao_line", "tb-" + mark.toLowerCase(Locale.ROOT), Map.of("columns", columns, "settings", Map.of("entity", mark)));
    intake.mapping("places-" + mark, "share_placement", "d-" + mark.toLowerCase(Locale.ROOT),
        Map.of("columns", Map.of("orderNo", "订单编号", "party", "分成方", "partnerCode", "伙伴编码")));
  }

  @AfterEach
  void letTheClockGo() {
    http.send("DELETE", "/api/clock", null, users.commandLine());
  }

  @Test
  void theSharesSumToTheWholeWhateverComesBack() {
    publish();
    clock("2026-02-11T02:00:00Z");
    bring("places", "订单编号,分成方,伙伴编码\n" + order + ",dealer," + mark + "DA\n" + order + ",nobody," + mark + "XX\n");
    bring("lines", LINES + line("1", "100.00", "") + line("2", "5.00", ""));
    run();
    assertThat(kept()).containsExactly("platform 500 0", "dealer 2000 0", "brand 8000 0");
    assertThat(ledger(ids.get(mark + "DA"), "SHARE_ACCRUAL")).isEqualTo(2_000);

    bring("lines", LINES + line("1", "100.00", "50.00") + line("2", "5.00", ""));
    run();
    List<String> half = kept();
    assertThat(half).as("the platform keeps its fee, the brand bears its part").containsExactly("platform 500 0", "dealer 2000 952", "brand 8000 4048");
    bring("lines", LINES + line("3", "10.00", ""));
    run();
    assertThat(kept()).as("added later: no second fixed fee").containsExactly("platform 500 0", "dealer 2000 952", "brand 8000 4048", "dealer 200 0", "brand 800 0");

    clock("2026-03-02T02:00:00Z");
    assertThat(must(http.post("/api/shares/statements", Map.of("month", "2026-02"), preparer)).path("statements").asInt()).isPositive();
    JsonNode statement = must(http.get("/api/shares/statements?month=2026-02", preparer)).path("items").valueStream()
        .filter(s -> s.path("party").path("code").asString().equals(mark + "DA") || s.path("statement").path("partnerId").asString()
            .equals(String.valueOf(ids.get(mark + "DA")))).findFirst().orElseThrow().path("statement");
    assertThat(statement.path("amountMinor").asLong()).isEqualTo(1_248);
    String id = statement.path("id").asString();
    must(step("SEND", id, reviewer));
    String[] mine = users.partner(ids.get(mark + "DA"), Role.PARTNER_OWNER);
    String[] other = users.partner(ids.get(mark + "DB"), Role.PARTNER_OWNER);
    assertThat(must(http.get("/api/my/shares", mine)).path("items").size()).isEqualTo(2);
    assertThat(must(http.get("/api/my/shares", other)).path("items").size()).isZero();
    assertThat(must(http.get("/api/my/shares/statements", other)).path("items").size()).isZero();
    assertThat(http.post("/api/my/shares/statements/" + id + "/accept", Map.of(), other).status()).isEqualTo(404);
    must(http.post("/api/my/shares/statements/" + id + "/accept", Map.of(), mine));
    assertThat(step("RELEASE", id, reviewer).code()).isEqualTo("sharing.release-needs-approver");
    must(step("RELEASE", id, approver));
    assertThat(ledger(ids.get(mark + "DA"), "SHARE_ACCRUAL")).isZero();
    assertThat(ledger(ids.get(mark + "DA"), "PARTNER_PAYABLE")).isEqualTo(1_248);

    bring("lines", LINES + line("1", "100.00", "100.00") + line("2", "5.00", "5.00") + line("3", "10.00", "10.00"));
    run();
    assertThat(kept()).as("all back").containsExactly("platform 500 0", "dealer 2000 2000", "brand 8000 8500", "dealer 200 200", "brand 800 800");
    clock("2026-04-02T02:00:00Z");
    must(http.post("/api/shares/statements", Map.of("month", "2026-03"), preparer));
    JsonNode verdict = must(http.get("/api/verify", users.commandLine()));
    for (JsonNode each : verdict.path("items").isMissingNode() ? verdict : verdict.path("items")) {
      if (each.path("name").asString().equals("sharing.whole")) {
        assertThat(each.path("pass").asBoolean()).as(each.toString()).isTrue();
      }
    }
  }

  @Test
  void refusesPlansThatCannotShareAnOrder() {
    assertThat(http.post("/api/policies", envelope(plan().replace("200000", "1200000")), business).code()).isEqualTo("sharing.unsound");
    assertThat(http.post("/api/policies", envelope(plan().replace("\"dealer\": {\"kind\": \"PLACED\"}", "\"x\": {\"kind\": \"PLACED\"}")), business).code())
        .isEqualTo("sharing.party-unknown");
    assertThat(http.post("/api/policies", envelope(plan().replace("\"holdDays\"", "\"holdDay\"")), business).code()).isEqualTo("sharing.bad-body");
    JsonNode checked = must(http.post("/api/shares/plans/check", Map.of("body", JsonMapper.shared().readTree(plan()), "totalMinor", 10_500, "refundedMinor", 5_000),
        business));
    assertThat(checked.path("kept").valueStream().mapToLong(JsonNode::asLong).sum()).isEqualTo(5_500);
    assertThat(checked.path("examples").valueStream().allMatch(e -> e.path("passed").asBoolean())).as(checked.toString()).isTrue();
  }

  private String plan() {
    return """
        {"code": "SHARE-%1$s", "nameZh": "门店分成", "nameEn": "Nearby dealer", "entity": "%1$s", "currency": "CNY", "basis": "GROSS", "onlyPlaced": true,
         "holdDays": 7, "cost": "CONTRA_REVENUE", "residual": "brand",
         "steps": [{"how": "FIXED", "party": "platform", "amountMinor": 500, "refundable": false}, {"how": "PERCENT", "party": "dealer", "ratePpm": 200000}],
         "parties": {"platform": {"kind": "OUTSIDE"}, "dealer": {"kind": "PLACED"}, "brand": {"kind": "BRAND"}},
         "examples": [{"totalMinor": 10500, "expectedMinor": [500, 2000, 8000]}, {"totalMinor": 300, "expectedMinor": [300, 0, 0]},
           {"totalMinor": 10500, "refundedMinor": 10500, "expectedMinor": [500, 0, -500]}]}
        """.formatted(mark);
  }

  private Map<String, Object> envelope(String body) {
    JsonNode json = JsonMapper.shared().readTree(body);
    return Map.of("kind", "sharing", "code", json.path("code").asString(), "titleZh", "分成", "titleEn", "Sharing", "documentNo", "文-" + mark, "validFrom", "2026-01-01",
        "validThrough", "2026-12-31", "body", json);
  }

  private void publish() {
    String id = must(http.post("/api/policies", envelope(plan()), business)).path("id").asString();
    must(http.post("/api/policies/versions/" + id + "/submit", Map.of(), business));
    String approval = must(http.get("/api/approvals?subjectId=" + id, approver)).path("items").valueStream()
        .filter(a -> a.path("subjectId").asString().equals(id)).findFirst().orElseThrow().path("id").asString();
    must(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), approver));
    must(http.post("/api/policies/versions/" + id + "/publish", Map.of(), business));
  }

  private void clock(String now) {
    must(http.send("PUT", "/api/clock", Map.of("now", now), users.commandLine()));
  }

  private PartnerDraft dealer(String name) {
    return new PartnerDraft(mark + name, name, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 99, null, LocalDate.of(2020, 1, 1), true);
  }

  private String line(String no, String paid, String refund) {
    return "%s,%s,1,SP,交易成功,%s,%s,%s,%s,2026-02-10 09:00:00,2026-02-10 09:05:00\n".formatted(order + "0" + no, order, paid, paid,
        refund.isEmpty() ? "没有申请退款" : "退款成功", refund.isEmpty() ? "无退款申请" : refund);
  }

  private void bring(String name, String csv) {
    JsonNode batch = intake.run(name + UUID.randomUUID() + ".csv", csv.getBytes(StandardCharsets.UTF_8), name + "-" + mark, false);
    assertThat(batch.path("state").asString()).as(batch.toString()).isIn("SEALED", "UNCHANGED");
  }

  private void run() {
    String job = must(http.post("/api/shares/runs", Map.of(), preparer)).path("jobId").asString();
    long end = System.nanoTime() + 60_000_000_000L;
    while (List.of("QUEUED", "RUNNING").contains(must(http.get("/api/jobs/" + job, preparer)).path("status").asString())) {
      assertThat(System.nanoTime()).as("job " + job).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Party, what it got, what it gave back, split after split. */
  private List<String> kept() {
    return must(http.get("/api/shares/splits?order=" + order, business)).path("items").valueStream()
        .sorted(java.util.Comparator.comparingInt(s -> s.path("no").asInt()))
        .flatMap(s -> must(http.get("/api/shares/splits/" + s.path("id").asString(), business)).path("shares").valueStream())
        .map(s -> s.path("share")).map(s -> s.path("party").asString() + " " + s.path("amountMinor").asLong() + " " + s.path("givenBackMinor").asLong()).toList();
  }

  private Http.Answer step(String step, String id, String[] by) {
    return http.post("/api/shares/statements/steps", Map.of("step", step, "ids", List.of(id)), by);
  }

  private long ledger(long partner, String kind) {
    return must(http.get("/api/ledger/accounts?partyId=" + partner + "&limit=100", reviewer)).path("items").valueStream()
        .filter(a -> a.path("kind").asString().equals(kind)).mapToLong(a -> a.path("balanceMinor").asLong()).sum();
  }

  private static JsonNode must(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.text().isEmpty() ? JsonMapper.shared().createObjectNode() : answer.json();
  }
}
