package io.mingqu.trade.orders.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Tax;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.orders.LineEffect;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.catalog.UnitFactors;
import io.mingqu.trade.movement.MovementWriter;
import io.mingqu.trade.movement.MovementWriter.Saying;
import io.mingqu.trade.movement.MovementWriter.Written;
import io.mingqu.trade.orders.internal.UnsaidStore.Unsaid;
import io.mingqu.trade.orders.internal.UnsaidStore.UnsaidLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns what orders have come to into movements: ordered, sold out, and what came back after it was sold out as a negative sale to consumers. The
 * day is that of the payment, the only one every report states; a refund bears it too and names it as the day of the sale it takes back.
 */
@Component
class SayOrders {
  private final UnsaidStore unsaid;
  private final MovementWriter movements;
  private final Products products;
  private final Partners partners;
  private final Entities entities;

  SayOrders(UnsaidStore unsaid, MovementWriter movements, Products products, Partners partners, Entities entities) {
    this.unsaid = unsaid;
    this.movements = movements;
    this.products = products;
    this.partners = partners;
    this.entities = entities;
  }

  int say(long batchId, int sourceId, String source, ZoneId zone, @Nullable Long declaredEntityId, String declaredUnit) {
    List<Unsaid> orders = unsaid.lock(source).stream().map(order -> withEntity(order.unit().isEmpty() ? order.in(declaredUnit) : order, declaredEntityId)).filter(order -> order.entityId() != null).toList();
    if (orders.isEmpty()) {
      return 0;
    }
    Map<Long, ProductView> views = products.byIds(orders.stream().flatMap(o -> o.lines().stream()).map(UnsaidLine::productId).filter(Objects::nonNull)
        .collect(Collectors.toSet()));
    UnitFactors units = products.unitFactors(LocalDate.ofInstant(latest(orders), zone), Products.NOW);
    List<Saying> sayings = new ArrayList<>();
    for (Unsaid order : orders) {
      for (UnsaidLine line : order.lines()) {
        ProductView product = line.productId() == null ? null : views.get(line.productId());
        sayings.addAll(sayings(order, line, product, units, zone));
      }
    }
    Written written = movements.say(batchId, sourceId, orders.stream().map(Unsaid::externalId).toList(), sayings);
    unsaid.said(orders.stream().map(Unsaid::id).toList());
    return written.added() + written.changed() + written.removed();
  }

  private static Instant latest(List<Unsaid> orders) {
    return orders.stream().flatMap(o -> o.lines().stream().map(o::at)).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** Declared by the mapping, else the shop's, else the partner's only one, else the brand's only one. */
  private Unsaid withEntity(Unsaid order, @Nullable Long declaredEntityId) {
    if (order.entityId() != null) {
      return order;
    }
    if (declaredEntityId != null) {
      return order.soldBy(declaredEntityId);
    }
    PartnerView partner = order.partnerId() == null ? null : partners.byId(order.partnerId()).orElse(null);
    if (partner != null && partner.entityIds().size() == 1) {
      return order.soldBy(partner.entityIds().getFirst());
    }
    List<EntityView> open = entities.all().stream().filter(e -> !e.closed()).toList();
    return open.size() == 1 ? order.soldBy(open.getFirst().id()) : order;
  }

  private static List<Saying> sayings(Unsaid order, UnsaidLine line, @Nullable ProductView product, UnitFactors units, ZoneId zone) {
    LineEffect effect = LineEffect.of(line.said());
    long factor = factor(order, line, units);
    String unit = product == null ? order.unit() : product.baseUnit();
    LocalDate day = LocalDate.ofInstant(order.at(line), zone);
    List<Saying> sayings = new ArrayList<>();
    for (Part part : List.of(new Part(MovementKind.ORDERED, "ordered", effect.orderedMilli(), effect.orderedMinor(), null),
        new Part(MovementKind.SOLD_OUT, "sold", effect.soldOutMilli(), effect.soldOutMinor(), null),
        new Part(MovementKind.SOLD_OUT, "returned", -effect.returnedMilli(), -effect.returnedMinor(), day))) {
      if (part.milli() != 0 || part.minor() != 0) {
        long quantity = Math.multiplyExact(part.milli(), factor) / 1_000;
        Tax.Split split = Tax.ofGross(part.minor(), product == null ? 0 : product.taxRatePpm(), Rounding.HALF_UP);
        sayings.add(new Saying(part.kind(), order.externalId(), line.said().lineId() + "/" + part.name(), day, order.at(line), order.partnerId(),
            order.channelId(), Objects.requireNonNull(order.entityId()), line.productId(), line.said().productCode(), unit, quantity, split.netMinor(),
            split.taxMinor(), order.currency(), part.originalDate(), line.said().title()));
      }
    }
    return sayings;
  }

  private record Part(MovementKind kind, String name, long milli, long minor, @Nullable LocalDate originalDate) {}

  /** Thousandths of a base unit in the declared unit; one where the product does not know the unit. */
  private static long factor(Unsaid order, UnsaidLine line, UnitFactors units) {
    if (line.productId() == null || order.unit().isEmpty()) {
      return 1_000;
    }
    long known = units.factorMilli(line.productId(), order.unit());
    return known == UnitFactors.NONE ? 1_000 : known;
  }
}
