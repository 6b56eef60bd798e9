package io.mingqu.trade.stock;

import io.mingqu.kernel.stock.StockCheck;
import io.mingqu.kernel.stock.StockLayers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a partner holds of a product at the end of a day, with what it follows from. Quantities in base units × 1,000.
 *
 * @param closingOn    day of the observation it rests on, null without one
 * @param openingOn    day of the observation before
 * @param known        what was reconciled
 * @param result       how it reconciled
 * @param onHandMilli  usable stock brought to the day by receipts and sell-out since
 * @param transitMilli shipped to the partner and not yet arrived on the day
 * @param unsold       on hand by the purchase lines it came from (ids of movements)
 * @param transit      in transit, likewise
 * @param soldMilli    sold over the last 90 days, null when the partner does not report it
 * @param valueMinor   on hand at purchase prices, net of tax
 */
public record StockPosition(long partnerId, long productId, LocalDate asOf, @Nullable LocalDate closingOn, @Nullable LocalDate openingOn, StockCheck.Known known,
    StockCheck.Result result, long onHandMilli, long transitMilli, StockLayers.Unsold unsold, StockLayers.Unsold transit, @Nullable Long soldMilli,
    @Nullable Integer stockDays, long valueMinor, String currency) {}
