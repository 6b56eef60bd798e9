package io.mingqu.trade.stock.internal;

import io.mingqu.kernel.stock.StockCheck;
import io.mingqu.kernel.stock.Stuffing;
import org.jspecify.annotations.Nullable;

/**
 * How stock is judged: the fields of the policy {@code stock-rule}.
 *
 * @param transitDays days from shipment to arrival where partners do not confirm receipt
 * @param windowDays  how far apart a report and a count may lie to speak of the same closing stock
 * @param policy      code and version it comes from, null: the defaults
 */
record StockRule(StockCheck.Rule check, int transitDays, int windowDays, Stuffing.Rule stuffing, @Nullable String policy) {
  static final StockRule DEFAULT = new StockRule(StockCheck.Rule.DEFAULT, 3, 7, Stuffing.Rule.DEFAULT, null);
}
