package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.settlement.fund.internal.AgreementStore.Agreement;
import io.mingqu.settlement.fund.internal.Applying.Wanted;
import io.mingqu.settlement.fund.internal.Applying.WantedLine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 陈列协议: made with outlets; each month its fees are asked for in one application, once per agreement and month. */
@Component
@Transactional
class Agreeing {
  private final AgreementStore store;
  private final OutletPlaceQueries outlets;
  private final Funds funds;
  private final Applying applying;
  private final Audit audit;
  private final Clock clock;

  Agreeing(AgreementStore store, OutletPlaceQueries outlets, Funds funds, Applying applying, Audit audit, Clock clock) {
    this.store = store;
    this.outlets = outlets;
    this.funds = funds;
    this.applying = applying;
    this.audit = audit;
    this.clock = clock;
  }

  record NewAgreement(long outletId, String title, long monthlyMinor, LocalDate fromDay, LocalDate throughDay) {}

  List<Long> agree(long policyId, List<NewAgreement> wanted) {
    if (wanted.isEmpty() || wanted.size() > Applying.ACTIVITIES_MAX) {
      throw Problem.of("fund.bad-count", 422, Map.of("count", wanted.size(), "max", Applying.ACTIVITIES_MAX));
    }
    funds.inForce(policyId, LocalDate.now(clock));
    Map<Long, OutletPlaceQueries.Outlet> places = outlets.byIds(wanted.stream().map(NewAgreement::outletId).collect(Collectors.toSet()));
    List<Agreement> rows = wanted.stream().map(each -> {
      OutletPlaceQueries.Outlet outlet = places.get(each.outletId());
      if (outlet == null) {
        throw Problem.notFound("store", Long.toString(each.outletId()));
      }
      if (each.monthlyMinor() <= 0 || each.title().isBlank() || each.throughDay().isBefore(each.fromDay())) {
        throw Problem.of("fund.bad-agreement", 422, Map.of("title", each.title(), "monthlyMinor", each.monthlyMinor(), "from", each.fromDay(), "through", each.throughDay()));
      }
      return new Agreement(0, policyId, outlet.partnerId(), each.outletId(), each.title().strip(), each.monthlyMinor(), each.fromDay(), each.throughDay(), "ACTIVE");
    }).toList();
    try {
      List<Long> ids = store.add(rows);
      audit.record("fund.agreed", "fund-agreement", ids.getFirst().toString(), Map.of("agreements", ids.size()));
      return ids;
    } catch (DataIntegrityViolationException overlap) {
      throw Problem.of("fund.agreements-overlap", 409, Map.of("outlets", wanted.size()));
    }
  }

  /** Asks for the month's fees of all agreements that run in it and were not asked for yet. */
  Applying.Made drawUp(long policyId, YearMonth month) {
    List<Agreement> due = store.dueIn(policyId, month.atDay(1), Applying.ACTIVITIES_MAX);
    if (due.isEmpty()) {
      throw Problem.of("fund.nothing-due", 409, Map.of("month", month));
    }
    List<Wanted> wanted = due.stream().map(each -> new Wanted(each.partnerId(), "DISPLAY", each.title(), each.outletId(), null, null, later(each.fromDay(), month.atDay(1)),
        sooner(each.throughDay(), month.atEndOfMonth()), each.id(), List.of(new WantedLine("EXPENSE", "陈列费 / display fee", null, null, each.monthlyMinor())))).toList();
    return applying.apply(policyId, "陈列协议 " + month, wanted);
  }

  void end(long id) {
    if (!store.end(id, LocalDate.now(clock))) {
      throw Problem.notFound("fund-agreement", Long.toString(id));
    }
    audit.record("fund.agreement-ended", "fund-agreement", Long.toString(id), Map.of());
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate sooner(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
