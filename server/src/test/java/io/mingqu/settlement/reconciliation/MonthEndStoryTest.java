package io.mingqu.settlement.reconciliation;

import static io.mingqu.settlement.reconciliation.Season.must;
import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** The whole story over HTTP: files in, month-end, four eyes, sent, confirmed or disputed, into the pool; then what becomes known late. */
@MingquTest
@Import(Season.class)
class MonthEndStoryTest {
  private static final String SHIPMENTS = "documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n";
  private static final String MONEY = "documentNo,businessDate,partnerCode,amount\n";
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Season season;

  private Season.Company withJanuary() {
    Season.Company company = season.company();
    company.bring("shipment", SHIPMENTS + """
        S1,1,2026-01-05,%1$s,TEA,10,9040.00,8000.00,1040.00
        S1,2,2026-01-05,%1$s,COLA,5,4520.00,4000.00,520.00
        S2,1,2026-01-20,%2$s,TEA,1,113.00,100.00,13.00
        """.formatted(company.dealerA, company.dealerB));
    company.bring("receipt", MONEY + "P1,2026-01-25,%s,5000.00\n".formatted(company.dealerA));
    return company;
  }

  @Test
  void fromFilesToThePoolWithEveryAmountExplained() {
    Season.Company company = withJanuary();
    company.programme(company.entity + "-MONTH", "BY_BAND");
    JsonNode run = company.monthEnd("2026-01");
    assertThat(run.path("run").path("state").asString()).isEqualTo("DONE");
    assertThat(run.path("run").path("accounts").asInt()).isEqualTo(2);
    assertThat(run.path("run").path("rebates").asInt()).isEqualTo(2);

    JsonNode account = company.statement(company.dealerA, "ACCOUNT", "2026-01");
    assertThat(account.path("figures").path("SHIPMENTS").asLong()).isEqualTo(1_356_000);
    assertThat(account.path("figures").path("RECEIPTS").asLong()).isEqualTo(500_000);
    assertThat(account.path("closingMinor").asLong()).isEqualTo(856_000);
    JsonNode rebate = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(rebate.path("payoutMinor").asLong()).isEqualTo(26_000); // 2 % of 10,000.00 and 3 % of 2,000.00

    JsonNode why = must(http.get("/api/statements/" + rebate.path("id").asString() + "/why", company.preparer));
    assertThat(why.path("key").asString()).isEqualTo("payout.top-tier");
    assertThat(why.path("clause").path("tiersEn").get(1).asString()).contains("2%");
    assertThat(why.path("steps").valueStream().map(s -> s.path("change").asLong()).toList()).contains(20_000_000_000L, 6_000_000_000L);
    JsonNode lines = must(http.get("/api/statements/" + rebate.path("id").asString() + "/lines", company.preparer));
    assertThat(lines.path("items").valueStream().mapToLong(l -> l.path("shareMinor").asLong()).sum()).isEqualTo(26_000);

    company.bulk("CHECK", "2026-01", company.business);
    assertThat(http.post("/api/statements/" + rebate.path("id").asString() + "/steps", Map.of("action", "REVIEW"), company.business).code())
        .isEqualTo("reconciliation.not-your-duty");
    company.bulk("REVIEW", "2026-01", company.reviewer);
    company.bulk("SEND", "2026-01", company.preparer);
    assertThat(company.statements("period=2026-01").stream().map(s -> s.path("state").asString()).distinct()).containsExactly("SENT");
    JsonNode verdict = must(http.get("/api/statements/" + rebate.path("id").asString() + "/verify", company.preparer));
    assertThat(verdict.path("bytesIntact").asBoolean() && verdict.path("sameWhenDrawnAgain").asBoolean()).as(verdict.toString()).isTrue();

    elsewhere(() -> company.statements("period=2026-01").forEach(s -> assertThat(
        must(http.get("/api/statements/" + s.path("id").asString() + "/verify", company.preparer)).path("sameWhenDrawnAgain").asBoolean())
        .as(s.path("number").asString()).isTrue()));

    String[] partner = users.partner(rebate.path("partnerId").asLong(), Role.PARTNER_OWNER);
    JsonNode mine = must(http.get("/api/my/statements", partner));
    assertThat(mine.path("items").valueStream().map(s -> s.path("partnerCode").asString()).distinct()).containsExactly(company.dealerA);
    must(http.post("/api/my/statements/" + rebate.path("id").asString() + "/confirm", Map.of(), partner));
    company.step(rebate, "FINALISE", company.reviewer);
    company.step(rebate, "RELEASE", company.approver);
    assertThat(ledger(company, rebate, "REBATE_POOL")).isEqualTo(26_000);
    assertThat(ledger(company, rebate, "REBATE_ACCRUAL")).isZero();
  }

  @Test
  void aPartnerNeverSeesAnothersStatementsNorDrafts() {
    Season.Company company = withJanuary();
    company.monthEnd("2026-01");
    JsonNode ofA = company.statement(company.dealerA, "ACCOUNT", "2026-01");
    JsonNode ofB = company.statement(company.dealerB, "ACCOUNT", "2026-01");
    String[] partner = users.partner(ofA.path("partnerId").asLong(), Role.PARTNER_OWNER);
    assertThat(http.get("/api/my/statements/" + ofA.path("id").asString(), partner).status()).as("a draft").isEqualTo(404);
    company.bulk("CHECK", "2026-01", company.business);
    company.bulk("REVIEW", "2026-01", company.reviewer);
    company.bulk("SEND", "2026-01", company.preparer);
    assertThat(http.get("/api/my/statements/" + ofA.path("id").asString(), partner).status()).isEqualTo(200);
    for (String path : List.of("", "/lines", "/why", "/export")) {
      assertThat(http.get("/api/my/statements/" + ofB.path("id").asString() + path, partner).status()).as(path).isEqualTo(404);
    }
    assertThat(http.post("/api/my/statements/" + ofB.path("id").asString() + "/confirm", Map.of(), partner).status()).isEqualTo(404);
  }

  @Test
  void aDisputedLineOpensACaseAndTheRestGoesOn() {
    Season.Company company = withJanuary();
    company.programme(company.entity + "-MONTH", "BY_BAND");
    company.monthEnd("2026-01");
    company.bulk("CHECK", "2026-01", company.business);
    company.bulk("REVIEW", "2026-01", company.reviewer);
    company.bulk("SEND", "2026-01", company.preparer);
    JsonNode rebate = company.statement(company.dealerA, "REBATE", "2026-01");
    String id = rebate.path("id").asString();
    String[] partner = users.partner(rebate.path("partnerId").asLong(), Role.PARTNER_OWNER);
    JsonNode lines = must(http.get("/api/my/statements/" + id + "/lines", partner)).path("items");
    JsonNode cola = lines.valueStream().filter(l -> l.path("lineKey").asString().contains("2")).findFirst().orElseThrow();
    long disputed = cola.path("shareMinor").asLong();
    must(http.post("/api/my/statements/" + id + "/disputes", Map.of("reason", "少算了一箱", "lines",
        List.of(Map.of("documentNo", cola.path("documentNo").asString(), "lineKey", cola.path("lineKey").asString()))), partner));
    JsonNode full = must(http.get("/api/statements/" + id, company.reviewer));
    assertThat(full.path("statement").path("state").asString()).isEqualTo("DISPUTED");
    assertThat(full.path("disputes").get(0).path("caseId").asString()).isNotEmpty();
    must(http.post("/api/statements/" + id + "/release-undisputed", Map.of(), company.approver));
    assertThat(ledger(company, rebate, "REBATE_POOL")).isEqualTo(26_000 - disputed);
    must(http.post("/api/statements/" + id + "/disputes/answer", Map.of("disputeIds", List.of(full.path("disputes").get(0).path("id").asString()),
        "upheld", false, "answer", "单据齐全，按合同计算"), company.reviewer));
    assertThat(must(http.get("/api/statements/" + id, company.reviewer)).path("statement").path("state").asString()).isEqualTo("CONFIRMED");
    company.step(rebate, "FINALISE", company.reviewer);
    company.step(rebate, "RELEASE", company.approver);
    assertThat(ledger(company, rebate, "REBATE_POOL")).isEqualTo(26_000);
    assertThat(ledger(company, rebate, "REBATE_ACCRUAL")).isZero();
  }

  @Test
  void whatBecomesKnownLateIsACorrectionInTheOpenPeriod() {
    Season.Company company = withJanuary();
    company.programme(company.entity + "-MONTH", "BY_BAND");
    company.monthEnd("2026-01");
    company.bulk("CHECK", "2026-01", company.business);
    company.bulk("REVIEW", "2026-01", company.reviewer);
    company.bulk("SEND", "2026-01", company.preparer);
    String sent = company.statement(company.dealerA, "ACCOUNT", "2026-01").path("sha256").asString();
    company.bring("shipment", SHIPMENTS + "S3,1,2026-01-31,%s,TEA,1,1130.00,1000.00,130.00\n".formatted(company.dealerA));
    JsonNode run = company.monthEnd("2026-02");
    assertThat(run.path("run").path("deltas").asInt()).isEqualTo(2);
    JsonNode account = company.statement(company.dealerA, "ACCOUNT", "2026-01");
    assertThat(account.path("sequence").asInt()).isEqualTo(1);
    assertThat(account.path("closingMinor").asLong()).isEqualTo(856_000 + 113_000);
    JsonNode changes = must(http.get("/api/statements/" + account.path("id").asString() + "/changes", company.preparer));
    assertThat(changes.path("causes").get(0).path("kind").asString()).isEqualTo("LinesAdded");
    assertThat(changes.path("changes").path("changes").get(0).path("documentNo").asString()).isEqualTo("S3");
    JsonNode rebate = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(rebate.path("dueMinor").asLong()).isEqualTo(3_000);
    assertThat(company.statement(company.dealerA, "ACCOUNT", "2026-02").path("figures").path("OPENING").asLong()).isEqualTo(969_000);
    JsonNode original = company.statements("kind=ACCOUNT&period=2026-01").stream()
        .filter(s -> s.path("sequence").asInt() == 0 && s.path("partnerCode").asString().equals(company.dealerA)).findFirst().orElseThrow();
    assertThat(original.path("sha256").asString()).isEqualTo(sent);
    assertThat(must(http.get("/api/statements/" + original.path("id").asString() + "/verify", company.preparer)).path("sameWhenDrawnAgain").asBoolean()).isTrue();
  }

  @Test
  void saysWhyFinancesOwnSheetDiffers() {
    Season.Company company = withJanuary();
    company.monthEnd("2026-01");
    company.bring("manual_sheet", """
        partnerCode,opening,shipments,returns,receipts,closing
        %1$s,0,13560.00,0,0,13560.00
        %2$s,0,113.00,0,0,113.00
        """.formatted(company.dealerA, company.dealerB));
    JsonNode comparison = must(http.post("/api/comparisons", Map.of("period", "2026-01"), company.preparer));
    JsonNode rows = must(http.get("/api/comparisons/" + comparison.path("id").asString() + "/rows?leading=true", company.preparer)).path("items");
    List<JsonNode> ours = rows.valueStream().filter(r -> r.path("entityCode").asString().equals(company.entity)).toList();
    assertThat(ours).hasSize(1);
    assertThat(ours.getFirst().path("partnerCode").asString()).isEqualTo(company.dealerA);
    assertThat(ours.getFirst().path("reason").asString()).isEqualTo("MISSING_RECEIPT");
    assertThat(ours.getFirst().path("evidence").path("documentNo").asString()).isEqualTo("P1");
  }

  /** On a server that stands in another time zone and speaks another language. */
  private static void elsewhere(Runnable work) {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      work.run();
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void theSameFactsInAnotherOrderAndInPiecesGiveTheSameBytes() {
    Season.Company company = season.company();
    String lines = """
        S1,1,2026-01-05,%1$s,TEA,10,9040.00,8000.00,1040.00
        S1,2,2026-01-05,%1$s,COLA,5,4520.00,4000.00,520.00
        S2,1,2026-01-20,%1$s,TEA,1,113.00,100.00,13.00
        """.formatted(company.dealerA);
    company.programme(company.entity + "-MONTH", "PROSPECTIVE");
    company.bring("shipment", SHIPMENTS + lines);
    company.monthEnd("2026-01");
    company.bulk("CHECK", "2026-01", company.business);
    company.bulk("REVIEW", "2026-01", company.reviewer);
    company.bulk("SEND", "2026-01", company.preparer);
    List<String> before = hashes(company);
    List<String> shuffled = new java.util.ArrayList<>(lines.lines().toList());
    java.util.Collections.reverse(shuffled);
    shuffled.forEach(line -> company.bring("shipment", SHIPMENTS + line + "\n"));
    JsonNode run = company.monthEnd("2026-02");
    assertThat(run.path("run").path("deltas").asInt()).as("nothing new became known").isZero();
    assertThat(hashes(company)).isEqualTo(before).hasSize(2);
  }

  private static List<String> hashes(Season.Company company) {
    return company.statements("period=2026-01").stream().map(s -> s.path("number").asString() + s.path("sha256").asString()).sorted().toList();
  }

  private long ledger(Season.Company company, JsonNode statement, String kind) {
    JsonNode accounts = must(http.get("/api/ledger/accounts?kind=" + kind + "&partyId=" + statement.path("partnerId").asString() + "&limit=50", company.approver));
    return accounts.path("items").valueStream().mapToLong(a -> a.path("balanceMinor").asLong()).sum();
  }
}
