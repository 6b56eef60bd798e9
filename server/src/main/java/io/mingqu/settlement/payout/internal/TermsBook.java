package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.pool.PoolRules;
import io.mingqu.trade.catalog.Products;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The settlement terms that hold for a partner: those that name it, else those for its type, else those for all; of one entity before those of every. */
@Component
class TermsBook implements PoolRules {
  static final String KIND = "settlement-terms";
  private static final int READ_MAX = 10_000;
  private final Map<Long, TermsPolicy> read = new ConcurrentHashMap<>();
  private final Policies policies;
  private final Partners partners;
  private final Products products;
  private final ObjectMapper json;
  private final Clock clock;

  TermsBook(Policies policies, Partners partners, Products products, ObjectMapper json, Clock clock) {
    this.policies = policies;
    this.partners = partners;
    this.products = products;
    this.json = json;
    this.clock = clock;
  }

  /** Terms for the partners of one piece of work. */
  interface Reading {
    Terms of(long partnerId, long entityId, LocalDate day);
  }

  Reading reading(Collection<Long> partnerIds) {
    Map<Long, PartnerView> known = partners.byIds(partnerIds);
    Map<LocalDate, List<TermsPolicy>> byDay = new HashMap<>();
    return (partner, entity, day) -> {
      PartnerView view = known.get(partner);
      return view == null ? Terms.DEFAULT
          : covering(byDay.computeIfAbsent(day, this::inForce), view, entity).map(TermsPolicy::terms).orElse(Terms.DEFAULT);
    };
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Rule> of(long partnerId, long entityId, LocalDate day) {
    List<TermsPolicy> all = inForce(day);
    return all.isEmpty() ? Optional.empty() : partners.byId(partnerId).flatMap(p -> covering(all, p, entityId)).map(this::rule);
  }

  private Rule rule(TermsPolicy policy) {
    TermsPolicy.PoolTerms pool = policy.pool();
    return new Rule(policy.code(), pool.sharePpmMax(), ids(pool.excludedProducts(), products::idsBySku),
        ids(pool.excludedCategories(), products::categoryIdsByCodeOrName), pool.noticeDays(), pool.graceDays());
  }

  private static Set<Long> ids(Set<String> codes, java.util.function.Supplier<Map<String, Long>> all) {
    if (codes.isEmpty()) {
      return Set.of();
    }
    Map<String, Long> known = all.get();
    return codes.stream().map(known::get).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private List<TermsPolicy> inForce(LocalDate day) {
    return policies.published(KIND, day, clock.instant()).stream().map(this::read).toList();
  }

  TermsPolicy read(PolicyVersion version) {
    TermsPolicy known = read.get(version.id());
    if (known != null) {
      return known;
    }
    TermsPolicy policy = TermsPolicy.read(version.code(), version.entityId(), json.readTree(version.body()));
    if (version.publishedAt() != null) { // before, its body may change
      if (read.size() > READ_MAX) {
        read.clear();
      }
      read.put(version.id(), policy);
    }
    return policy;
  }

  private static Optional<TermsPolicy> covering(List<TermsPolicy> all, PartnerView partner, long entityId) {
    return all.stream().filter(policy -> policy.covers(partner.code(), partner.type().name(), entityId))
        .max(Comparator.comparingInt(TermsPolicy::rank).thenComparing(TermsPolicy::code));
  }
}
