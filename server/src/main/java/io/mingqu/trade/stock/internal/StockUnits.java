package io.mingqu.trade.stock.internal;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.trade.catalog.UnitFactors;
import java.util.Map;
import java.util.OptionalLong;

/** Units people count in, and how many base units they hold. */
final class StockUnits {
  private StockUnits() {}

  /** Thousandths of a base unit in one {@code unit} (none stated: the base unit), whatever its capitals; empty when the product has no such unit. */
  static OptionalLong factorMilli(UnitFactors units, long productId, String unit) {
    if (unit.isEmpty()) {
      return OptionalLong.of(1_000);
    }
    long factor = units.factorMilli(productId, unit);
    return factor != UnitFactors.NONE ? OptionalLong.of(factor)
        : units.unitsOf(productId).entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(unit)).mapToLong(Map.Entry::getValue).findFirst();
  }

  static String known(UnitFactors units, long productId) {
    return String.join(", ", units.unitsOf(productId).keySet().stream().sorted().toList());
  }

  static long inBaseUnits(long statedMilli, long factorMilli) {
    return Wide.mulDiv(statedMilli, factorMilli, 1_000, Rounding.HALF_UP);
  }
}
