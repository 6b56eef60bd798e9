package io.mingqu.portal.phone.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.EntityView;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 我有多少钱: what a partner can use now, what is promised to orders and what is expected, per legal entity. */
@Component
@Transactional(readOnly = true)
class Purse {
  private final Ledger ledger;
  private final Partners partners;
  private final Entities entities;

  Purse(Ledger ledger, Partners partners, Entities entities) {
    this.ledger = ledger;
    this.partners = partners;
    this.entities = entities;
  }

  /**
   * @param usableMinor   返利池: confirmed and free to be used up in orders
   * @param reservedMinor promised to orders, not yet consumed
   * @param expectedMinor 预提: earned so far by what is known, not yet stated and confirmed
   */
  record Pool(String partnerId, String partnerName, String entityCode, String entityNameZh, String entityNameEn, String currency, long usableMinor,
      long reservedMinor, long expectedMinor) {}

  /** The caller's own pools, by partner and entity. */
  public List<Pool> mine() {
    Map<Long, EntityView> known = entities.all().stream().collect(Collectors.toMap(EntityView::id, Function.identity()));
    return own().stream().sorted(Comparator.comparingLong(PartnerView::id))
        .flatMap(partner -> partner.entityIds().stream().sorted().filter(known::containsKey).map(id -> pool(partner, known.get(id)))).toList();
  }

  private Collection<PartnerView> own() {
    return Callers.current().scope() instanceof Scope.Parties parties ? partners.byIds(parties.partyIds()).values() : List.of();
  }

  private Pool pool(PartnerView partner, EntityView entity) {
    return new Pool(String.valueOf(partner.id()), partner.shortName().isEmpty() ? partner.legalName() : partner.shortName(), entity.code(),
        entity.nameZh(), entity.nameEn(), entity.currency(), balance(AccountKind.REBATE_POOL, partner, entity),
        balance(AccountKind.POOL_RESERVED, partner, entity), balance(AccountKind.REBATE_ACCRUAL, partner, entity));
  }

  private long balance(AccountKind kind, PartnerView partner, EntityView entity) {
    return ledger.balanceMinor(AccountKey.ofPartner(kind, partner.id(), entity.id(), entity.currency()));
  }
}
