package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.compensation.PriceChange;
import io.mingqu.kernel.policy.PolicyState;
import io.mingqu.kernel.stock.StockLayers.Layer;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.compensation.internal.CompensationStore.Line;
import io.mingqu.settlement.compensation.internal.PriceChangeOrder.Item;
import io.mingqu.settlement.compensation.internal.PriceChangeOrder.Who;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.stock.Stock;
import io.mingqu.trade.stock.StockPosition;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what every partner in the scope of a published order may still claim, and accrues it. */
@Component
class Calculate {
  private static final int PARTNERS_A_STEP = 100;
  private final CompensationStore store;
  private final CompensationQueries queries;
  private final CompensationBooks books;
  private final PriceChangeKind kind;
  private final Policies policies;
  private final Partners partners;
  private final Products products;
  private final Stock stock;
  private final Seals seals;
  private final Audit audit;
  private final Clock clock;

  Calculate(CompensationStore store, CompensationQueries queries, CompensationBooks books, PriceChangeKind kind, Policies policies, Partners partners, Products products,
      Stock stock, Seals seals, Audit audit, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.books = books;
    this.kind = kind;
    this.policies = policies;
    this.partners = partners;
    this.products = products;
    this.stock = stock;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  /** @param calculationId 0 when nothing is left to claim */
  record Done(long calculationId, int partnersInScope, int partnersObserved, int claims, long amountMinor) {}

  /** Refuses what cannot be calculated before a job is made of it. */
  @Transactional(readOnly = true)
  PolicyVersion calculable(long versionId) {
    PolicyVersion version = policies.version(versionId);
    if (!version.kind().equals(PriceChangeKind.KIND)) {
      throw Problem.notFound("price-change", String.valueOf(versionId));
    }
    if (version.state() != PolicyState.PUBLISHED) {
      throw Problem.of("compensation.not-published", 409, Map.of("code", version.code(), "state", version.state().name()));
    }
    LocalDate today = LocalDate.now(clock.withZone(Claims.BUSINESS_ZONE));
    if (version.validFrom().isAfter(today)) {
      throw Problem.of("compensation.not-effective", 409, Map.of("code", version.code(), "effective", version.validFrom().toString(), "today", today.toString()));
    }
    return version;
  }

  @Transactional
  Done calculate(long versionId, String by) {
    PolicyVersion version = calculable(versionId);
    store.lockOrder(version.policyId());
    PriceChangeOrder order = kind.read(version);
    Cut cut = seals.current();
    List<Long> wanted = inScope(order.who(), version.validFrom());
    Map<Long, Item> items = new TreeMap<>();
    Map<String, Long> skus = products.idsBySku();
    order.items().forEach(item -> items.put(skus.get(item.sku()), item));
    Map<Long, List<Line>> byPartner = new TreeMap<>();
    java.util.Set<Long> observed = new java.util.HashSet<>();
    for (int at = 0; at < wanted.size(); at += PARTNERS_A_STEP) {
      List<Long> some = wanted.subList(at, Math.min(wanted.size(), at + PARTNERS_A_STEP));
      Map<Long, Long> claimed = store.claimed(version.policyId(), some);
      for (StockPosition position : stock.positions(cut, version.validFrom().minusDays(1), some, items.keySet(), order.observedLater())) {
        observed.add(position.partnerId());
        List<Line> lines = lines(position, order, items.get(position.productId()), version.validFrom(), claimed);
        if (!lines.isEmpty()) {
          byPartner.computeIfAbsent(position.partnerId(), id -> new ArrayList<>()).addAll(lines);
        }
      }
    }
    return keep(version, order, cut, by, byPartner, wanted.size(), observed.size());
  }

  private static List<Line> lines(StockPosition position, PriceChangeOrder order, Item item, LocalDate effective, Map<Long, Long> claimed) {
    PriceChange.Order kernel = PriceChangeKind.kernelOrder(order, item, effective);
    List<Line> lines = new ArrayList<>();
    lines.addAll(lines(position, position.unsold().layers(), kernel, claimed, false));
    if (order.inTransit()) {
      lines.addAll(lines(position, position.transit().layers(), kernel, claimed, true));
    }
    return lines;
  }

  private static List<Line> lines(StockPosition position, List<Layer> layers, PriceChange.Order order, Map<Long, Long> claimed, boolean inTransit) {
    return PriceChange.compensate(layers, order, claimed).stream().map(line -> new Line(line.purchaseId(), position.productId(), line.purchased(), "", line.purchasedMilli(),
        line.quantityMilli(), order.before().toString(), order.after().toString(), line.amountMinor(), inTransit, position.result().outcome().name(),
        position.result().source().name())).toList();
  }

  private Done keep(PolicyVersion version, PriceChangeOrder order, Cut cut, String by, Map<Long, List<Line>> byPartner, int inScope, int observed) {
    List<Long> ids = byPartner.values().stream().flatMap(List::stream).map(Line::purchaseId).toList();
    Map<Long, CompensationQueries.Purchase> purchases = queries.purchases(ids, version.validFrom().minusDays(order.eligibleDays() + 1L), version.validFrom().plusDays(1));
    long calculation = 0;
    int claims = 0;
    long amount = 0;
    List<CompensationBooks.Accrual> accruals = new ArrayList<>();
    for (Map.Entry<Long, List<Line>> entry : byPartner.entrySet()) {
      Map<Long, List<Line>> byEntity = new TreeMap<>();
      for (Line line : entry.getValue()) {
        CompensationQueries.Purchase purchase = purchases.get(line.purchaseId());
        if (purchase != null && (version.entityId() == null || version.entityId() == purchase.entityId())) {
          byEntity.computeIfAbsent(purchase.entityId(), id -> new ArrayList<>()).add(new Line(line.purchaseId(), line.productId(), line.purchasedOn(), purchase.documentNo(),
              line.purchasedMilli(), line.quantityMilli(), line.oldPrice(), line.newPrice(), line.amountMinor(), line.inTransit(), line.outcome(), line.source()));
        }
      }
      for (Map.Entry<Long, List<Line>> each : byEntity.entrySet()) {
        long sum = each.getValue().stream().mapToLong(Line::amountMinor).sum();
        if (sum != 0) {
          calculation = calculation == 0 ? store.insert(version, cut.sealNo(), order.currency(), by) : calculation;
          long claim = store.claim(calculation, version.policyId(), entry.getKey(), each.getKey(), order.currency(), each.getValue());
          accruals.add(new CompensationBooks.Accrual(claim, entry.getKey(), each.getKey(), order.currency(), sum));
          claims++;
          amount += sum;
        }
      }
    }
    if (calculation != 0) {
      books.accrue(calculation, version.policyId(), version.code(), accruals);
      audit.record("compensation.calculated", "compensation", String.valueOf(calculation), Map.of("order", version.code(), "claims", claims, "amountMinor", amount,
          "seal", cut.sealNo()));
    }
    return new Done(calculation, inScope, observed, claims, amount);
  }

  private List<Long> inScope(Who who, LocalDate day) {
    PartnerAttributes attributes = partners.attributesAsOf(day, Partners.NOW);
    Map<String, Long> codes = who.partners().isEmpty() && who.excluded().isEmpty() ? new HashMap<>() : partners.idsByOwnCode();
    List<Long> listed = who.partners().stream().map(codes::get).toList();
    List<Long> excluded = who.excluded().stream().map(codes::get).toList();
    List<Long> wanted = new ArrayList<>();
    for (int i = 0; i < attributes.size(); i++) {
      long id = attributes.partnerId(i);
      if (id != partners.unknownCustomer() && (listed.isEmpty() || listed.contains(id)) && !excluded.contains(id)
          && (who.types().isEmpty() || who.types().contains(attributes.type(i))) && (who.tiers().isEmpty() || who.tiers().contains(String.valueOf(attributes.tier(i))))
          && (who.regionUnitIds().isEmpty() || who.regionUnitIds().contains(attributes.regionUnitId(i)))) {
        wanted.add(id);
      }
    }
    return wanted;
  }
}
