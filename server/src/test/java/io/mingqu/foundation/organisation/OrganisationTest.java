package io.mingqu.foundation.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class OrganisationTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired OrgUnits units;
  @Autowired Positions positions;

  @Test
  void keepsTheTreeAsItStoodOnEachDay() {
    JsonNode ids = put(unit("T-EAST", "REGION", "华东测试", null, "2020-01-01"), unit("T-WEST", "REGION", "华西测试", null, "2020-01-01"),
        unit("T-ANHUI", "PROVINCE", "安徽测试", "T-EAST", "2020-01-01"));
    put(unit("T-ANHUI", "PROVINCE", "皖测试", "T-WEST", "2026-07-01"));
    long east = ids.path("T-EAST").asLong();
    long anhui = ids.path("T-ANHUI").asLong();
    assertThat(read(() -> units.withAllBelow(Set.of(east), LocalDate.parse("2026-06-30")))).contains(anhui);
    assertThat(read(() -> units.withAllBelow(Set.of(east), LocalDate.parse("2026-07-01")))).doesNotContain(anhui);
    assertThat(read(() -> units.byId(anhui, LocalDate.parse("2026-06-30")).orElseThrow().nameZh())).isEqualTo("安徽测试");
    assertThat(read(() -> units.idsByCodeOrName(LocalDate.parse("2026-07-01")))).containsEntry("皖测试", anhui).doesNotContainKey("安徽测试");
  }

  @Test
  void refusesARingAndAnOrphanOnAnyLaterDay() {
    put(unit("R-A", "REGION", "甲", null, "2020-01-01"), unit("R-B", "PROVINCE", "乙", "R-A", "2020-01-01"));
    assertThat(tryPut(unit("R-A", "REGION", "甲", "R-B", "2027-01-01")).code()).isEqualTo("organisation.unit-cut-off");
    assertThat(tryPut(unit("R-C", "PROVINCE", "丙", "NO-SUCH", "2020-01-01")).code()).isEqualTo("organisation.unknown-parent");
    Map<String, Object> closed = new java.util.HashMap<>(unit("R-A", "REGION", "甲", null, "2027-01-01"));
    closed.put("closed", true);
    assertThat(tryPut(closed).code()).isEqualTo("organisation.unit-cut-off");
  }

  @Test
  void findsTheNearestHolderUpTheTreeAndTheirStandIn() {
    JsonNode ids = put(unit("P-HQ", "HEAD_OFFICE", "总部测", null, "2020-01-01"), unit("P-X", "REGION", "某区", "P-HQ", "2020-01-01"));
    String position = http.post("/api/positions", Map.of("unitId", ids.path("P-HQ").asLong(), "code", "director", "titleZh", "总监"),
        users.commandLine()).json().path("id").asString();
    Users.Person director = users.staffPerson(Map.of(), Role.CHANNEL_MANAGER);
    Users.Person deputy = users.staffPerson(Map.of(), Role.CHANNEL_MANAGER);
    http.post("/api/positions/" + position + "/holders", Map.of("personId", Long.valueOf(director.id()), "validFrom", "2020-01-01"),
        users.commandLine());
    LocalDate day = LocalDate.parse("2026-05-01");
    assertThat(read(() -> positions.nearestHolders(ids.path("P-X").asLong(), "director", day))).containsExactly(Long.valueOf(director.id()));
    Map<String, Object> standIn = Map.of("standInId", Long.valueOf(deputy.id()), "firstDay", "2026-05-01", "lastDay", "2026-05-03");
    String id = http.post("/api/stand-ins", standIn, director.headers()).json().path("id").asString();
    assertThat(read(() -> positions.standsInFor(Long.parseLong(deputy.id()), day))).containsExactly(Long.valueOf(director.id()));
    assertThat(read(() -> positions.standsInFor(Long.parseLong(deputy.id()), day.plusDays(3)))).isEmpty();
    assertThat(http.send("DELETE", "/api/stand-ins/" + id, null, deputy.headers()).status()).isEqualTo(404);
    assertThat(http.send("DELETE", "/api/stand-ins/" + id, null, director.headers()).status()).isEqualTo(200);
  }

  @Test
  void neverChangesAnEntitysCurrency() {
    Map<String, Object> entity = Map.of("code", "CUR", "nameZh", "币种", "currency", "CNY");
    assertThat(http.post("/api/entities/batch", Map.of("items", List.of(entity)), users.commandLine()).status()).isEqualTo(200);
    assertThat(http.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "CUR", "nameZh", "币种", "currency", "USD"))),
        users.commandLine()).code()).isEqualTo("organisation.currency-fixed");
  }

  private static Map<String, Object> unit(String code, String kind, String name, String parent, String from) {
    Map<String, Object> unit = new java.util.HashMap<>(Map.of("code", code, "kind", kind, "nameZh", name, "validFrom", from));
    if (parent != null) {
      unit.put("parentCode", parent);
    }
    return unit;
  }

  @SafeVarargs
  private JsonNode put(Map<String, Object>... changes) {
    Http.Answer answer = tryPut(changes);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @SafeVarargs
  private Http.Answer tryPut(Map<String, Object>... changes) {
    return http.post("/api/org-units/batch", Map.of("items", List.of(changes)), users.commandLine());
  }

  private static <T> T read(java.util.function.Supplier<T> work) {
    return Callers.system("test", work);
  }
}
