package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.trade.catalog.Products;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out whether two programmes of one exclusivity group would pay twice for the same movement: same entity, currency and kind of
 * movement, a day both are in force, a channel, a partner and a product both cover. Those are the witness.
 */
@Component
class Conflicts {
  private final Partners partners;
  private final Products products;
  private final ScopeResolver scopes;

  Conflicts(Partners partners, Products products, ScopeResolver scopes) {
    this.partners = partners;
    this.products = products;
    this.scopes = scopes;
  }

  /** A movement both would pay for; no product where both count payments or there is no catalogue yet. */
  record Witness(ProgrammePolicy other, LocalDate day, String partnerCode, String productSku) {}

  Optional<Witness> find(ProgrammePolicy policy, List<ProgrammePolicy> published, Cut cut) {
    if (policy.exclusivityGroup() == null) {
      return Optional.empty();
    }
    return published.stream().filter(other -> !other.code().equals(policy.code()) && policy.exclusivityGroup().equals(other.exclusivityGroup()))
        .flatMap(other -> witness(policy, other, cut).stream()).findFirst();
  }

  private Optional<Witness> witness(ProgrammePolicy a, ProgrammePolicy b, Cut cut) {
    Programme one = a.programme();
    Programme two = b.programme();
    LocalDate day = one.from().isAfter(two.from()) ? one.from() : two.from();
    boolean meet = !day.isAfter(one.to()) && !day.isAfter(two.to()) && a.entity().equals(b.entity()) && one.currency().equals(two.currency())
        && !Collections.disjoint(one.base().measure().kinds(), two.base().measure().kinds())
        && overlap(one.scope().channels(), two.scope().channels());
    if (!meet) {
      return Optional.empty();
    }
    boolean ofGoods = one.base().measure().ofGoods() && two.base().measure().ofGoods();
    Optional<String> product = ofGoods ? productOfBoth(one.scope().items(), two.scope().items(), cut, day) : Optional.of("");
    return product.flatMap(sku -> partnerOfBoth(a, b, cut, day).map(partner -> new Witness(b, day, partner, sku)));
  }

  private static boolean overlap(Set<String> one, Set<String> two) {
    return one.isEmpty() || two.isEmpty() || !Collections.disjoint(one, two);
  }

  private Optional<String> productOfBoth(Scope.Items one, Scope.Items two, Cut cut, LocalDate day) {
    if (Collections.disjoint(one.codeKinds(), two.codeKinds())) {
      return Optional.empty();
    }
    Map<String, Long> skus = products.idsBySku();
    ScopeResolver.Snapshot known = scopes.at(cut, day);
    var inOne = known.productIn(one);
    var inTwo = known.productIn(two);
    Map<Long, CodeKind> kinds = products.codeKinds();
    boolean unbounded = everything(one) && everything(two);
    return skus.entrySet().stream().sorted(Map.Entry.comparingByKey())
        .filter(e -> inOne.test(e.getValue()) && inTwo.test(e.getValue()) && !one.excluded().contains(e.getKey()) && !two.excluded().contains(e.getKey()))
        .filter(e -> counts(one, kinds.get(e.getValue())) && counts(two, kinds.get(e.getValue())))
        .map(Map.Entry::getKey).findFirst().or(() -> unbounded ? Optional.of("") : Optional.empty());
  }

  private static boolean everything(Scope.Items items) {
    return items.categories().isEmpty() && items.listed().isEmpty();
  }

  private static boolean counts(Scope.Items items, @Nullable CodeKind kind) {
    return kind != null && items.codeKinds().contains(kind);
  }

  private Optional<String> partnerOfBoth(ProgrammePolicy a, ProgrammePolicy b, Cut cut, LocalDate day) {
    FiscalPeriod ofA = a.programme().cycle().calendar().periodOf(day, a.programme().cycle().grain());
    FiscalPeriod ofB = b.programme().cycle().calendar().periodOf(day, b.programme().cycle().grain());
    ScopeResolver.Snapshot known = scopes.at(cut, LocalDate.MAX);
    PartnerAttributes all = partners.attributesAsOf(day, cut.sealNo());
    for (int i = 0; i < all.size(); i++) {
      long id = all.partnerId(i);
      if (id != partners.unknownCustomer() && known.covers(a, ofA, id) && known.covers(b, ofB, id)) {
        return partners.byId(id).map(p -> p.code());
      }
    }
    return Optional.empty();
  }
}
