package io.mingqu.settlement.targets;

import java.util.Set;

/** What a target counts, from which movements. Amounts in minor units, quantities in base units × 1,000. */
public enum TargetMeasure {
  ORDERED_NET(Set.of("ORDERED"), "net_minor"),
  SHIPPED_NET(Set.of("SHIPPED", "RETURNED"), "net_minor"),
  SHIPPED_QUANTITY(Set.of("SHIPPED", "RETURNED"), "quantity_milli"),
  INVOICED_NET(Set.of("INVOICED"), "net_minor"),
  PAID_GROSS(Set.of("PAID"), "gross_minor");

  private final Set<String> kinds;
  private final String column;

  TargetMeasure(Set<String> kinds, String column) {
    this.kinds = kinds;
    this.column = column;
  }

  public Set<String> kinds() {
    return kinds;
  }

  /** A column of {@code movement.published_movement}; from this list only, never from a request. */
  public String column() {
    return column;
  }

  public boolean isQuantity() {
    return this == SHIPPED_QUANTITY;
  }
}
