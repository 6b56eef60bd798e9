package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people call partners. */
@Component
class PartnerNames {
  private final Partners partners;

  PartnerNames(Partners partners) {
    this.partners = partners;
  }

  Page<PayableQueries.Row> payables(Page<PayableQueries.Row> page) {
    Map<Long, PartnerView> known = partners.byIds(page.items().stream().map(row -> Long.valueOf(row.partnerId())).distinct().toList());
    return new Page<>(page.items().stream().map(row -> row.named(code(known, row.partnerId()), name(known, row.partnerId()))).toList(), page.next());
  }

  Page<BankAccountStore.Row> accounts(Page<BankAccountStore.Row> page) {
    Map<Long, PartnerView> known = partners.byIds(page.items().stream().map(row -> Long.valueOf(row.partnerId())).distinct().toList());
    return new Page<>(page.items().stream().map(row -> row.named(code(known, row.partnerId()), name(known, row.partnerId()))).toList(), page.next());
  }

  private static String code(Map<Long, PartnerView> known, String id) {
    PartnerView partner = known.get(Long.valueOf(id));
    return partner == null ? "" : partner.code();
  }

  private static String name(Map<Long, PartnerView> known, String id) {
    PartnerView partner = known.get(Long.valueOf(id));
    return partner == null ? "" : partner.shortName().isBlank() ? partner.legalName() : partner.shortName();
  }
}
