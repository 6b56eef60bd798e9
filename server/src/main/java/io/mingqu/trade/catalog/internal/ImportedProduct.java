package io.mingqu.trade.catalog.internal;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.ProductDraft;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One product as a file states it. Null where the file says nothing; factors of further units in thousandths of the base unit. */
record ImportedProduct(String code, @Nullable String nameZh, @Nullable String nameEn, @Nullable String spec, @Nullable String barcode, CodeKind codeKind,
    String baseUnit, @Nullable Integer taxRatePpm, @Nullable String category, Map<String, Long> factorsMilli, LocalDate validFrom) {

  ProductDraft draft(@Nullable Long categoryId, boolean activate) {
    String zh = nameZh == null ? "" : nameZh;
    return new ProductDraft(code, zh.isEmpty() && nameEn == null ? code : zh, nameEn == null ? "" : nameEn, codeKind, baseUnit,
        taxRatePpm == null ? 0 : taxRatePpm, categoryId, validFrom, activate);
  }

  /** JSON values, nulls left out. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("code", code);
    put(values, "nameZh", nameZh);
    put(values, "nameEn", nameEn);
    put(values, "spec", spec);
    put(values, "barcode", barcode);
    values.put("codeKind", codeKind.name());
    values.put("baseUnit", baseUnit);
    put(values, "taxRatePpm", taxRatePpm);
    put(values, "category", category);
    values.put("factorsMilli", factorsMilli);
    values.put("validFrom", validFrom.toString());
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
