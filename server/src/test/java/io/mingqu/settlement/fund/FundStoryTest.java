package io.mingqu.settlement.fund;

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
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@MingquTest
class FundStoryTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Intake intake;
  @Autowired Owner owner;
  @Autowired Partners partners;
  @Autowired Environment environment;

  private record Company(String code, long entity, long dealerA, long dealerB, String policy, String[] manager, String[] approver, String[] verifier) {}

  @Test
  void aDealerAsksShowsClaimsAndIsPaidAndEachSeesOnWhoseDeskItLies() {
    Company c = company(1_000_000, Map.of());
    Users.Person dealer = users.partnerPerson(c.dealerA(), Role.PARTNER_OWNER);
    String[] me = dealer.headers();
    Http.Answer asked = http.post("/api/my/fund/activities", Map.of("policyId", Long.valueOf(c.policy()), "kind", "PROMOTION", "title", "春节堆头", "fromDay", today(-20),
        "throughDay", today(-10), "lines", List.of(line("EXPENSE", "场地费", 60_000), goods("赠饮", 40_000))), me);
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    String activity = asked.json().path("activityId").asString();
    String application = asked.json().path("applicationId").asString();
    JsonNode mine = http.get("/api/my/fund/activities/" + activity, me).json();
    assertThat(mine.path("activity").path("desk").asString()).isEqualTo("APPROVER");
    assertThat(mine.path("approvalDesk").asString()).contains("Channel");
    assertThat(http.send("PUT", "/api/fund/activities/" + activity + "/lines/1", Map.of("approvedMinor", 50_000, "reason", "场地不足"), c.manager()).status()).isEqualTo(204);
    assertThat(http.send("PUT", "/api/fund/activities/" + activity + "/lines/1", Map.of("approvedMinor", 70_000, "reason", "x"), c.manager()).code()).isEqualTo("fund.bad-cut");
    sign(application, c.manager(), c.approver());
    JsonNode approved = http.get("/api/fund/activities/" + activity, c.manager()).json();
    assertThat(approved.path("activity").path("approvedMinor").asLong()).isEqualTo(90_000);
    assertThat(accrual(c.dealerA())).isEqualTo(90_000);
    assertThat(budget(c).path("reservedMinor").asLong()).isEqualTo(90_000);

    Map<String, Object> claim = claimOf(List.of(Map.of("lineNo", 1, "amountMinor", 50_000), Map.of("lineNo", 2, "amountMinor", 40_000)), "INV-" + activity, "");
    assertThat(http.post("/api/my/fund/activities/" + activity + "/claim", claim, me).code()).isEqualTo("fund.photos-missing");
    photo(activity, "a.jpg", scene(1), me);
    assertThat(evidence(activity, "note.sh", "#!/bin/sh".getBytes(StandardCharsets.UTF_8), me).code()).isEqualTo("files.kind");
    Map<String, Object> tooMuch = claimOf(List.of(Map.of("lineNo", 1, "amountMinor", 60_001), Map.of("lineNo", 2, "amountMinor", 40_000)), "INV", "");
    assertThat(http.post("/api/my/fund/activities/" + activity + "/claim", tooMuch, me).code()).isEqualTo("fund.claim-above-approval");
    Http.Answer claimed = http.post("/api/my/fund/activities/" + activity + "/claim", claim, me);
    assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
    String id = claimed.json().path("id").asString();
    assertThat(verdict(id, Map.of("act", "VERIFY"), c.verifier()).code()).isEqualTo("fund.not-checked");
    check(c);
    Map<String, Object> cut = Map.of("act", "VERIFY", "lines", List.of(Map.of("lineNo", 1, "verifiedMinor", 45_000, "reason", "发票差额")), "reason", "按发票核定");
    assertThat(verdict(id, cut, c.verifier()).json().path("state").asString()).isEqualTo("PROPOSED");
    JsonNode waiting = http.get("/api/my/fund/activities/" + activity, me).json();
    assertThat(waiting.path("activity").path("desk").asString()).isEqualTo("PARTNER");
    assertThat(waiting.path("claim").has("flags")).isFalse();
    assertThat(http.post("/api/my/fund/claims/" + id + "/objection", Map.of("reason", "发票已补"), me).status()).isEqualTo(204);
    assertThat(verdict(id, cut, c.verifier()).status()).isEqualTo(200);
    assertThat(http.post("/api/my/fund/claims/" + id + "/accept", null, me).status()).isEqualTo(204);
    assertThat(http.get("/api/my/fund/activities/" + activity, me).json().path("activity").path("stage").asString()).isEqualTo("SETTLED");
    assertThat(accrual(c.dealerA())).as("nothing left to expect").isZero();
    JsonNode budget = budget(c);
    assertThat(budget.path("consumedMinor").asLong()).isEqualTo(85_000);
    assertThat(budget.path("reservedMinor").asLong()).isZero();
    assertThat(owner.texts("SELECT form || ' ' || amount_minor FROM payout.payable WHERE key LIKE 'fund/claim/" + id + "%' ORDER BY 1"))
        .containsExactly("GOODS 40000", "OFFSET 45000");
    assertThat(http.get("/api/fund/activities/" + activity, users.partner(c.dealerB(), Role.PARTNER_OWNER)).status()).isEqualTo(403);
    assertThat(http.get("/api/my/fund/activities/" + activity, users.partner(c.dealerB(), Role.PARTNER_OWNER)).status()).isEqualTo(404);
    verifications();
  }

  @Test
  void whoAskedApprovedOrClaimedNeverVerifiesEvenBehindTheServersBack() {
    Company c = company(1_000_000, Map.of());
    Users.Person both = users.staffPerson(Map.of(), Role.CHANNEL_MANAGER, Role.FINANCE_REVIEWER);
    String activity = approvedActivity(c, c.dealerA(), 10_000, both.headers());
    photo(activity, "a.jpg", scene(2), both.headers());
    String claim = claimed(activity, 10_000, "F-1", "", both.headers());
    check(c);
    assertThat(verdict(claim, Map.of("act", "VERIFY"), both.headers()).code()).isEqualTo("fund.four-eyes");
    JsonNode preview = http.post("/api/fund/claims/acceptance-preview", Map.of("ids", List.of(Long.valueOf(claim))), both.headers()).json();
    assertThat(preview.path("ready").asInt()).isZero();
    assertThat(preview.path("refusedBy").path("fund.four-eyes").asInt()).isEqualTo(1);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> owner.run("UPDATE fund.claim SET verified_by = '" + "person:" + both.id() + "' WHERE id = " + claim)))
        .hasStackTraceContaining("four_eyes");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> owner.run("UPDATE fund.activity SET settled_minor = 99999999 WHERE id = " + activity)))
        .hasStackTraceContaining("never_above_the_approval");
    assertThat(verdict(claim, Map.of("act", "RETURN", "reason", "请补照片"), c.verifier()).status()).isEqualTo(200);
    assertThat(http.get("/api/fund/activities/" + activity, c.manager()).json().path("activity").path("stage").asString()).isEqualTo("CLAIM_RETURNED");
  }

  @Test
  void theChecksFindReusedPicturesInvoicesAndAccountsAndBulkAcceptanceLeavesThemOut() {
    Company c = company(10_000_000, Map.of());
    String first = approvedActivity(c, c.dealerA(), 10_000, c.manager());
    String byOther = approvedActivity(c, c.dealerB(), 10_000, c.manager());
    String again = approvedActivity(c, c.dealerA(), 10_000, c.manager());
    String honest = approvedActivity(c, c.dealerB(), 10_000, c.manager());
    BufferedImage picture = scene(11);
    zip(Map.of(first + "/one.jpg", jpeg(picture), byOther + "/two.jpg", jpeg(smaller(picture)), again + "/three.jpg", jpeg(cut(picture)), honest + "/four.jpg", jpeg(scene(12))),
        c.manager());
    String a = claimed(first, 10_000, "DUP 001", "6222000011112222", c.manager());
    String b = claimed(byOther, 10_000, "DUP-001", "6222 0000 1111 2222", c.manager());
    String d = claimed(again, 10_000, "OTHER-2-" + again, "", c.manager());
    String e = claimed(honest, 10_000, "OTHER-3-" + honest, "", c.manager());
    check(c);
    assertThat(flags(a, c)).isEmpty();
    assertThat(flags(b, c)).containsExactlyInAnyOrder("DUPLICATE_INVOICE", "IMAGE_REUSED_BY_ANOTHER", "SAME_BANK_ACCOUNT");
    assertThat(flags(d, c)).containsExactly("IMAGE_REUSED_BY_SAME");
    assertThat(flags(e, c)).isEmpty();
    JsonNode list = http.get("/api/fund/claims?state=SUBMITTED&policy=" + c.policy(), c.verifier()).json().path("items");
    assertThat(list.get(0).path("openFindings").asInt()).as("exceptions first").isPositive();
    JsonNode finding = http.get("/api/fund/claims/" + d, c.verifier()).json().path("findings").get(0);
    assertThat(finding.path("photoFileId").asString()).isNotEqualTo(finding.path("witnessFileId").asString());
    Http.Answer accepted = http.post("/api/fund/claims/acceptance", Map.of("policyId", Long.valueOf(c.policy())), c.verifier());
    assertThat(accepted.json().path("accepted").asInt()).as(accepted.text()).isEqualTo(2);
    assertThat(verdict(b, Map.of("act", "VERIFY"), c.verifier()).code()).isEqualTo("fund.findings-open");
    assertThat(verdict(b, Map.of("act", "REFUSE", "reason", "照片与发票均为他人所用"), c.verifier()).json().path("state").asString()).isEqualTo("REFUSED");
    List<Map<String, Object>> decided = List.of(Map.of("id", Long.valueOf(finding.path("id").asString()), "upheld", false, "reason", "同一堆头延续"));
    assertThat(verdict(d, Map.of("act", "VERIFY", "findings", decided), c.verifier()).json().path("state").asString()).isEqualTo("SETTLED");
    verifications();
  }

  @Test
  void twoApprovalsAtOnceNeverPromiseMoreThanTheBudgetHas() throws Exception {
    Company c = company(15_000, Map.of());
    List<String> applications = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      applications.add(apply(c, c.dealerA(), 10_000, c.manager()).path("applicationId").asString());
    }
    String[] second = users.staff(Role.CHANNEL_MANAGER);
    applications.forEach(application -> act(application, second));
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Http.Answer>> both = applications.stream().map(application -> (Callable<Http.Answer>) () -> act(application, c.approver())).toList();
      List<Integer> answers = new ArrayList<>();
      for (var answer : threads.invokeAll(both)) {
        answers.add(answer.get().status());
      }
      assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }
    assertThat(budget(c).path("freeMinor").asLong()).isEqualTo(5_000);
    assertThat(budget(c).path("reservedMinor").asLong()).isEqualTo(10_000);
  }

  @Test
  void whatNobodyClaimsIsReleasedOnlyAfterNoticeAndAChanceToExtend() {
    Company c = company(100_000, Map.of("claimDays", 1, "noticeDays", 1, "extensionDays", 1));
    String[] dealer = users.partner(c.dealerA(), Role.PARTNER_OWNER);
    String activity = approvedActivity(c, c.dealerA(), 30_000, c.manager());
    owner.run("UPDATE fund.activity SET claim_until = current_date - 30 WHERE id = " + activity);
    release(c);
    assertThat(stage(activity, c)).isEqualTo("NOTICED");
    assertThat(owner.texts("SELECT text FROM access.message WHERE purpose = 'fund.release-notice'")).anyMatch(text -> text.contains("FA" + activity));
    release(c);
    assertThat(stage(activity, c)).as("the notice runs").isEqualTo("NOTICED");
    assertThat(http.post("/api/my/fund/activities/" + activity + "/extension", null, dealer).status()).isEqualTo(204);
    assertThat(stage(activity, c)).isEqualTo("APPROVED");
    owner.run("UPDATE fund.activity SET claim_until = current_date - 30 WHERE id = " + activity);
    release(c);
    assertThat(http.post("/api/my/fund/activities/" + activity + "/extension", null, dealer).code()).isEqualTo("fund.no-more-time");
    owner.run("UPDATE fund.activity SET noticed_on = current_date - 30 WHERE id = " + activity);
    release(c);
    assertThat(stage(activity, c)).isEqualTo("RELEASED");
    assertThat(budget(c).path("freeMinor").asLong()).isEqualTo(100_000);
    assertThat(accrual(c.dealerA())).isZero();
    assertThat(http.post("/api/fund/claims", Map.of("claims", List.of(wanted(activity, 1, "X", ""))), c.manager()).code()).isEqualTo("fund.photos-missing");
  }

  @Test
  void toleranceAndTopUpsAndAClosedBudgetSettleAcrossTheYearsEnd() {
    Company c = company(100_000, Map.of("tolerancePpm", 100_000));
    String activity = approvedActivity(c, c.dealerA(), 20_000, c.manager());
    String topUp = http.post("/api/fund/activities/" + activity + "/top-ups", Map.of("amountMinor", 5_000, "reason", "加一周"), c.manager()).json().path("id").asString();
    String approval = approvalOf("fund-top-up", topUp);
    String[] second = users.staff(Role.CHANNEL_MANAGER);
    http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), second);
    http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), c.approver());
    photo(activity, "a.jpg", scene(31), c.manager());
    String claim = claimed(activity, 27_500, "T-" + activity, "", c.manager());
    check(c);
    JsonNode state = verdict(claim, Map.of("act", "VERIFY"), c.verifier()).json();
    assertThat(state.path("state").asString()).as(state.toString()).isEqualTo("SETTLED");
    assertThat(budget(c).path("consumedMinor").asLong()).as("approval 20,000 + top-up 5,000 + 10 % tolerance").isEqualTo(27_500);

    String late = approvedActivity(c, c.dealerB(), 10_000, c.manager());
    long budget = Long.parseLong(owner.texts("SELECT id FROM budget.budget WHERE code = 'FB-" + c.code() + "'").getFirst());
    assertThat(http.post("/api/budgets/" + budget + "/close", Map.of(), c.manager()).status()).isEqualTo(204);
    photo(late, "b.jpg", scene(32), c.manager());
    String after = claimed(late, 8_000, "L-" + late, "", c.manager());
    check(c);
    assertThat(verdict(after, Map.of("act", "VERIFY"), c.verifier()).json().path("state").asString()).isEqualTo("SETTLED");
    JsonNode closed = budget(c);
    assertThat(closed.path("consumedMinor").asLong()).isEqualTo(35_500);
    assertThat(closed.path("freeMinor").asLong()).isZero();
    verifications();
  }

  @Test
  void displayAgreementsAreAskedForOncePerMonth() {
    Company c = company(1_000_000, Map.of());
    String outlet = http.post("/api/stores", Map.of("code", "OUT-" + c.code(), "name", "便利店", "partnerId", c.dealerA(), "channelId", 99, "latitudeE6", 31_230_000,
        "longitudeE6", 121_470_000), users.commandLine()).json().path("id").asString();
    Map<String, Object> agreement = Map.of("outletId", Long.valueOf(outlet), "title", "端架陈列", "monthlyMinor", 30_000, "fromDay", "2026-01-01", "throughDay", "2026-12-31");
    assertThat(http.post("/api/fund/agreements", Map.of("policyId", Long.valueOf(c.policy()), "agreements", List.of(agreement)), c.manager()).status()).isEqualTo(201);
    assertThat(http.post("/api/fund/agreements", Map.of("policyId", Long.valueOf(c.policy()), "agreements", List.of(agreement)), c.manager()).code())
        .isEqualTo("fund.agreements-overlap");
    Map<String, Object> month = Map.of("policyId", Long.valueOf(c.policy()), "month", "2026-02");
    assertThat(http.post("/api/fund/agreements/draw-up", month, c.manager()).json().path("activityIds").size()).isEqualTo(1);
    assertThat(http.post("/api/fund/agreements/draw-up", month, c.manager()).code()).isEqualTo("fund.nothing-due");
    Map<String, Object> other = Map.of("policyId", Long.valueOf(c.policy()), "kind", "DISPLAY", "title", "x", "outletId", Long.valueOf(outlet), "fromDay", "2026-02-01",
        "throughDay", "2026-02-10", "lines", List.of(line("EXPENSE", "x", 1)));
    assertThat(http.post("/api/my/fund/activities", other, users.partner(c.dealerB(), Role.PARTNER_OWNER)).code()).isEqualTo("fund.outlet-of-another");
  }

  private void verifications() {
    for (JsonNode one : http.get("/api/verify", users.staff(Role.ADMIN)).json().path("items")) {
      if (one.path("name").asString().startsWith("fund.") || one.path("name").asString().startsWith("budget.")) {
        assertThat(one.path("pass").asBoolean()).as(one.toString()).isTrue();
      }
    }
  }

  private Company company(long grantMinor, Map<String, ?> terms) {
    String code = "FND" + NUMBER.incrementAndGet();
    intake.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", code, "nameZh", "费用法人", "nameEn", "Fund entity", "currency", "CNY"))));
    long entity = Long.parseLong(owner.texts("SELECT id FROM organisation.legal_entity WHERE code = '" + code + "'").getFirst());
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    String budget = http.post("/api/budgets", Map.of("code", "FB-" + code, "titleZh", "费用预算", "titleEn", "Fund budget", "entityId", entity, "currency", "CNY",
        "validFrom", "2020-01-01", "validThrough", "2099-12-31"), manager).json().path("id").asString();
    String grant = http.post("/api/budgets/" + budget + "/grants", Map.of("amountMinor", grantMinor, "reason", "年度"), manager).json().path("approvalId").asString();
    http.post("/api/approvals/" + grant + "/acts", Map.of("act", "APPROVE"), approver);
    Map<String, Object> body = new HashMap<>(Map.of("budget", "FB-" + code, "currency", "CNY", "sampleAllFromMinor", 1_000_000_000L, "sampleSharePpm", 0, "goodsForm", "GOODS",
        "examples", List.of(Map.of("name", "within", "approvedMinor", 1000, "claimMinor", 1000, "daysAfterEnd", 0, "expected", "ACCEPTED"),
            Map.of("name", "too much", "approvedMinor", 1000, "claimMinor", 2001, "daysAfterEnd", 0, "expected", "fund.claim-above-approval"),
            Map.of("name", "too late", "approvedMinor", 1000, "claimMinor", 1000, "daysAfterEnd", 999, "expected", "fund.claim-window-closed"))));
    body.putAll(terms);
    Http.Answer drafted = http.post("/api/policies", Map.of("kind", "market-fund", "code", code, "entityId", entity, "titleZh", "市场费用 " + code, "titleEn", "Fund " + code,
        "documentNo", "费〔2026〕" + code, "validFrom", "2020-01-01", "body", body), manager);
    assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
    String version = drafted.json().path("id").asString();
    must(http.post("/api/policies/versions/" + version + "/submit", Map.of(), manager));
    must(http.post("/api/approvals/" + approvalOf("policy", version) + "/acts", Map.of("act", "APPROVE"), approver));
    must(http.post("/api/policies/versions/" + version + "/publish", Map.of(), manager));
    String policy = owner.texts("SELECT policy_id FROM policy.version WHERE id = " + version).getFirst();
    return new Company(code, entity, dealer(code + "-A"), dealer(code + "-B"), policy, manager, approver, users.staff(Role.FINANCE_REVIEWER));
  }

  private long dealer(String code) {
    return Callers.system("test", () -> partners.createDrafts("fund-test", List.of(new PartnerDraft(code, "经销商 " + code, PartnerType.DEALER, TradeMode.BUYOUT, null, null, 99,
        null, LocalDate.of(2020, 1, 1), true)), 0)).get(code);
  }

  private static Http.Answer must(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
    return answer;
  }

  private static Map<String, Object> line(String kind, String item, long minor) {
    return Map.of("kind", kind, "item", item, "amountMinor", minor);
  }

  private static Map<String, Object> goods(String item, long minor) {
    return Map.of("kind", "FRONTED_GOODS", "item", item, "quantityMilli", 12_000, "amountMinor", minor);
  }

  private JsonNode apply(Company c, long dealer, long minor, String[] who) {
    return must(http.post("/api/fund/applications", Map.of("policyId", Long.valueOf(c.policy()), "activities", List.of(Map.of("partnerId", dealer, "kind", "DISPLAY", "title",
        "陈列", "fromDay", today(-15), "throughDay", today(-5), "lines", List.of(line("EXPENSE", "陈列费", minor))))), who)).json();
  }

  private String approvedActivity(Company c, long dealer, long minor, String[] who) {
    JsonNode made = apply(c, dealer, minor, who);
    sign(made.path("applicationId").asString(), users.staff(Role.CHANNEL_MANAGER), c.approver());
    return made.path("activityIds").get(0).asString();
  }

  private void sign(String application, String[]... signers) {
    for (String[] signer : signers) {
      must(act(application, signer));
    }
  }

  private Http.Answer act(String application, String[] signer) {
    return http.post("/api/approvals/" + approvalOf("fund-request", application) + "/acts", Map.of("act", "APPROVE"), signer);
  }

  private String approvalOf(String kind, String subject) {
    return owner.texts("SELECT id FROM approval.request WHERE kind = '" + kind + "' AND subject_id = '" + subject + "' ORDER BY id DESC").getFirst();
  }

  private static Map<String, Object> claimOf(List<Map<String, Object>> lines, String invoice, String account) {
    return Map.of("lines", lines, "invoices", List.of(Map.of("sellerTaxNo", "91310000X", "number", invoice, "amountMinor", 100)), "bankAccount", account);
  }

  private static Map<String, Object> wanted(String activity, long minor, String invoice, String account) {
    Map<String, Object> claim = new HashMap<>(claimOf(List.of(Map.of("lineNo", 1, "amountMinor", minor)), invoice, account));
    claim.put("activityId", Long.valueOf(activity));
    return claim;
  }

  private String claimed(String activity, long minor, String invoice, String account, String[] who) {
    return must(http.post("/api/fund/claims", Map.of("claims", List.of(wanted(activity, minor, invoice, account))), who)).json().path("ids").get(0).asString();
  }

  private Http.Answer verdict(String claim, Map<String, ?> body, String[] who) {
    return http.post("/api/fund/claims/" + claim + "/verdict", body, who);
  }

  private void check(Company c) {
    done(http.post("/api/fund/claims/checks", null, c.verifier()), c);
  }

  private void release(Company c) {
    done(http.post("/api/fund/releases", null, c.manager()), c);
  }

  private void done(Http.Answer queued, Company c) {
    String job = must(queued).json().path("jobId").asString();
    Eventually.is(() -> http.get("/api/jobs/" + job, users.commandLine()).json().path("status").asString(), "DONE");
  }

  private List<String> flags(String claim, Company c) {
    List<String> flags = new ArrayList<>();
    http.get("/api/fund/claims/" + claim, c.verifier()).json().path("claim").path("flags").forEach(flag -> flags.add(flag.asString()));
    return flags;
  }

  private String stage(String activity, Company c) {
    return http.get("/api/fund/activities/" + activity, c.manager()).json().path("activity").path("stage").asString();
  }

  private JsonNode budget(Company c) {
    String id = owner.texts("SELECT id FROM budget.budget WHERE code = 'FB-" + c.code() + "'").getFirst();
    return http.get("/api/budgets/" + id, c.manager()).json();
  }

  private long accrual(long partner) {
    return Long.parseLong(owner.texts("""
        SELECT coalesce(sum(CASE WHEN p.credit_account_id = a.id THEN p.amount_minor ELSE -p.amount_minor END), 0)
        FROM ledger.account a JOIN ledger.posting p ON a.id IN (p.credit_account_id, p.debit_account_id) WHERE a.kind = 'FUND_ACCRUAL' AND a.party_id = """ + " " + partner)
        .getFirst());
  }

  private String today(int days) {
    return owner.texts("SELECT (current_date + (" + days + "))::text").getFirst();
  }

  private void photo(String activity, String name, BufferedImage image, String[] who) {
    must(evidence(activity, name, jpeg(image), who));
  }

  private Http.Answer evidence(String activity, String name, byte[] bytes, String[] who) {
    boolean partner = http.get("/api/my/fund/funds", who).status() == 200;
    return raw((partner ? "/api/my/fund" : "/api/fund") + "/activities/" + activity + "/evidence?name=" + name, bytes, who);
  }

  private void zip(Map<String, byte[]> entries, String[] who) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : entries.keySet().stream().sorted().toList()) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(entries.get(name));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    must(raw("/api/fund/evidence-zip", bytes.toByteArray(), who));
  }

  private Http.Answer raw(String path, byte[] bytes, String[] who) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + path))
        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).setHeader("Content-Type", "application/octet-stream").setHeader("Idempotency-Key", UUID.randomUUID().toString());
    for (int i = 0; i < who.length; i += 2) {
      request.setHeader(who[i], who[i + 1]);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Http.Answer(answer.statusCode(), answer.body(), answer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static BufferedImage scene(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 7919);
    BufferedImage image = new BufferedImage(240, 180, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (int y = 0; y < 180; y += 15) {
      for (int x = 0; x < 240; x += 15) {
        g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        g.fillRect(x, y, 15, 15);
      }
    }
    g.dispose();
    return image;
  }

  private static BufferedImage smaller(BufferedImage image) {
    BufferedImage small = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.drawImage(image, 0, 0, 160, 120, null);
    g.dispose();
    return small;
  }

  private static BufferedImage cut(BufferedImage image) {
    return image.getSubimage(image.getWidth() * 8 / 100, image.getHeight() * 8 / 100, image.getWidth() * 84 / 100, image.getHeight() * 84 / 100);
  }

  private static byte[] jpeg(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
