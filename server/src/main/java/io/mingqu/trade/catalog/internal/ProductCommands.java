package io.mingqu.trade.catalog.internal;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.ProductStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people ask for, as the API takes it. Null in a change keeps what stands. */
final class ProductCommands {
  private ProductCommands() {}

  record Create(String sku, @Nullable String nameZh, @Nullable String nameEn, @Nullable String spec, @Nullable String barcode, CodeKind codeKind,
      String baseUnit, int taxRatePpm, @Nullable Long categoryId, LocalDate validFrom) {}

  record Change(@Nullable String nameZh, @Nullable String nameEn, @Nullable String spec, @Nullable String barcode, @Nullable CodeKind codeKind,
      @Nullable ProductStatus status, @Nullable Integer taxRatePpm) {}

  record SetUnit(String unit, long factorMilli, LocalDate validFrom) {}

  record Place(Long categoryId, LocalDate validFrom) {}

  record AddCode(String source, String code) {}

  record Activate(List<Long> ids) {}

  record AddCategory(@Nullable Long parentId, String code, String nameZh, @Nullable String nameEn) {}

  record RenameCategory(String nameZh, @Nullable String nameEn) {}
}
