package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.trade.catalog.UnitFactors;
import io.mingqu.trade.movement.Movements.MovementLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Movements in the kernel's columns, one batch per currency. Movements arrive in business order per partner, and their position is their line
 * key, so ties never depend on storage. With {@code named}, business names of the lines are kept too, for attribution.
 */
final class LoadedLines {
  private final Numbering partners;
  private final Numbering products;
  private final Numbering channels = new Numbering();
  private final Numbering entities = new Numbering();
  private final Map<String, LineBatch.Builder> builders = new LinkedHashMap<>();
  private final UnitFactors factors;
  private final String unit;
  private final LongUnaryOperator sealDay;
  private final @Nullable List<NamedLine> names;
  private final Set<Long> withoutUnit = new TreeSet<>();
  private long lines;

  /** A line by its business names. */
  record NamedLine(long movementId, LocalDate date, String documentNo, String lineKey, long productId, long sealNo, long quantityMilli, long netMinor,
      long grossMinor) {}

  LoadedLines(Numbering partners, Numbering products, UnitFactors factors, String unit, LongUnaryOperator sealDay, boolean named) {
    this.partners = partners;
    this.products = products;
    this.factors = factors;
    this.unit = unit;
    this.sealDay = sealDay;
    this.names = named ? new ArrayList<>() : null;
  }

  void add(MovementLine line) {
    if (line.partnerId() == 0) {
      return; // lines nobody bought belong to the declared unknown partner; without any, no programme can pay
    }
    int day = (int) line.businessDate().toEpochDay();
    @Nullable LocalDate original = line.originalDate();
    long quantityMilli = unit.isEmpty() || line.quantityMilli() == 0 ? line.quantityMilli() : inUnit(line);
    builders.computeIfAbsent(line.currency(), c -> LineBatch.builder(c, 1 << 14))
        .where(partners.of(line.partnerId()), entities.of(line.entityId()), channels.of(line.channelId()))
        .what(line.kind(), line.codeKind(), products.of(line.productId()), -1)
        .when(day, original == null ? day : (int) original.toEpochDay(), (int) sealDay.applyAsLong(line.sealNo()))
        .add(lines, line.netMinor(), line.grossMinor(), quantityMilli);
    if (names != null) {
      names.add(new NamedLine(line.id(), line.businessDate(), line.documentNo(), line.lineKey(), line.productId(), line.sealNo(), quantityMilli,
          line.netMinor(), line.grossMinor()));
    }
    lines++;
  }

  /** Quantity in thousandths of the programme's unit, rounded half up per line. */
  private long inUnit(MovementLine line) {
    long factorMilli = factors.factorMilli(line.productId(), unit);
    if (factorMilli == UnitFactors.NONE) {
      withoutUnit.add(line.productId());
      return 0;
    }
    return Wide.mulDiv(line.quantityMilli(), 1000, factorMilli, Rounding.HALF_UP);
  }

  /** @throws Problem when a product that a quantity programme counts has no such unit */
  void requireUnits(java.util.function.LongPredicate counted, java.util.function.LongFunction<String> sku) {
    List<String> missing = withoutUnit.stream().filter(counted::test).map(sku::apply).sorted().limit(20).toList();
    if (!missing.isEmpty()) {
      throw Problem.of("incentive.product-without-unit", 422, Map.of("products", String.join(", ", missing), "unit", unit));
    }
  }

  List<LineBatch> batches() {
    return builders.values().stream().map(LineBatch.Builder::build).toList();
  }

  /** The line behind a line key. */
  NamedLine named(long lineKey) {
    return java.util.Objects.requireNonNull(names, "loaded without names").get((int) lineKey);
  }

  Numbering partners() {
    return partners;
  }

  Numbering products() {
    return products;
  }

  Numbering channels() {
    return channels;
  }

  Numbering entities() {
    return entities;
  }

  long size() {
    return lines;
  }
}
