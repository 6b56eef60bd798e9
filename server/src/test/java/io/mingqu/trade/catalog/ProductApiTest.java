package io.mingqu.trade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MingquTest
class ProductApiTest {
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Products products;
  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private String[] manager = {};

  @BeforeEach
  void signIn() {
    manager = users.staff(Role.PRICING);
  }

  @Test
  void aCaseHoldsWhatItHeldOnTheDay() {
    String id = create("W", "天然水 550ml");
    assertThat(unit(id, "箱", 24_000, "2025-01-01").status()).isEqualTo(200);
    assertThat(unit(id, "箱", 12_000, "2026-01-01").status()).isEqualTo(200);
    assertThat(factor(id, "箱", LocalDate.of(2025, 12, 31))).isEqualTo(24_000);
    assertThat(factor(id, "箱", LocalDate.of(2026, 1, 1))).isEqualTo(12_000);
    assertThat(unit(id, "瓶", 2_000, "2026-01-01").code()).isEqualTo("catalog.base-unit-is-one");
    assertThat(unit(id, "箱", 0, "2026-01-01").code()).isEqualTo("catalog.bad-factor");
  }

  @Test
  void aProductStandsInACategoryFromADayOnAndTheTreeIsSearchedDownwards() {
    String drinks = category("饮料", null);
    String tea = category("茶", drinks);
    String id = create("T", "乌龙茶");
    assertThat(http.post("/api/products/" + id + "/categories", Map.of("categoryId", tea, "validFrom", "2026-01-01"), manager).status()).isEqualTo(200);
    assertThat(http.get("/api/products?category=" + drinks, manager).json().path("items").path(0).path("sku").asString()).isEqualTo(mark + "T");
    CategoryMemberships on = Callers.system("test", () -> products.categoryAsOf(LocalDate.of(2026, 1, 1), Products.NOW));
    assertThat(on.isIn(Long.parseLong(id), Long.parseLong(drinks))).isTrue();
    CategoryMemberships before = Callers.system("test", () -> products.categoryAsOf(LocalDate.of(2025, 12, 31), Products.NOW));
    assertThat(before.categoryOf(Long.parseLong(id))).isZero();
  }

  @Test
  void productsAreFoundByNameAndCodeOfAnotherSystem() {
    String id = create("X", "苏打水 " + mark);
    assertThat(http.post("/api/products/" + id + "/codes", Map.of("source", "taobao", "code", "TB" + mark), manager).status()).isEqualTo(200);
    JsonNode found = http.get("/api/products?q=tb" + mark, manager).json().path("items");
    assertThat(found.size()).isEqualTo(1);
    assertThat(http.post("/api/products", product("X", "again"), manager).code()).isEqualTo("catalog.sku-taken");
    assertThat(http.post("/api/products/activate", Map.of("ids", new String[] {id}), manager).json().path("count").asInt()).isEqualTo(1);
    assertThat(http.get("/api/products/" + id, manager).json().path("product").path("status").asString()).isEqualTo("ACTIVE");
  }

  private String create(String sku, String name) {
    Http.Answer answer = http.post("/api/products", product(sku, name), manager);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("product").path("id").asString();
  }

  private Map<String, Object> product(String sku, String name) {
    return new HashMap<>(Map.of("sku", mark + sku, "nameZh", name, "codeKind", "GOODS", "baseUnit", "瓶", "taxRatePpm", 130_000, "validFrom", "2025-01-01"));
  }

  private Http.Answer unit(String id, String unit, long factorMilli, String from) {
    return http.post("/api/products/" + id + "/units", Map.of("unit", unit, "factorMilli", factorMilli, "validFrom", from), manager);
  }

  private long factor(String id, String unit, LocalDate day) {
    return Callers.system("test", () -> products.unitFactors(day, Products.NOW)).factorMilli(Long.parseLong(id), unit);
  }

  private String category(String name, String parentId) {
    Map<String, Object> wanted = new HashMap<>(Map.of("code", mark + name, "nameZh", name));
    if (parentId != null) {
      wanted.put("parentId", parentId);
    }
    return http.post("/api/categories", wanted, manager).json().path("id").asString();
  }
}
