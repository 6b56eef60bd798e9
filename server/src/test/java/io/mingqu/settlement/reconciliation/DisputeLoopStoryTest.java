package io.mingqu.settlement.reconciliation;

import static io.mingqu.settlement.reconciliation.Season.must;
import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dispute from the partner's phone to the last fen: photo, case, part accepted and part not, correction as a fact, delta, settled. */
@MingquTest
@Import(Season.class)
class DisputeLoopStoryTest {
  private static final String SHIPMENTS = "documentNo,lineNo,businessDate,partnerCode,productCode,quantity,gross,net,tax\n";
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Season season;
  @Autowired Environment environment;

  private String photo(String[] by) throws IOException, InterruptedException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port")
        + "/api/files?purpose=evidence&name=receipt.png")).POST(HttpRequest.BodyPublishers.ofByteArray(png.toByteArray()))
        .setHeader("Content-Type", "application/octet-stream").setHeader("Idempotency-Key", UUID.randomUUID().toString());
    for (int i = 0; i < by.length; i += 2) {
      request.setHeader(by[i], by[i + 1]);
    }
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  private static Map<String, String> ref(String document, String line) {
    return Map.of("documentNo", document, "lineKey", line);
  }

  @Test
  void raisedOnThePhoneWithAPhotoPartlyAcceptedCorrectedAndSettled() throws IOException, InterruptedException {
    Season.Company company = season.company();
    String lines = """
        S1,1,2026-01-05,%1$s,TEA,10,9040.00,8000.00,1040.00
        S1,2,2026-01-05,%1$s,COLA,5,4520.00,4000.00,520.00
        S2,1,2026-01-20,%1$s,TEA,1,1130.00,1000.00,130.00
        """.formatted(company.dealerA);
    company.bring("shipment", SHIPMENTS + lines);
    company.programme(company.entity + "-M", "MONTH", Season.Company.tiers("BY_BAND", 20_000, 20_000), "{}", "2026-01-01");
    company.monthEnd("2026-01");
    company.send("2026-01");
    JsonNode rebate = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(rebate.path("payoutMinor").asLong()).isEqualTo(26_000);
    String id = rebate.path("id").asString();
    String[] partner = users.partner(rebate.path("partnerId").asLong(), Role.PARTNER_OWNER);
    JsonNode shown = must(http.get("/api/my/statements/" + id + "/lines", partner)).path("items");
    String cola = shown.valueStream().filter(l -> l.path("shareMinor").asLong() == 8_000).findFirst().orElseThrow().path("lineKey").asString();
    String tea = shown.valueStream().filter(l -> l.path("documentNo").asString().equals("S2")).findFirst().orElseThrow().path("lineKey").asString();
    must(http.post("/api/my/statements/" + id + "/disputes", Map.of("reason", "可乐少收两箱；S2 没有收到", "photoFileId", photo(partner),
        "lines", List.of(ref("S1", cola), ref("S2", tea))), partner));

    JsonNode disputes = must(http.get("/api/statements/" + id, company.reviewer)).path("disputes");
    assertThat(disputes).hasSize(2);
    String caseId = disputes.get(0).path("caseId").asString();
    assertThat(must(http.get("/api/cases/" + caseId, company.reviewer)).toString()).contains("可乐少收两箱");
    must(http.post("/api/statements/" + id + "/release-undisputed", Map.of(), company.approver));
    assertThat(pool(company, rebate)).as("what nobody disputes").isEqualTo(16_000);

    String colaDispute = disputes.valueStream().filter(d -> d.path("lineKey").asString().equals(cola) && d.path("documentNo").asString().equals("S1"))
        .findFirst().orElseThrow().path("id").asString();
    String teaDispute = disputes.valueStream().filter(d -> d.path("documentNo").asString().equals("S2")).findFirst().orElseThrow().path("id").asString();
    answer(company, id, colaDispute, true, "确认少发两箱，将更正出库单");
    assertThat(must(http.get("/api/statements/" + id, company.reviewer)).path("statement").path("state").asString()).isEqualTo("DISPUTED");
    answer(company, id, teaDispute, false, "签收单有贵司盖章");
    JsonNode answered = must(http.get("/api/my/statements/" + id, partner));
    assertThat(answered.path("statement").path("state").asString()).isEqualTo("CONFIRMED");
    assertThat(answered.path("disputes").valueStream().map(d -> d.path("state").asString()).toList()).containsExactlyInAnyOrder("UPHELD", "REJECTED");
    company.step(rebate, "FINALISE", company.reviewer);
    company.step(rebate, "RELEASE", company.approver);
    assertThat(pool(company, rebate)).as("all but the line upheld").isEqualTo(18_000);
    assertThat(balance(company, rebate, "REBATE_ACCRUAL")).isZero();

    company.bring("shipment", SHIPMENTS + lines.replace("COLA,5,4520.00,4000.00,520.00", "COLA,3,2712.00,2400.00,312.00"));
    company.monthEnd("2026-02");
    JsonNode delta = company.statement(company.dealerA, "REBATE", "2026-01");
    assertThat(delta.path("sequence").asInt()).isEqualTo(1);
    assertThat(delta.path("payoutMinor").asLong()).isEqualTo(22_800);
    assertThat(delta.path("dueMinor").asLong()).as("what the corrected line earns, for the wrong one was given up").isEqualTo(4_800);
    JsonNode changes = must(http.get("/api/statements/" + delta.path("id").asString() + "/changes", company.preparer));
    JsonNode fact = changes.path("facts").get(0);
    assertThat(changes.path("facts")).hasSize(1);
    assertThat(fact.path("amountBefore").asLong()).isEqualTo(400_000);
    assertThat(fact.path("amountAfter").asLong()).isEqualTo(240_000);
    company.send("2026-01");
    must(http.post("/api/my/statements/" + delta.path("id").asString() + "/confirm", Map.of(), partner));
    company.step(delta, "FINALISE", company.reviewer);
    company.step(delta, "RELEASE", company.approver);
    assertThat(pool(company, delta)).as("2 % of what was really shipped").isEqualTo(22_800);
    assertThat(balance(company, delta, "REBATE_ACCRUAL")).isZero();
    JsonNode account = company.statement(company.dealerA, "ACCOUNT", "2026-01");
    assertThat(account.path("closingMinor").asLong()).isEqualTo(904_000 + 271_200 + 113_000);
  }

  private void answer(Season.Company company, String id, String dispute, boolean upheld, String text) {
    must(http.post("/api/statements/" + id + "/disputes/answer", Map.of("disputeIds", List.of(dispute), "upheld", upheld, "answer", text), company.reviewer));
  }

  private long pool(Season.Company company, JsonNode statement) {
    return balance(company, statement, "REBATE_POOL");
  }

  private long balance(Season.Company company, JsonNode statement, String kind) {
    JsonNode accounts = must(http.get("/api/ledger/accounts?kind=" + kind + "&partyId=" + statement.path("partnerId").asString() + "&limit=50", company.approver));
    return accounts.path("items").valueStream().mapToLong(a -> a.path("balanceMinor").asLong()).sum();
  }
}
