package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.trade.movement.Movements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads movements and observations of some partners into what stock is reckoned from. */
@Component
class GoodsReader {
  private static final Set<MovementKind> KINDS = Set.of(MovementKind.SHIPPED, MovementKind.RETURNED, MovementKind.RECEIVED, MovementKind.SOLD_OUT);
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private final Movements movements;
  private final StockQueries queries;

  GoodsReader(Movements movements, StockQueries queries) {
    this.movements = movements;
    this.queries = queries;
  }

  /** One partner's goods by product, and the days on which it reported sales. */
  record Partner(Map<Long, PartnerGoods> byProduct, List<LocalDate> sellOutDays) {}

  /** @param through last day of movements and observations that are read */
  Map<Long, Partner> read(Cut cut, LocalDate through, Collection<Long> partnerIds, Collection<Long> productIds, StockRule rule) {
    Map<Long, Map<Long, PartnerGoods>> goods = new TreeMap<>();
    Map<Long, Set<LocalDate>> sellOut = new HashMap<>();
    Map<Long, Map<Long, List<PartnerGoods.Arrival>>> confirmed = new HashMap<>();
    Set<Long> products = new HashSet<>(productIds);
    movements.scanPartners(cut, partnerIds, EARLIEST, through.plusDays(1), KINDS, line -> {
      if (line.kind() == MovementKind.SOLD_OUT) {
        sellOut.computeIfAbsent(line.partnerId(), id -> new HashSet<>()).add(line.businessDate());
      }
      if (line.productId() == 0 || line.codeKind() != CodeKind.GOODS || !products.isEmpty() && !products.contains(line.productId())) {
        return;
      }
      PartnerGoods of = goods.computeIfAbsent(line.partnerId(), id -> new TreeMap<>())
          .computeIfAbsent(line.productId(), id -> new PartnerGoods(line.partnerId(), line.productId()));
      switch (line.kind()) {
        case SHIPPED -> {
          of.arrivals.add(new PartnerGoods.Arrival(line.id(), line.businessDate(), line.businessDate().plusDays(rule.transitDays()), line.quantityMilli(), line.netMinor()));
          of.currency = line.currency();
        }
        case RECEIVED -> confirmed.computeIfAbsent(line.partnerId(), id -> new HashMap<>()).computeIfAbsent(line.productId(), id -> new ArrayList<>())
            .add(new PartnerGoods.Arrival(line.id(), line.businessDate(), line.businessDate(), line.quantityMilli(), line.netMinor()));
        case RETURNED -> of.returns.add(new PartnerGoods.Back(line.reversesId(), line.businessDate(), -line.quantityMilli(), -line.netMinor()));
        default -> of.sales.add(new PartnerGoods.Sale(line.businessDate(), line.quantityMilli(), line.netMinor()));
      }
    });
    // shipments stay the purchases; where the partner confirms receipt, the first in are the first received
    confirmed.forEach((partner, byProduct) -> byProduct.forEach((product, received) -> arriveAsConfirmed(goods.get(partner).get(product), received)));
    queries.seen(cut, through, partnerIds, productIds).forEach(seen -> goods.computeIfAbsent(seen.partnerId(), id -> new TreeMap<>())
        .computeIfAbsent(seen.productId(), id -> new PartnerGoods(seen.partnerId(), seen.productId())).seen
        .add(new PartnerGoods.Seen(seen.heldOn(), seen.counted(), seen.quantityMilli())));
    Map<Long, Partner> result = new TreeMap<>();
    goods.forEach((partner, byProduct) -> result.put(partner, new Partner(byProduct, sellOut.getOrDefault(partner, Set.of()).stream().sorted().toList())));
    return result;
  }

  /** A shipment has arrived when receipts cover it; what is never confirmed stays in transit. */
  private static void arriveAsConfirmed(PartnerGoods goods, List<PartnerGoods.Arrival> received) {
    List<PartnerGoods.Arrival> shipped = List.copyOf(goods.arrivals);
    goods.arrivals.clear();
    int at = 0;
    long left = received.isEmpty() ? 0 : received.getFirst().quantityMilli();
    for (PartnerGoods.Arrival shipment : shipped) {
      long open = shipment.quantityMilli();
      LocalDate last = null;
      while (open > 0 && at < received.size()) {
        long taken = Math.min(open, left);
        open -= taken;
        left -= taken;
        last = received.get(at).arrived();
        if (left == 0 && ++at < received.size()) {
          left = received.get(at).quantityMilli();
        }
      }
      LocalDate arrived = open > 0 || last == null ? LocalDate.MAX : last;
      goods.arrivals.add(new PartnerGoods.Arrival(shipment.movementId(), shipment.shipped(), arrived, shipment.quantityMilli(), shipment.netMinor()));
    }
  }
}
