package io.mingqu.trade.catalog;

import java.util.HashMap;
import java.util.Map;

/** How many base units a unit of a product holds, in thousandths: a case of 24 bottles is 24000. The base unit itself is 1000. */
public final class UnitFactors {
  /** {@link #factorMilli} of a unit the product does not have. */
  public static final long NONE = 0;
  private final Map<Long, Map<String, Long>> factorsByProduct;

  public UnitFactors(Map<Long, Map<String, Long>> factorsByProduct) {
    this.factorsByProduct = factorsByProduct;
  }

  /** Thousandths of a base unit in one {@code unit}, or {@link #NONE}. */
  public long factorMilli(long productId, String unit) {
    return factorsByProduct.getOrDefault(productId, Map.of()).getOrDefault(unit, NONE);
  }

  public Map<String, Long> unitsOf(long productId) {
    return new HashMap<>(factorsByProduct.getOrDefault(productId, Map.of()));
  }
}
