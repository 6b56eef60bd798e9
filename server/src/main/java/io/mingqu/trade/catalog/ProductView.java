package io.mingqu.trade.catalog;

import io.mingqu.kernel.movement.CodeKind;
import org.jspecify.annotations.Nullable;

/** A product as it counts today. {@code taxRatePpm} is parts per million: 130000 is 13 %. */
public record ProductView(long id, String sku, String nameZh, String nameEn, CodeKind codeKind, ProductStatus status, String baseUnit, int taxRatePpm,
    @Nullable Long categoryId) {}
