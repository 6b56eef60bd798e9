package io.mingqu.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class RegionScopeTest {
  @Autowired Http http;
  @Autowired Users users;

  @Test
  void aRegionalManagerSeesTheRegionsPartnersAsOfTodayAndNoOthers() {
    JsonNode units = http.post("/api/org-units/batch", Map.of("items", List.of(
        Map.of("code", "RS-SOUTH", "kind", "REGION", "nameZh", "华南范围"),
        Map.of("code", "RS-GD", "kind", "PROVINCE", "nameZh", "广东范围", "parentCode", "RS-SOUTH"),
        Map.of("code", "RS-NORTH", "kind", "REGION", "nameZh", "华北范围"))), users.commandLine()).json();
    String inProvince = partner("RS-1", units.path("RS-GD").asString());
    String inRegion = partner("RS-2", units.path("RS-SOUTH").asString());
    String elsewhere = partner("RS-3", units.path("RS-NORTH").asString());
    String[] manager = users.field(Set.of(units.path("RS-SOUTH").asLong()), Set.of(), Role.REGIONAL_MANAGER);
    assertThat(seen(manager)).containsExactlyInAnyOrder(inProvince, inRegion);
    assertThat(http.get("/api/partners/" + elsewhere, manager).status()).isEqualTo(404);

    Http.Answer moved = http.post("/api/partners/" + elsewhere + "/attributes",
        Map.of("kind", "REGION", "value", units.path("RS-GD").asString(), "validFrom", "2026-01-01"), users.commandLine());
    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(seen(manager)).as("at once, not after the cache's half minute").contains(elsewhere);
  }

  private Set<String> seen(String[] headers) {
    Set<String> ids = new TreeSet<>();
    http.get("/api/partners?limit=500", headers).json().path("items").forEach(row -> ids.add(row.path("id").asString()));
    return ids;
  }

  private String partner(String code, String regionUnitId) {
    Map<String, Object> wanted = new HashMap<>(Map.of("code", code, "legalName", code, "type", "DEALER", "tradeMode", "BUYOUT", "tier", "A",
        "channelId", "3", "validFrom", "2025-01-01", "status", "ACTIVE", "regionUnitId", regionUnitId));
    Http.Answer answer = http.post("/api/partners", wanted, users.commandLine());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }
}
