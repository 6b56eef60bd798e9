package io.mingqu.network.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MingquTest
class StoreApiTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Partners partners;
  private final String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

  @Test
  void aPartnerSeesItsOwnStoresAndShopsOnly() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    Map<String, Long> ids = Callers.system("test", () -> partners.createDrafts("store" + mark, List.of(draft("A"), draft("B")), 1));
    String a = add("A" + mark, ids.get("A"), manager).json().path("id").asString();
    String b = add("B" + mark, ids.get("B"), manager).json().path("id").asString();
    http.post("/api/shops", Map.of("channelId", "7", "platform", "taobao", "code", mark, "name", "旗舰店", "partnerId", ids.get("B")), manager);
    String[] ofA = users.partner(ids.get("A"), Role.PARTNER_STAFF);
    assertThat(http.get("/api/stores/" + a, ofA).json().path("city").asString()).isEqualTo("杭州");
    assertThat(http.get("/api/stores/" + b, ofA).status()).isEqualTo(404);
    assertThat(http.get("/api/stores", ofA).json().path("items").size()).isEqualTo(1);
    assertThat(http.get("/api/shops", ofA).text()).doesNotContain(mark);
    assertThat(http.get("/api/shops", manager).text()).contains(mark);
  }

  @Test
  void aStoreNeedsAPartnerAndAWholePlace() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    assertThat(http.post("/api/stores", Map.of("code", "N" + mark, "name", "N"), manager).code()).isEqualTo("store.partner-missing");
    assertThat(http.post("/api/stores", Map.of("code", "N" + mark, "name", "N", "partnerId", "1", "latitudeE6", 1), manager).code())
        .isEqualTo("store.bad-place");
  }

  @Test
  void channelsHaveCodesOfTheirOwnAndTheUnknownOneStays() {
    String[] manager = users.staff(Role.CHANNEL_MANAGER);
    Map<String, String> wanted = Map.of("code", "C" + mark, "nameZh", "团购", "nameEn", "Group buying", "type", "PRIVATE_DOMAIN");
    String id = http.post("/api/channels", wanted, manager).json().path("id").asString();
    assertThat(http.post("/api/channels", wanted, manager).code()).isEqualTo("channel.code-taken");
    assertThat(http.send("PATCH", "/api/channels/" + id, Map.of("closed", true), manager).json().path("closed").asBoolean()).isTrue();
    assertThat(http.send("PATCH", "/api/channels/99", Map.of("closed", true), manager).code()).isEqualTo("channel.unknown-stays");
  }

  private Http.Answer add(String code, long partnerId, String[] as) {
    Http.Answer answer = http.post("/api/stores", new HashMap<>(Map.of("code", code, "name", "店 " + code, "partnerId", partnerId, "province", "浙江", "city",
        "杭州", "district", "余杭")), as);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private static PartnerDraft draft(String code) {
    return new PartnerDraft(code, "Partner " + code, PartnerType.RETAIL_STORE, TradeMode.BUYOUT, null, null, 4, null, LocalDate.of(2025, 1, 1), true);
  }
}
