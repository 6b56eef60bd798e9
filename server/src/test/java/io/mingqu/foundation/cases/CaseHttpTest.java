package io.mingqu.foundation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class CaseHttpTest {
  private static final long PARTY = 881;
  @Autowired Http http;
  @Autowired Users users;

  private static Map<String, Object> doubt(String title) {
    return Map.of("kind", "looks-wrong", "subjectKind", "statement", "subjectId", "42", "title", title, "text", "The March return is missing.",
        "detail", Map.of("sentence", "¥12,480.00 = 3 % of ¥416,000.00"));
  }

  @Test
  void aPartnerDoubtsANumberAndFinanceExplainsIt() {
    String[] partner = users.partner(PARTY, Role.PARTNER_OWNER);
    String[] finance = users.staff(Role.FINANCE_PREPARER);
    Http.Answer opened = http.post("/api/cases", doubt("Rebate of March"), partner);
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    JsonNode record = opened.json().path("record");
    assertThat(record.path("partyId").asString()).isEqualTo(String.valueOf(PARTY));
    String path = "/api/cases/" + record.path("id").asString();
    assertThat(http.post(path + "/comments", Map.of("text", "They are new here.", "internal", true), finance).status()).isEqualTo(200);
    assertThat(http.post(path + "/assignment", Map.of("mine", true), finance).json().path("record").path("mine").asBoolean()).isTrue();
    assertThat(http.post(path + "/actions", Map.of("action", "explain"), finance).code()).isEqualTo("cases.reason-missing");
    assertThat(http.post(path + "/actions", Map.of("action", "explain", "comment", "me"), partner).code()).isEqualTo("cases.not-yours");
    Http.Answer explained = http.post(path + "/actions", Map.of("action", "explain", "comment", "It is in April, line 17."), finance);
    assertThat(explained.json().path("record").path("state").asString()).isEqualTo("explained");
    assertThat(http.post(path + "/actions", Map.of("action", "ask", "comment", "?"), finance).code()).isEqualTo("cases.not-possible");
    String seen = http.get(path, partner).text();
    assertThat(seen).contains("It is in April, line 17.").doesNotContain("They are new here.");
    assertThat(http.post(path + "/comments", Map.of("text", "hidden", "internal", true), partner).code()).isEqualTo("cases.no-notes");
  }

  @Test
  void anotherPartnerSeesNothingOfIt() {
    String[] partner = users.partner(PARTY, Role.PARTNER_OWNER);
    String[] other = users.partner(PARTY + 1, Role.PARTNER_OWNER);
    String id = http.post("/api/cases", doubt("canary-881"), partner).json().path("record").path("id").asString();
    assertThat(http.get("/api/cases/" + id, other).status()).isEqualTo(404);
    assertThat(http.post("/api/cases/" + id + "/comments", Map.of("text", "hello"), other).status()).isEqualTo(404);
    assertThat(http.post("/api/cases/" + id + "/actions", Map.of("action", "take-back"), other).status()).isEqualTo(404);
    assertThat(http.get("/api/cases?limit=500", other).text()).doesNotContain("canary-881");
    Map<String, Object> foreign = new java.util.HashMap<>(doubt("for somebody else"));
    foreign.put("partyId", PARTY);
    assertThat(http.post("/api/cases", foreign, other).status()).isEqualTo(404);
  }

  @Test
  void aRegionalManagerOfSeveralPartnersDoubtsOnesNumberOrATotal() {
    Map<String, Object> sees = Map.of("seesAll", false, "unitIds", Set.of(), "partnerIds", Set.of(PARTY, PARTY + 1));
    String[] region = users.staffPerson(sees, Role.REGIONAL_MANAGER).headers();
    String[] neighbour = users.staffPerson(sees, Role.REGIONAL_MANAGER).headers();
    Map<String, Object> one = new java.util.HashMap<>(doubt("a partner's number"));
    one.put("partyId", String.valueOf(PARTY));
    JsonNode ofPartner = http.post("/api/cases", one, region).json().path("record");
    assertThat(ofPartner.path("partyId").asString()).isEqualTo(String.valueOf(PARTY));
    assertThat(http.get("/api/cases/" + ofPartner.path("id").asString(), neighbour).status()).isEqualTo(200);
    one.put("partyId", String.valueOf(PARTY + 2));
    assertThat(http.post("/api/cases", one, region).status()).as("a partner out of sight").isEqualTo(404);
    Http.Answer total = http.post("/api/cases", doubt("the board's total"), region);
    assertThat(total.status()).as(total.text()).isEqualTo(201);
    String path = "/api/cases/" + total.json().path("record").path("id").asString();
    assertThat(http.post(path + "/comments", Map.of("text", "March is low."), region).json().toString()).contains("March is low.");
    assertThat(http.get(path, neighbour).status()).as("another regional manager").isEqualTo(404);
    assertThat(http.get(path, users.staff(Role.FINANCE_PREPARER)).status()).isEqualTo(200);
  }

  @Test
  void everyRoleMayDoubtANumber() {
    for (Role role : Role.values()) {
      if (role == Role.EVERYONE || role == Role.ANYONE) {
        continue;
      }
      String[] who = role.isPartner() ? users.partner(PARTY, role)
          : users.staffPerson(Map.of("seesAll", role != Role.REGIONAL_MANAGER && role != Role.SALES_REP, "partnerIds", Set.of(PARTY, PARTY + 1)), role).headers();
      Map<String, Object> body = new java.util.HashMap<>(doubt("as " + role));
      body.put("partyId", PARTY);
      assertThat(http.post("/api/cases", body, who).status()).as(role.name()).isEqualTo(201);
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    String[] finance = users.staff(Role.FINANCE_PREPARER);
    Map<String, Object> unknown = new java.util.HashMap<>(doubt("x"));
    unknown.put("kind", "nonsense");
    assertThat(http.post("/api/cases", unknown, finance).code()).isEqualTo("cases.unknown-kind");
    assertThat(http.get("/api/cases/999999999", finance).status()).isEqualTo(404);
    String id = http.post("/api/cases", doubt("staff"), finance).json().path("record").path("id").asString();
    assertThat(http.post("/api/cases/" + id + "/comments", Map.of("text", " "), finance).code()).isEqualTo("cases.nothing-said");
  }
}
