package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyInForce;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.network.channel.Channels;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.commission.internal.PlanRules.Goods;
import io.mingqu.settlement.commission.internal.CommissionSaleQueries.Sale;
import io.mingqu.trade.catalog.CategoryMemberships;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commission plans in force, and the names their terms use. */
@Component
class CommissionPlanBook {
  private final Policies policies;
  private final Entities entities;
  private final Channels channels;
  private final Partners partners;
  private final Products products;
  private final Clock clock;

  CommissionPlanBook(Policies policies, Entities entities, Channels channels, Partners partners, Products products, Clock clock) {
    this.policies = policies;
    this.entities = entities;
    this.channels = channels;
    this.partners = partners;
    this.products = products;
    this.clock = clock;
  }

  record Plan(long versionId, long policyId, PlanTerms terms) {}

  private record Dated(Plan plan, LocalDate from, LocalDate through) {}

  Plan version(long versionId) {
    return plan(policies.version(versionId));
  }

  private static Plan plan(PolicyVersion version) {
    return new Plan(version.id(), version.policyId(), CommissionKind.read(version));
  }

  /** Names and plans for the days of some sales. */
  Reading reading(List<Sale> sales, Set<Long> partnerIds) {
    LocalDate today = LocalDate.now(clock);
    LocalDate first = sales.stream().map(Sale::paidOn).min(LocalDate::compareTo).orElse(today);
    LocalDate last = sales.stream().map(Sale::paidOn).max(LocalDate::compareTo).orElse(today);
    List<Dated> plans = new ArrayList<>();
    for (PolicyInForce each : policies.publishedBetween(CommissionKind.NAME, first, last, clock.instant())) {
      plans.add(new Dated(plan(each.version()), each.from(), each.through()));
    }
    Map<Long, String> entityCodes = new HashMap<>();
    entities.all().forEach(e -> entityCodes.put(e.id(), e.code()));
    Map<Long, String> channelCodes = new HashMap<>();
    channels.all().forEach(c -> channelCodes.put(c.id(), c.code()));
    Map<Long, String> codes = new HashMap<>();
    partners.byIds(partnerIds).forEach((id, view) -> codes.put(id, view.code()));
    Map<Long, ProductView> views = products.byIds(sales.stream().map(Sale::productId).filter(Objects::nonNull).collect(Collectors.toSet()));
    return new Reading(plans, entityCodes, channelCodes, codes, views, products.categoryAsOf(last, Products.NOW), products.categoryIdsByCodeOrName());
  }

  record Reading(List<Dated> plans, Map<Long, String> entityCodes, Map<Long, String> channelCodes, Map<Long, String> codes,
      Map<Long, ProductView> products, CategoryMemberships memberships, Map<String, Long> categories) {

    @Nullable Plan planFor(Sale sale) {
      return plans.stream().filter(p -> !sale.paidOn().isBefore(p.from()) && !sale.paidOn().isAfter(p.through()))
          .map(Dated::plan).filter(p -> p.terms().entity().equals(entityCodes.get(sale.entityId())) && p.terms().currency().equals(sale.currency())
              && (PlanTerms.open(p.terms().channels()) || PlanTerms.names(p.terms().channels(), channelCodes.get(sale.channelId()))))
          .findFirst().orElse(null);
    }

    /** The product by our code, its categories by every name they have. */
    Goods goods(Sale sale) {
      Long id = sale.productId();
      if (id == null) {
        return new Goods(sale.productCode(), Set.of());
      }
      Set<String> names = new HashSet<>();
      categories.forEach((name, category) -> {
        if (memberships.isIn(id, category)) {
          names.add(name);
        }
      });
      ProductView view = products.get(id);
      return new Goods(view == null ? sale.productCode() : view.sku(), names);
    }
  }
}
