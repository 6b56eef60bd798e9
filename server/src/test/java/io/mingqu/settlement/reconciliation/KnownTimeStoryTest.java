package io.mingqu.settlement.reconciliation;

import static io.mingqu.settlement.reconciliation.Season.Company.tiers;
import static io.mingqu.settlement.reconciliation.Season.must;
import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.time.Recurring;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What becomes known after a statement was sent: late facts, voided facts, another policy, another standing; each with its cause and what it asks. */
@MingquTest
@Import(Season.class)
class KnownTimeStoryTest {
  private static final String SHIPMENTS = "documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n";
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Season season;
  @Autowired Intake intake;
  @Autowired Owner owner;
  @Autowired Clock clock;
  @Autowired @Qualifier("confirmReminders") Recurring reminders;

  private Season.Company january() {
    Season.Company company = season.company();
    company.bring("shipment", SHIPMENTS + """
        S1,1,2026-01-05,%1$s,TEA,10,9040.00,8000.00,1040.00
        S2,1,2026-01-20,%2$s,TEA,1,113.00,100.00,13.00
        """.formatted(company.dealerA, company.dealerB));
    return company;
  }

  private Season.Company sentJanuary(String code) {
    Season.Company company = january();
    company.programme(company.entity + code, "BY_BAND");
    company.monthEnd("2026-01");
    company.send("2026-01");
    return company;
  }

  private String[] confirm(JsonNode statement) {
    String[] partner = users.partner(statement.path("partnerId").asLong(), Role.PARTNER_OWNER);
    must(http.post("/api/my/statements/" + statement.path("id").asString() + "/confirm", Map.of(), partner));
    return partner;
  }

  private JsonNode changes(JsonNode statement, String[] as) {
    return must(http.get("/api/statements/" + statement.path("id").asString() + "/changes", as));
  }

  private static long effect(JsonNode changes, String cause) {
    return changes.path("effects").valueStream().filter(e -> e.path("cause").asString().equals(cause)).mapToLong(e -> e.path("minor").asLong()).sum();
  }

  @Test
  void lateFactsTouchOnlyTheirPartnerAndProgrammeAndAreNamed() {
    Season.Company company = sentJanuary("-M");
    company.bring("shipment", SHIPMENTS + "S9,1,2026-01-30,%s,TEA,5,4520.00,4000.00,520.00\n".formatted(company.dealerA));
    JsonNode run = company.monthEnd("2026-02");
    assertThat(run.path("run").path("deltas").asInt()).as("the account and one rebate; dealer B is not touched").isEqualTo(2);
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("dueMinor").asLong()).as("2 % of 2,000.00 and 3 % of 2,000.00").isEqualTo(10_000);
    JsonNode changes = changes(delta, company.preparer);
    assertThat(effect(changes, "KNOWLEDGE")).isEqualTo(10_000);
    assertThat(effect(changes, "POLICY")).isZero();
    assertThat(changes.path("facts").get(0).path("documentNo").asString()).isEqualTo("S9");
    assertThat(changes.path("facts").get(0).path("amountBefore").isNull()).isTrue();
    assertThat(changes.path("facts").get(0).path("amountAfter").asLong()).isEqualTo(400_000);
    JsonNode payout = changes.path("figures").valueStream().filter(f -> f.path("key").asString().equals("PAYOUT")).findFirst().orElseThrow();
    assertThat(payout.path("before").asLong()).isEqualTo(16_000);
    assertThat(payout.path("after").asLong()).isEqualTo(26_000);
    assertThat(changes.path("consent").path("state").asString()).isEqualTo("NOT_NEEDED");
    company.bring("shipment", SHIPMENTS + "S9,1,2026-01-30,%s,TEA,5,4520.00,4000.00,520.00\n".formatted(company.dealerA));
    assertThat(company.monthEnd("2026-02").path("run").path("deltas").asInt()).as("a duplicate says nothing new").isZero();
  }

  @Test
  void aReturnAfterConfirmationTakesBackWithoutASignature() {
    Season.Company company = sentJanuary("-M");
    JsonNode january = company.statement(company.dealerA, "REBATE", "2026-01");
    String[] partner = confirm(january);
    company.step(january, "FINALISE", company.reviewer);
    company.step(january, "RELEASE", company.approver);
    company.bring("return", "documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n"
        + "R1,1,2026-02-03,%s,TEA,5,4520.00,4000.00,520.00\n".formatted(company.dealerA));
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("dueMinor").asLong()).isEqualTo(-8_000);
    assertThat(delta.path("consent").asString()).isEqualTo("NOT_NEEDED");
    company.send("2026-01");
    must(http.post("/api/my/statements/" + delta.path("id").asString() + "/confirm", Map.of(), partner));
    company.step(delta, "FINALISE", company.reviewer);
    company.step(delta, "RELEASE", company.approver);
    assertThat(pool(company, delta)).isEqualTo(16_000 - 8_000);
  }

  @Test
  void aPolicyThatTakesBackWhatWasConfirmedWaitsForApprovalAndTheSignatureUnderExactlyIt() {
    Season.Company company = sentJanuary("-M");
    JsonNode january = company.statement(company.dealerA, "REBATE", "2026-01");
    String[] partner = confirm(january);
    company.step(january, "FINALISE", company.reviewer);
    company.step(january, "RELEASE", company.approver);
    company.amend(company.entity + "-M", "MONTH", tiers("BY_BAND", 15_000, 30_000), "{}", "2026-01-01");
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    String id = delta.path("id").asString();
    assertThat(delta.path("dueMinor").asLong()).isEqualTo(-4_000);
    assertThat(delta.path("consent").asString()).isEqualTo("TO_APPROVE");
    JsonNode changes = changes(delta, company.preparer);
    assertThat(effect(changes, "POLICY")).isEqualTo(-4_000);
    assertThat(changes.path("policy").path("before").path("tiersEn").get(1).asString()).contains("2%");
    assertThat(changes.path("policy").path("after").path("tiersEn").get(1).asString()).contains("1.5%");
    assertThat(company.statement(company.dealerB, "REBATE", "2026-01").path("consent").asString()).as("dealer B confirmed nothing").isEqualTo("NOT_NEEDED");

    company.bulk("CHECK", "2026-01", company.business);
    company.bulk("REVIEW", "2026-01", company.reviewer);
    assertThat(step(id, "SEND", company.preparer).code()).isEqualTo("reconciliation.approval-missing");
    company.decide(id, "APPROVE");
    company.step(delta, "SEND", company.preparer);
    assertThat(http.post("/api/my/statements/" + id + "/confirm", Map.of(), partner).code()).isEqualTo("reconciliation.signature-missing");
    assertThat(http.post("/api/my/statements/" + id + "/confirm", Map.of("sha256", "0".repeat(64)), partner).code())
        .isEqualTo("reconciliation.signs-something-else");
    assertThat(effect(must(http.get("/api/my/statements/" + id + "/changes", partner)), "POLICY")).as("the partner sees why").isEqualTo(-4_000);
    JsonNode shown = must(http.get("/api/my/statements/" + id, partner)).path("statement");
    assertThat(shown.path("state").asString()).isEqualTo("SENT");
    must(http.post("/api/my/statements/" + id + "/confirm", Map.of("sha256", shown.path("sha256").asString()), partner));
    assertThat(changes(delta, company.preparer).path("consent").path("signedSha256").asString()).isEqualTo(shown.path("sha256").asString());
    company.step(delta, "FINALISE", company.reviewer);
    company.step(delta, "RELEASE", company.approver);
    assertThat(pool(company, delta)).isEqualTo(12_000);
    assertThat(accrual(company, delta)).isZero();
  }

  @Test
  void whatBecameKnownDoesNotWaitForThePolicysSignature() {
    Season.Company company = sentJanuary("-M");
    confirm(company.statement(company.dealerA, "REBATE", "2026-01"));
    company.bring("shipment", SHIPMENTS + "S9,1,2026-01-30,%s,TEA,1,1130.00,1000.00,130.00\n".formatted(company.dealerA));
    company.amend(company.entity + "-M", "MONTH", tiers("BY_BAND", 10_000, 30_000), "{}", "2026-01-01");
    company.monthEnd("2026-02");
    JsonNode facts = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(facts.path("programmeVersion").asInt()).as("still by the policy confirmed").isEqualTo(1);
    assertThat(facts.path("dueMinor").asLong()).isEqualTo(2_000);
    assertThat(facts.path("consent").asString()).isEqualTo("NOT_NEEDED");
    company.send("2026-01");
    company.monthEnd("2026-02");
    JsonNode policy = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(policy.path("sequence").asInt()).isEqualTo(2);
    assertThat(policy.path("dueMinor").asLong()).isEqualTo(-9_000);
    assertThat(policy.path("consent").asString()).isEqualTo("TO_APPROVE");
  }

  @Test
  void aReductionRefusedLeavesTheStatementAndIsNotProposedAgain() {
    Season.Company company = sentJanuary("-M");
    confirm(company.statement(company.dealerA, "REBATE", "2026-01"));
    company.amend(company.entity + "-M", "MONTH", tiers("BY_BAND", 10_000, 30_000), "{}", "2026-01-01");
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    company.step(delta, "CHECK", company.business);
    company.decide(delta.path("id").asString(), "REJECT");
    company.monthEnd("2026-02");
    JsonNode stands = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(stands.path("sequence").asInt()).isZero();
    assertThat(stands.path("payoutMinor").asLong()).isEqualTo(16_000);
    assertThat(accrual(company, stands)).isEqualTo(16_000);
  }

  @Test
  void aBetterPolicyIsStatedWithoutASignature() {
    Season.Company company = sentJanuary("-M");
    confirm(company.statement(company.dealerA, "REBATE", "2026-01"));
    company.amend(company.entity + "-M", "MONTH", tiers("BY_BAND", 25_000, 30_000), "{}", "2026-01-01");
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("dueMinor").asLong()).isEqualTo(4_000);
    assertThat(delta.path("consent").asString()).isEqualTo("NOT_NEEDED");
  }

  @Test
  void undoingABatchAfterSendingReversesByDeltasOnly() {
    Season.Company company = season.company();
    company.programme(company.entity + "-M", "BY_BAND");
    JsonNode batch = company.bring("shipment", SHIPMENTS + "S1,1,2026-01-05,%s,TEA,10,9040.00,8000.00,1040.00\n".formatted(company.dealerA));
    company.bring("shipment", SHIPMENTS + "S2,1,2026-01-05,%s,TEA,10,9040.00,8000.00,1040.00\n".formatted(company.dealerB));
    company.monthEnd("2026-01");
    company.send("2026-01");
    List<String> sent = hashes(company);
    String undo = "/api/intake/batches/" + batch.path("id").asString() + "/undo";
    assertThat(http.post(undo, Map.of("confirmDelta", false), users.commandLine()).status()).as("asks first").isEqualTo(409);
    must(http.post(undo, Map.of("confirmDelta", true), users.commandLine()));
    assertThat(company.monthEnd("2026-02").path("run").path("deltas").asInt()).isEqualTo(2);
    assertThat(company.statement(company.dealerA, "ACCOUNT", "2026-01").path("closingMinor").asLong()).isZero();
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("dueMinor").asLong()).isEqualTo(-16_000);
    assertThat(accrual(company, delta)).isZero();
    JsonNode fact = changes(delta, company.preparer).path("facts").get(0);
    assertThat(fact.path("amountBefore").asLong()).isEqualTo(800_000);
    assertThat(fact.path("amountAfter").isNull()).isTrue();
    company.send("2026-01");
    assertThat(hashes(company)).as("what was sent stands as it was sent").containsAll(sent).hasSize(sent.size() + 2);
    company.statements("period=2026-01").forEach(s -> assertThat(must(http.get("/api/statements/" + s.path("id").asString() + "/verify", company.preparer))
        .path("sameWhenDrawnAgain").asBoolean()).as(s.path("number").asString()).isTrue());
  }

  @Test
  void lateFactsOfAPartnerNeverStatedAndAProgrammePublishedLateAreStated() {
    Season.Company company = sentJanuary("-M");
    String dealerC = company.entity + "-C";
    company.bring("shipment", SHIPMENTS + "S7,1,2026-01-31,%s,TEA,1,113.00,100.00,13.00\n".formatted(dealerC));
    company.programme(company.entity + "-LATE", "MONTH", tiers("BY_BAND", 10_000, 10_000), "{}", "2026-01-01");
    company.monthEnd("2026-02");
    assertThat(company.statements("kind=REBATE&period=2026-01").stream().map(s -> s.path("number").asString()))
        .anyMatch(n -> n.startsWith("RS-" + company.entity + "-M-") && n.endsWith(dealerC))
        .anyMatch(n -> n.startsWith("RS-" + company.entity + "-LATE-") && n.endsWith(company.dealerA))
        .anyMatch(n -> n.startsWith("RS-" + company.entity + "-LATE-") && n.endsWith(dealerC));
  }

  @Test
  void anotherTierOfThePartnerIsNamedAsTheCause() {
    Season.Company company = january();
    long dealerA = partnerId(company, company.dealerA);
    String[] admin = users.staff(Role.ADMIN);
    must(http.post("/api/partners/" + dealerA + "/attributes", Map.of("kind", "TIER", "value", "GOLD", "validFrom", "2026-01-01"), admin));
    company.programme(company.entity + "-GOLD", "MONTH", tiers("BY_BAND", 20_000, 30_000), "{\"tiers\": [\"GOLD\"]}", "2026-01-01");
    company.monthEnd("2026-01");
    company.send("2026-01");
    assertThat(company.statement(company.dealerA, "REBATE", "2026-01").path("payoutMinor").asLong()).isEqualTo(16_000);
    must(http.post("/api/partners/" + dealerA + "/attributes", Map.of("kind", "TIER", "value", "SILVER", "validFrom", "2026-01-01"), admin));
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("dueMinor").asLong()).isEqualTo(-16_000);
    JsonNode standing = changes(delta, company.preparer).path("standing");
    assertThat(standing.path("before").path("tier").asString()).isEqualTo("GOLD");
    assertThat(standing.path("after").path("tier").asString()).isEqualTo("SILVER");
  }

  @Test
  void accruesByTheRateExpectedAtTheEndAndTruesUp() {
    Season.Company company = january();
    company.programme(company.entity + "-Q", "QUARTER", tiers("ON_THE_WHOLE", 20_000, 40_000), "{}", "2026-01-01");
    company.monthEnd("2026-01");
    JsonNode open = accruals(company);
    JsonNode ofA = open.valueStream().filter(a -> a.path("partnerCode").asString().equals(company.dealerA)).findFirst().orElseThrow();
    assertThat(ofA.path("method").asString()).isEqualTo("RUN_RATE");
    assertThat(ofA.path("finalBase").asLong()).as("800,000 in 31 of 90 days").isEqualTo(2_322_581);
    assertThat(ofA.path("openMinor").asLong()).as("4 % of 8,000.00 though 2 % is reached").isEqualTo(32_000);
    company.monthEnd("2026-02");
    company.monthEnd("2026-03");
    JsonNode quarter = company.statement(company.dealerA, "REBATE", "2026-Q1");
    assertThat(quarter.path("payoutMinor").asLong()).isEqualTo(16_000);
    assertThat(accrual(company, quarter)).as("trued up to what is paid").isEqualTo(16_000);
    String csv = http.get("/api/accruals/entries/export?entity=" + company.entity + "&from=2026-01-01&through=2026-12-31&format=CSV", company.preparer).text();
    assertThat(csv.lines().filter(l -> l.contains(company.dealerA)).count()).as("accrued, still so in February, trued up at the end").isEqualTo(2);
    assertThat(csv).contains("VARIABLE_CONSIDERATION").contains("RUN_RATE");
    must(http.send("PUT", "/api/accruals/treatments/" + company.entity + "-Q", Map.of("method", "SO_FAR", "treatment", "MATERIAL_RIGHT", "taxNote", "按顾问意见"),
        company.reviewer));
    assertThat(http.send("PUT", "/api/accruals/treatments/" + company.entity + "-Q", Map.of("method", "GUESS", "treatment", "MATERIAL_RIGHT"), company.reviewer)
        .code()).isEqualTo("reconciliation.unknown-treatment");
  }

  @Test
  void remindsOfWhatIsNotAnsweredAfterTheDaysDeclaredAndAgainLater() {
    Season.Company company = sentJanuary("-M");
    JsonNode ofA = company.statement(company.dealerA, "REBATE", "2026-01");
    String[] partner = users.partner(ofA.path("partnerId").asLong(), Role.PARTNER_OWNER);
    Instant now = clock.instant();
    reminded(company, now.minus(Duration.ofDays(4)));
    assertThat(remind(ofA)).as("four days are not too long").isFalse();
    reminded(company, now.minus(Duration.ofDays(6)));
    assertThat(remind(ofA)).isTrue();
    assertThat(remind(ofA)).as("not again the same day").isFalse();
    must(http.post("/api/my/statements/" + ofA.path("id").asString() + "/confirm", Map.of(), partner));
  }

  /** As if the company's statements had been sent then. */
  private void reminded(Season.Company company, Instant sent) {
    owner.run("UPDATE reconciliation.statement SET sent_at = '" + sent + "', reminded_at = NULL WHERE entity_code = '" + company.entity + "'");
  }

  private boolean remind(JsonNode statement) {
    String before = remindedAt(statement);
    Callers.system("test:remind", reminders::lookRound);
    return !remindedAt(statement).equals(before);
  }

  private String remindedAt(JsonNode statement) {
    return owner.texts("SELECT coalesce(reminded_at::text, '') FROM reconciliation.statement WHERE id = " + statement.path("id").asString()).getFirst();
  }

  private Http.Answer step(String id, String action, String[] by) {
    return http.post("/api/statements/" + id + "/steps", Map.of("action", action), by);
  }

  private JsonNode accruals(Season.Company company) {
    return must(http.get("/api/accruals?entity=" + company.entity + "&limit=100", company.preparer)).path("items");
  }

  private long partnerId(Season.Company company, String code) {
    return must(http.get("/api/partners?q=" + code, company.preparer)).path("items").get(0).path("id").asLong();
  }

  private static List<String> hashes(Season.Company company) {
    return company.statements("period=2026-01").stream().map(s -> s.path("number").asString() + s.path("sha256").asString()).sorted().toList();
  }

  private long pool(Season.Company company, JsonNode statement) {
    return balance(company, statement, "REBATE_POOL");
  }

  private long accrual(Season.Company company, JsonNode statement) {
    return balance(company, statement, "REBATE_ACCRUAL");
  }

  private long balance(Season.Company company, JsonNode statement, String kind) {
    JsonNode accounts = must(http.get("/api/ledger/accounts?kind=" + kind + "&partyId=" + statement.path("partnerId").asString() + "&limit=50", company.approver));
    return accounts.path("items").valueStream().mapToLong(a -> a.path("balanceMinor").asLong()).sum();
  }
}
