package io.mingqu.trade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.testing.MingquTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MingquTest
class ProductsTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  @Autowired Products products;
  private final String source = "T" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void makesThousandsOfDraftsOnceWithTheirBaseUnit() {
    List<ProductDraft> drafts = IntStream.range(0, 4_070)
        .mapToObj(i -> new ProductDraft("P" + i, "", "Thing " + i, i == 0 ? CodeKind.CHARGE : CodeKind.GOODS, "pc", 0, null, START, true)).toList();
    Map<String, Long> ids = Callers.system("test", () -> products.createDrafts(source, drafts, 1));
    assertThat(ids).hasSize(4_070);
    assertThat(Callers.system("test", () -> products.createDrafts(source, drafts, 1))).isEqualTo(ids);
    assertThat(Callers.system("test", products::codeKinds)).containsEntry(ids.get("P0"), CodeKind.CHARGE).containsEntry(ids.get("P1"), CodeKind.GOODS);
    UnitFactors factors = Callers.system("test", () -> products.unitFactors(START, Products.NOW));
    assertThat(factors.factorMilli(ids.get("P7"), "pc")).isEqualTo(1_000);
    assertThat(factors.factorMilli(ids.get("P7"), "case")).isEqualTo(UnitFactors.NONE);
  }
}
