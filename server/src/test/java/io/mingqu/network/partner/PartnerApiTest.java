package io.mingqu.network.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class PartnerApiTest {
  @Autowired Http http;
  @Autowired Users users;
  private final String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
  private String[] manager = {};

  @BeforeEach
  void signIn() {
    manager = users.staff(Role.CHANNEL_MANAGER);
  }

  @Test
  void aPartnerReadsItselfAndNobodyElse() {
    String a = create("A", "杭州甲商贸有限公司");
    String b = create("B", "杭州乙商贸有限公司");
    String[] ofA = users.partner(Long.parseLong(a), Role.PARTNER_OWNER);
    assertThat(http.get("/api/partners/" + a, ofA).json().path("legalName").asString()).isEqualTo("杭州甲商贸有限公司");
    for (String path : List.of("", "/attributes", "/hierarchy")) {
      Http.Answer other = http.get("/api/partners/" + b + path, ofA);
      assertThat(other.status()).as(path).isEqualTo(404);
      assertThat(other.text()).doesNotContain("乙商贸");
    }
    JsonNode list = http.get("/api/partners", ofA).json().path("items");
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.path(0).path("id").asString()).isEqualTo(a);
    assertThat(http.post("/api/partners/" + a + "/attributes", attribute("TIER", "A", "2026-01-01"), ofA).status()).isEqualTo(403);
  }

  @Test
  void aCircleInTheHierarchyIsRefusedWithItsWitness() {
    String a = create("A", "A");
    String b = create("B", "B");
    String c = create("C", "C");
    assertThat(link(a, b, "2026-01-01").status()).isEqualTo(201);
    assertThat(link(b, c, "2026-01-01").status()).isEqualTo(201);
    Http.Answer circle = link(c, a, "2026-03-01");
    assertThat(circle.status()).isEqualTo(422);
    assertThat(circle.code()).isEqualTo("partner.circle");
    assertThat(circle.json().path("params").path("path").asString()).isEqualTo("%1$sC → %1$sA → %1$sB → %1$sC".formatted(mark));
    assertThat(circle.json().path("params").path("day").asString()).isEqualTo("2026-03-01");
    assertThat(link(a, a, "2026-01-01").code()).isEqualTo("partner.own-parent");
    assertThat(link(a, b, "2026-02-01").code()).isEqualTo("partner.link-exists");
  }

  @Test
  void theHierarchyIsReadAsOfAnyDay() {
    String sub = create("S", "二批");
    String first = create("D1", "经销商一");
    String second = create("D2", "经销商二");
    String linkId = link(sub, first, "2026-01-01").json().path("id").asString();
    assertThat(http.post("/api/partners/" + sub + "/links/" + linkId + "/end", Map.of("validTo", "2026-06-01"), manager).status()).isEqualTo(200);
    assertThat(link(sub, second, "2026-06-01").status()).isEqualTo(201);
    assertThat(above(sub, "2026-05-31")).containsExactly(mark + "D1");
    assertThat(above(sub, "2026-06-01")).containsExactly(mark + "D2");
    assertThat(above(sub, "2025-12-31")).isEmpty();
    JsonNode below = http.get("/api/partners/" + second + "/hierarchy?date=2026-07-01", manager).json().path("below");
    assertThat(below.path(0).path("code").asString()).isEqualTo(mark + "S");
  }

  @Test
  void attributesChangeFromADayOnAndKeepTheirHistory() {
    String id = create("T", "有等级的经销商");
    JsonNode after = http.post("/api/partners/" + id + "/attributes", attribute("TIER", "B", "2026-04-01"), manager).json();
    assertThat(after.path(0).path("value").asString()).isEqualTo("B");
    assertThat(after.path(0).path("knownSeal").asLong()).isPositive();
    assertThat(tier(id, "2026-03-31")).isEqualTo("A");
    assertThat(tier(id, "2026-04-01")).isEqualTo("B");
    assertThat(http.post("/api/partners/" + id + "/attributes", attribute("TIER", "C", "2026-04-01"), manager).status()).isEqualTo(200);
    assertThat(tier(id, "2026-04-01")).as("the later word for the same day").isEqualTo("C");
    JsonNode history = http.get("/api/partners/" + id + "/attributes", manager).json();
    assertThat(history.valueStream().filter(v -> v.path("kind").asString().equals("TIER")).count()).isEqualTo(3);
    assertThat(http.post("/api/partners/" + id + "/attributes", attribute("TIER", "C", "2026-05-01"), manager).code()).isEqualTo("partner.attribute-unchanged");
    assertThat(http.post("/api/partners/" + id + "/attributes", attribute("TYPE", "EMPEROR", "2026-05-01"), manager).code()).isEqualTo("partner.bad-attribute");
  }

  @Test
  void personalDataAreMaskedUntilAReasonIsGiven() {
    String id = create("M", "有联系人的");
    JsonNode contact = http.get("/api/partners/" + id, manager).json().path("contact");
    assertThat(contact.path("phone").asString()).isEqualTo("138****5678");
    assertThat(contact.path("name").asString()).isEqualTo("王**");
    assertThat(http.post("/api/partners/" + id + "/unmask", Map.of("reason", "x"), manager).code()).isEqualTo("partner.reason-missing");
    assertThat(http.post("/api/partners/" + id + "/unmask", Map.of("reason", "call about delivery"), manager).json().path("phone").asString())
        .isEqualTo("13812345678");
  }

  @Test
  void codesOfOtherSystemsMeanOnePartnerEach() {
    String a = create("A", "A");
    String b = create("B", "B");
    Map<String, String> code = Map.of("source", "sap", "code", "V" + mark);
    assertThat(http.post("/api/partners/" + a + "/codes", code, manager).json().path("codes").size()).isEqualTo(1);
    assertThat(http.post("/api/partners/" + b + "/codes", code, manager).code()).isEqualTo("partner.external-code-taken");
    assertThat(http.get("/api/partners?q=V" + mark, manager).json().path("items").path(0).path("id").asString()).isEqualTo(a);
  }

  @Test
  void badInputIsToldWithValueAndAdvice() {
    Map<String, Object> wanted = wanted("X", "X");
    wanted.put("uscc", "123456789012345670");
    Http.Answer answer = http.post("/api/partners", wanted, manager);
    assertThat(answer.code()).isEqualTo("partner.bad-credit-code");
    assertThat(answer.json().path("detail").asString()).contains("123456789012345670");
    create("Y", "Y");
    assertThat(http.post("/api/partners", wanted("Y", "again"), manager).code()).isEqualTo("partner.code-taken");
    assertThat(http.get("/api/partners?type=NOBODY", manager).code()).isEqualTo("shared.bad-parameter");
    wanted = wanted("Z", "Z");
    wanted.put("colour", "red");
    Http.Answer unknown = http.post("/api/partners", wanted, manager);
    assertThat(unknown.code()).as(unknown.text()).isEqualTo("shared.unknown-field");
  }

  @Test
  void listsPageByKeyAndFilter() {
    for (int i = 0; i < 5; i++) {
      create("P" + i, "翻页" + mark);
    }
    JsonNode first = http.get("/api/partners?limit=3&q=" + mark + "P", manager).json();
    JsonNode rest = http.get("/api/partners?limit=3&q=" + mark + "P&after=" + first.path("next").asString(), manager).json();
    assertThat(first.path("items").size()).isEqualTo(3);
    assertThat(rest.path("items").size()).isEqualTo(2);
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(http.get("/api/partners?tier=NONE&q=" + mark, manager).json().path("items").size()).isZero();
  }

  private String create(String code, String name) {
    Http.Answer answer = http.post("/api/partners", wanted(code, name), manager);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private Map<String, Object> wanted(String code, String name) {
    return new HashMap<>(Map.of("code", mark + code, "legalName", name, "type", "DEALER", "tradeMode", "BUYOUT", "tier", "A", "channelId", "3",
        "validFrom", "2025-01-01", "contactName", "王小明", "contactPhone", "13812345678", "status", "ACTIVE"));
  }

  private static Map<String, String> attribute(String kind, String value, String validFrom) {
    return Map.of("kind", kind, "value", value, "validFrom", validFrom);
  }

  private Http.Answer link(String child, String parent, String from) {
    return http.post("/api/partners/" + child + "/links", Map.of("parentId", parent, "role", "BUYS_FROM", "validFrom", from), manager);
  }

  private List<String> above(String id, String date) {
    return http.get("/api/partners/" + id + "/hierarchy?date=" + date, manager).json().path("above").valueStream().map(n -> n.path("code").asString())
        .toList();
  }

  private String tier(String id, String date) {
    return http.get("/api/partners/" + id + "?date=" + date, manager).json().path("tier").asString();
  }
}
