package io.mingqu.settlement.compensation.internal;

import io.mingqu.kernel.compensation.PriceChange.WhenRising;
import io.mingqu.kernel.money.UnitPrice;
import io.mingqu.network.partner.PartnerType;
import java.util.List;
import java.util.Set;

/**
 * A price-change order 调价单: which prices change, for whom what is still on the shelf counts, and how. The day is the envelope's first day.
 *
 * @param eligibleDays  purchases of so many days before the day count
 * @param inTransit     whether goods shipped before the day and not yet arrived count in full
 * @param observedLater days after the day within which a count still speaks for it
 */
record PriceChangeOrder(List<Item> items, String currency, int eligibleDays, boolean inTransit, int observedLater, WhenRising whenRising, Who who, List<Example> examples) {

  /** Prices per base unit, with or without tax as the order states them: the difference is paid as it stands. */
  record Item(String sku, UnitPrice before, UnitPrice after) {}

  /** Empty sets mean all. */
  record Who(Set<PartnerType> types, Set<String> tiers, Set<Long> regionUnitIds, Set<String> partners, Set<String> excluded) {}

  /** Layers of a made-up partner and what they come to. */
  record Example(String name, String sku, List<Bought> bought, long expectedMinor) {}

  record Bought(int daysBefore, long quantityMilli) {}
}
