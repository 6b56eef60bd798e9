package io.mingqu.trade.stock.internal;

import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.kernel.stock.StockCheck;
import io.mingqu.kernel.stock.StockLayers;
import io.mingqu.kernel.stock.StockLayers.Purchase;
import io.mingqu.kernel.stock.StockLayers.Return;
import io.mingqu.kernel.stock.StockLayers.Unsold;
import io.mingqu.kernel.stock.Stuffing;
import io.mingqu.trade.stock.StockPosition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Everything known of one partner and one product, in the order of days: what came in, went back, was sold on, was seen on the shelf. */
final class PartnerGoods {
  static final int SALES_DAYS = 90;
  static final int[] AGE_BOUNDS = {30, 60, 90};

  /** @param netMinor what it cost, to value what is left of it */
  record Arrival(long movementId, LocalDate shipped, LocalDate arrived, long quantityMilli, long netMinor) {}

  record Back(long saleId, LocalDate on, long quantityMilli, long netMinor) {}

  record Sale(LocalDate on, long quantityMilli, long netMinor) {}

  record Seen(LocalDate on, boolean counted, long quantityMilli) {}

  private final long partnerId;
  private final long productId;
  final List<Arrival> arrivals = new ArrayList<>();
  final List<Back> returns = new ArrayList<>();
  final List<Sale> sales = new ArrayList<>();
  final List<Seen> seen = new ArrayList<>();
  String currency = "";

  PartnerGoods(long partnerId, long productId) {
    this.partnerId = partnerId;
    this.productId = productId;
  }

  boolean observed() {
    return !seen.isEmpty();
  }

  /**
   * @param sellOutDays days on which the partner reported selling anything: silence on one product is then a zero, not a gap
   */
  StockPosition position(LocalDate asOf, int observedLater, StockRule rule, List<LocalDate> sellOutDays) {
    Seen closing = last(asOf.plusDays(observedLater), null);
    LocalDate closingOn = closing == null ? null : closing.on();
    Seen opening = closing == null ? null : last(closing.on().minusDays(rule.windowDays() + 1L), null);
    StockCheck.Known known = known(closing, opening, rule, sellOutDays, asOf);
    StockCheck.Result result = StockCheck.check(known, rule.check());
    long since = closingOn == null ? 0 : closingOn.isAfter(asOf) ? -flow(asOf, closingOn) : flow(closingOn, asOf);
    long onHand = Math.max(0, result.usableMilli() + since);
    List<Purchase> bought = StockLayers.lessReturns(arrivals.stream().filter(a -> !a.arrived().isAfter(asOf))
        .map(a -> new Purchase(a.movementId(), a.shipped(), a.quantityMilli())).toList(),
        returns.stream().filter(b -> !b.on().isAfter(asOf)).map(b -> new Return(b.saleId(), b.quantityMilli())).toList());
    Unsold unsold = StockLayers.unsold(bought, onHand);
    List<Purchase> moving = arrivals.stream().filter(a -> !a.shipped().isAfter(asOf) && a.arrived().isAfter(asOf))
        .map(a -> new Purchase(a.movementId(), a.shipped(), a.quantityMilli())).toList();
    long transit = moving.stream().mapToLong(Purchase::quantityMilli).sum();
    Long sold = reports(sellOutDays, asOf.minusDays(SALES_DAYS), asOf) ? (Long) sold(asOf.minusDays(SALES_DAYS), asOf) : null;
    OptionalInt days = sold == null ? OptionalInt.empty() : Stuffing.stockDays(onHand, sold, SALES_DAYS);
    return new StockPosition(partnerId, productId, asOf, closingOn, opening == null ? null : opening.on(), known, result, onHand, transit, unsold,
        StockLayers.unsold(moving, transit), sold, days.isPresent() ? (Integer) days.getAsInt() : null, value(unsold), currency);
  }

  private StockCheck.Known known(@Nullable Seen closing, @Nullable Seen opening, StockRule rule, List<LocalDate> sellOutDays, LocalDate asOf) {
    LocalDate end = closing == null ? asOf : closing.on();
    LocalDate start = opening == null ? end.minusDays(SALES_DAYS) : opening.on();
    OptionalLong reported = closing == null ? OptionalLong.empty() : near(closing, false, rule.windowDays());
    OptionalLong counted = closing == null ? OptionalLong.empty() : near(closing, true, rule.windowDays());
    return new StockCheck.Known(opening == null ? OptionalLong.empty() : OptionalLong.of(opening.quantityMilli()), receipts(start, end),
        reports(sellOutDays, start, end) ? OptionalLong.of(sold(start, end)) : OptionalLong.empty(), reported, counted,
        Math.max(0, receipts(end.minusDays(rule.check().fallbackDays()), end)));
  }

  /** The report (or count) of the closing day, or one at most {@code days} before it, brought to the day. */
  private OptionalLong near(Seen closing, boolean counted, int days) {
    Seen found = last(closing.on(), counted);
    if (found == null || found.on().isBefore(closing.on().minusDays(days))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(0, found.quantityMilli() + flow(found.on(), closing.on())));
  }

  /** @param counted null: either; of two on one day the report */
  private @Nullable Seen last(LocalDate through, @Nullable Boolean counted) {
    Seen found = null;
    for (Seen each : seen) {
      if (!each.on().isAfter(through) && (counted == null || counted == each.counted())
          && (found == null || each.on().isAfter(found.on()) || each.on().equals(found.on()) && found.counted())) {
        found = each;
      }
    }
    return found;
  }

  /** Receipts less sell-out after {@code from} through {@code to}. */
  private long flow(LocalDate from, LocalDate to) {
    return receipts(from, to) - sold(from, to);
  }

  long receipts(LocalDate from, LocalDate to) {
    long in = arrivals.stream().filter(a -> within(a.arrived(), from, to)).mapToLong(Arrival::quantityMilli).sum();
    return in - returns.stream().filter(b -> within(b.on(), from, to)).mapToLong(Back::quantityMilli).sum();
  }

  long sold(LocalDate from, LocalDate to) {
    return sales.stream().filter(s -> within(s.on(), from, to)).mapToLong(Sale::quantityMilli).sum();
  }

  /** Bought less returned, after {@code from} through {@code to}, by the day of shipment. */
  long boughtMinor(LocalDate from, LocalDate to) {
    long in = arrivals.stream().filter(a -> within(a.shipped(), from, to)).mapToLong(Arrival::netMinor).sum();
    return in - returns.stream().filter(b -> within(b.on(), from, to)).mapToLong(Back::netMinor).sum();
  }

  /** What the goods sold cost, at the average purchase price. */
  long soldAtCostMinor(LocalDate from, LocalDate to) {
    long quantity = arrivals.stream().mapToLong(Arrival::quantityMilli).sum();
    long cost = arrivals.stream().mapToLong(Arrival::netMinor).sum();
    return quantity <= 0 ? 0 : Wide.mulDiv(sold(from, to), cost, quantity, Rounding.HALF_UP);
  }

  static boolean reports(List<LocalDate> sellOutDays, LocalDate from, LocalDate to) {
    return sellOutDays.stream().anyMatch(day -> within(day, from, to));
  }

  private static boolean within(LocalDate day, LocalDate after, LocalDate through) {
    return day.isAfter(after) && !day.isAfter(through);
  }

  private long value(Unsold unsold) {
    Map<Long, Arrival> byId = new HashMap<>();
    arrivals.forEach(a -> byId.put(a.movementId(), a));
    long value = 0;
    for (StockLayers.Layer layer : unsold.layers()) {
      Arrival arrival = byId.get(layer.purchaseId());
      value += arrival == null || arrival.quantityMilli() == 0 ? 0 : Wide.mulDiv(layer.unsoldMilli(), arrival.netMinor(), arrival.quantityMilli(), Rounding.HALF_UP);
    }
    if (unsold.unexplainedMilli() > 0 && !arrivals.isEmpty() && arrivals.getLast().quantityMilli() != 0) {
      value += Wide.mulDiv(unsold.unexplainedMilli(), arrivals.getLast().netMinor(), arrivals.getLast().quantityMilli(), Rounding.HALF_UP);
    }
    return value;
  }
}
