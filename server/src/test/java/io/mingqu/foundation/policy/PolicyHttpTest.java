package io.mingqu.foundation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class PolicyHttpTest {
  @Autowired Http http;
  @Autowired Users users;

  private static Map<String, Object> policy(String code, int perHundred) {
    return new HashMap<>(Map.of("kind", GiftPolicyKind.NAME, "code", code, "titleZh", "搭赠 " + code, "titleEn", "Gifts " + code,
        "documentNo", code + "号", "validFrom", "2026-01-01", "body", body(code, perHundred)));
  }

  private static Map<String, Object> body(String product, int perHundred) {
    return Map.of("product", product, "perHundred", perHundred, "examples", List.of(Map.of("bought", 100, "gifts", perHundred),
        Map.of("bought", 200, "gifts", 2 * perHundred), Map.of("bought", 300, "gifts", 3 * perHundred)));
  }

  private static String ok(Http.Answer answer, String field) {
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    return answer.json().path(field).asString();
  }

  private void publish(String versionId, String[] author, String[] approver) {
    ok(http.post("/api/policies/versions/" + versionId + "/submit", null, author), "id");
    String approval = "";
    for (JsonNode card : http.get("/api/approvals/inbox?limit=500", approver).json().path("items")) {
      approval = card.path("kind").asString().equals("policy") && card.path("subjectId").asString().equals(versionId) ? card.path("id").asString() : approval;
    }
    ok(http.post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE"), approver), "mine");
    ok(http.post("/api/policies/versions/" + versionId + "/publish", null, author), "id");
  }

  @Test
  void isWrittenApprovedPublishedAmendedComparedAndAcknowledged() {
    String[] author = users.staff(Role.CHANNEL_MANAGER);
    String[] approver = users.staff(Role.FINANCE_APPROVER);
    Http.Answer made = http.post("/api/policies", policy("HTTP-1", 3), author);
    String first = ok(made, "id");
    String policyId = made.json().path("policyId").asString();
    JsonNode check = http.get("/api/policies/versions/" + first + "/check", author).json();
    assertThat(check.path("examples").size()).isEqualTo(3);
    publish(first, author, approver);
    assertThat(http.send("PUT", "/api/policies/versions/" + first, change("HTTP-1", 9), author).code()).isEqualTo("policy.not-a-draft");
    String second = ok(http.post("/api/policies/" + policyId + "/versions", null, author), "id");
    assertThat(http.post("/api/policies/" + policyId + "/versions", null, author).code()).isEqualTo("policy.open-version");
    ok(http.send("PUT", "/api/policies/versions/" + second, change("HTTP-1", 5), author), "id");
    JsonNode differences = http.get("/api/policies/versions/" + first + "/compare/" + second, author).json().path("differences");
    assertThat(differences.toString()).contains("perHundred").contains("\"before\":\"3\"").contains("\"after\":\"5\"").contains("validFrom");
    String[] partner = users.partner(501, Role.PARTNER_OWNER);
    JsonNode mine = http.get("/api/policies/mine", partner).json().path("items");
    JsonNode shown = null;
    for (JsonNode one : mine) {
      shown = one.path("versionId").asString().equals(first) ? one : shown;
    }
    assertThat(shown).isNotNull();
    String acknowledge = "/api/policies/versions/" + first + "/acknowledge";
    assertThat(http.post(acknowledge, Map.of("partyId", 501, "sha256", "0"), partner).code()).isEqualTo("policy.hash-differs");
    assertThat(http.post(acknowledge, Map.of("partyId", 501, "sha256", shown.path("sha256").asString()), partner).status()).isEqualTo(204);
    assertThat(http.post(acknowledge, Map.of("partyId", 502, "sha256", shown.path("sha256").asString()), partner).status()).isEqualTo(404);
    assertThat(http.get("/api/policies/versions/" + first + "/acknowledgements", author).json().path("items").get(0).path("partyId").asString()).isEqualTo("501");
  }

  private static Map<String, Object> change(String product, int perHundred) {
    return Map.of("documentNo", product + "修订", "validFrom", "2026-07-01", "body", body(product, perHundred), "note", "more");
  }

  @Test
  void badInputIsToldWhatToDo() {
    String[] author = users.staff(Role.PRICING);
    Map<String, Object> unknown = policy("HTTP-2", 3);
    unknown.put("kind", "nonsense");
    assertThat(http.post("/api/policies", unknown, author).code()).isEqualTo("policy.unknown-kind");
    Map<String, Object> code = policy("HTTP 3!", 3);
    assertThat(http.post("/api/policies", code, author).code()).isEqualTo("policy.bad-code");
    Map<String, Object> validity = policy("HTTP-4", 3);
    validity.put("validThrough", "2025-12-31");
    assertThat(http.post("/api/policies", validity, author).code()).isEqualTo("policy.bad-validity");
    ok(http.post("/api/policies", policy("HTTP-5", 3), author), "id");
    assertThat(http.post("/api/policies", policy("HTTP-5", 3), author).code()).isEqualTo("policy.code-taken");
    Map<String, Object> number = policy("HTTP-6", 3);
    number.put("documentNo", "HTTP-5号");
    assertThat(http.post("/api/policies", number, author).code()).isEqualTo("policy.number-taken");
    Map<String, Object> surplus = policy("HTTP-7", 3);
    surplus.put("surprise", 1);
    assertThat(http.post("/api/policies", surplus, author).code()).isEqualTo("shared.unknown-field");
    assertThat(http.post("/api/policies/versions/999999999/submit", null, author).status()).isEqualTo(404);
  }
}
