package io.mingqu.trade.catalog;

import io.mingqu.kernel.movement.CodeKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A product a file names and nobody has made yet; {@code activate} is the mapping's declared policy. */
public record ProductDraft(String code, String nameZh, String nameEn, CodeKind codeKind, String baseUnit, int taxRatePpm, @Nullable Long categoryId,
    LocalDate validFrom, boolean activate) {}
