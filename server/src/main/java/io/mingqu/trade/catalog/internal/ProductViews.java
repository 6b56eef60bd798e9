package io.mingqu.trade.catalog.internal;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.ProductStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What pages show of the catalogue. Ids are text; factors in thousandths of the base unit. */
final class ProductViews {
  private ProductViews() {}

  record Row(String id, String sku, String nameZh, String nameEn, String spec, String barcode, CodeKind codeKind, ProductStatus status, String baseUnit,
      int taxRatePpm, @Nullable String categoryId, @Nullable String categoryZh, @Nullable String categoryEn) {}

  record Record(Row product, List<Unit> units, List<Membership> categories, List<Code> codes, Instant createdAt, String createdBy, int version) {}

  record Unit(String id, String unit, long factorMilli, LocalDate validFrom, long knownSeal, @Nullable Long voidSeal) {}

  record Membership(String id, String categoryId, String nameZh, String nameEn, LocalDate validFrom, long knownSeal, @Nullable Long voidSeal) {}

  record Code(String source, String code) {}

  record Category(String id, @Nullable String parentId, String code, String nameZh, String nameEn, long products) {}
}
