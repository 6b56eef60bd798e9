package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.commission.internal.CommissionQueries.Claim;
import io.mingqu.settlement.commission.internal.CommissionQueries.Earning;
import io.mingqu.settlement.commission.internal.CommissionQueries.StatementRow;
import io.mingqu.settlement.commission.internal.CommissionQueries.Why;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts parties' names beside what the store knows by number. */
@Component
class CommissionViews {
  private final CommissionQueries queries;
  private final Partners partners;
  private final SystemScope scope;

  CommissionViews(CommissionQueries queries, Partners partners, SystemScope scope) {
    this.queries = queries;
    this.partners = partners;
    this.scope = scope;
  }

  record Party(String id, String code, String name) {}

  record EarningView(Earning earning, Party party) {}

  record ClaimView(Claim claim, Party party) {}

  record StatementView(String id, StatementRow statement, Party party) {}

  Page<EarningView> earnings(Page<Earning> page) {
    Map<String, Party> names = names(page.items().stream().map(Earning::partnerId).toList());
    return new Page<>(page.items().stream().map(e -> new EarningView(e, names.get(e.partnerId()))).toList(), page.next());
  }

  Page<ClaimView> claims(Page<Claim> page) {
    Map<String, Party> names = names(page.items().stream().map(Claim::partnerId).toList());
    return new Page<>(page.items().stream().map(c -> new ClaimView(c, names.get(c.partnerId()))).toList(), page.next());
  }

  Page<StatementView> statements(Page<StatementRow> page) {
    Map<String, Party> names = names(page.items().stream().map(StatementRow::partnerId).toList());
    return new Page<>(page.items().stream().map(s -> new StatementView(s.id(), s, names.get(s.partnerId()))).toList(), page.next());
  }

  StatementView statement(long id, boolean sentOnly) {
    StatementRow row = queries.statement(id, sentOnly).orElseThrow(() -> Problem.notFound("commission-statement", Long.toString(id)));
    return new StatementView(row.id(), row, names(List.of(row.partnerId())).get(row.partnerId()));
  }

  /** The order line belongs to head office, but whoever sees an earning sees what it was computed from. */
  Why why(long id) {
    if (!queries.sees(id)) {
      throw Problem.notFound("commission-entry", Long.toString(id));
    }
    return scope.during("commission.why", () -> queries.why(id)).orElseThrow(() -> Problem.notFound("commission-entry", Long.toString(id)));
  }

  private Map<String, Party> names(Collection<String> ids) {
    Map<String, Party> names = new HashMap<>();
    Map<Long, PartnerView> views = partners.byIds(ids.stream().map(Long::valueOf).distinct().toList());
    for (String id : ids) {
      PartnerView view = views.get(Long.valueOf(id));
      names.put(id, view == null ? new Party(id, "", "") : new Party(id, view.code(), view.shortName().isBlank() ? view.legalName() : view.shortName()));
    }
    return names;
  }
}
