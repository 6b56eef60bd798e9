package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.pool.PoolAccount;
import io.mingqu.kernel.pool.PoolUse;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.settlement.pool.PoolRules;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import io.mingqu.settlement.pool.internal.PoolApi.LineBody;
import io.mingqu.settlement.pool.internal.PoolApi.OrderBody;
import io.mingqu.settlement.pool.internal.PoolApi.StepBody;
import io.mingqu.settlement.pool.internal.PoolRequest.Answer;
import io.mingqu.settlement.pool.internal.PoolRequest.Reserve;
import io.mingqu.settlement.pool.internal.PoolRequest.Settle;
import io.mingqu.trade.catalog.CategoryMemberships;
import io.mingqu.trade.catalog.Products;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders use the pool: promised with the order, used up with its invoice, given back when it is cancelled, taken back when goods return. */
@Component
@Transactional
class OrderUses {
  private static final int LINES_MAX = 500;
  private final PoolDesk desk;
  private final LotStore lots;
  private final UseStore uses;
  private final UseQueries queries;
  private final PoolRules rules;
  private final Entities entities;
  private final Products products;
  private final Names names;
  private final Audit audit;
  private final Clock clock;

  OrderUses(PoolDesk desk, LotStore lots, UseStore uses, UseQueries queries, PoolRules rules, Entities entities, Products products, Names names,
      Audit audit, Clock clock) {
    this.desk = desk;
    this.lots = lots;
    this.uses = uses;
    this.queries = queries;
    this.rules = rules;
    this.entities = entities;
    this.products = products;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  record Preview(Reserve request, PoolUse.Usable usable, List<Long> partsMinor) {}

  public Preview preview(OrderBody body) {
    Asked asked = asked(body);
    PoolAccount pool = new PoolAccount(asked.account().entityId());
    lots.open(asked.account()).forEach(lot -> pool.addLot(new PoolAccount.Lot(lot.id(), lot.expiresOn(), lot.availableMinor(), 0, 0, 0)));
    Reserve request = asked.request();
    PoolUse.Usable usable = pool.usable(request.rule(), request.day(), request.lines(), request.wish());
    return new Preview(request, usable, Arrays.stream(PoolAccount.perLine(request.rule(), request.lines(), usable.usableMinor())).boxed().toList());
  }

  public long reserve(OrderBody body) {
    Asked asked = asked(body);
    Answer.Done done = desk.submit(asked.account(), asked.request());
    long id = uses.idOf(asked.account(), body.orderNo()).orElseThrow();
    if (!done.again()) {
      audit.record("pool.reserved", "pool-use", Long.toString(id), Map.of("orderNo", body.orderNo()));
    }
    return id;
  }

  public void settle(long useId, Settle.Kind kind, StepBody body) {
    UseStore.Owner owner = uses.owner(useId).orElseThrow(() -> Problem.notFound("pool-use", Long.toString(useId)));
    requireText("documentNo", body.documentNo(), 60);
    LocalDate day = body.businessDate() == null ? LocalDate.now(clock) : body.businessDate();
    int graceDays = rules.of(owner.account().partnerId(), owner.account().entityId(), day).map(PoolRules.Rule::graceDays).orElse(0);
    String note = body.reason() == null ? "" : body.reason();
    desk.submit(owner.account(), new Settle(kind, owner.orderNo(), day, Callers.current(), body.documentNo(), body.amountMinor(), note,
        new PoolAccount.LateRule(graceDays)));
    audit.record("pool." + kind.name().toLowerCase(java.util.Locale.ROOT), "pool-use", Long.toString(useId), Map.of("documentNo", body.documentNo()));
  }

  UseQueries.LotRow lot(long id) {
    return queries.lot(id).orElseThrow(() -> Problem.notFound("pool-lot", Long.toString(id)));
  }

  private record Asked(Account account, Reserve request) {}

  private Asked asked(OrderBody body) {
    requireText("orderNo", body.orderNo(), 60);
    EntityView entity = entities.idByCode(body.entityCode()).stream().boxed().findFirst().flatMap(entities::byId)
        .orElseThrow(() -> Problem.of("pool.unknown-entity", 422, Map.of("code", body.entityCode())));
    PartnerView partner = names.partner(body.partnerCode());
    if (!partner.entityIds().contains(entity.id())) {
      throw Problem.of("pool.not-its-entity", 422, Map.of("partnerCode", body.partnerCode(), "entityCode", body.entityCode()));
    }
    PoolRules.Rule rule = rules.of(partner.id(), entity.id(), body.orderedOn())
        .orElseThrow(() -> Problem.of("pool.no-terms", 409, Map.of("partnerCode", body.partnerCode(), "entityCode", body.entityCode())));
    if (body.wishMinor() != null && body.wishMinor() <= 0) {
      throw Problem.of("pool.bad-wish", 422, Map.of("wishMinor", body.wishMinor()));
    }
    List<PoolUse.OrderLine> lines = lines(body.lines());
    return new Asked(new Account(partner.id(), entity.id(), entity.currency()), new Reserve(body.orderNo(), body.orderedOn(), Callers.current(),
        rule.termsCode(), new PoolUse.Rule(rule.sharePpmMax(), excluded(rule, lines, body.orderedOn())), lines, body.wishMinor()));
  }

  private List<PoolUse.OrderLine> lines(List<LineBody> bodies) {
    if (bodies.isEmpty() || bodies.size() > LINES_MAX) {
      throw Problem.of("pool.lines", 422, Map.of("lines", bodies.size(), "max", LINES_MAX));
    }
    List<PoolUse.OrderLine> lines = new ArrayList<>();
    for (LineBody body : bodies) {
      lines.add(new PoolUse.OrderLine(names.product(body.sku()), body.netMinor()));
    }
    return lines;
  }

  private Set<Long> excluded(PoolRules.Rule rule, List<PoolUse.OrderLine> lines, LocalDate day) {
    Set<Long> excluded = new HashSet<>(rule.excludedProducts());
    if (!rule.excludedCategories().isEmpty()) {
      CategoryMemberships categories = products.categoryAsOf(day, Products.NOW);
      lines.stream().map(PoolUse.OrderLine::product).filter(product -> rule.excludedCategories().stream().anyMatch(c -> categories.isIn(product, c)))
          .forEach(excluded::add);
    }
    return excluded;
  }

  private static void requireText(String field, String value, int max) {
    if (value.isBlank() || value.length() > max) {
      throw Problem.of("pool.bad-text", 422, Map.of("field", field, "value", value.length() > 80 ? value.substring(0, 80) : value, "max", max));
    }
  }
}
