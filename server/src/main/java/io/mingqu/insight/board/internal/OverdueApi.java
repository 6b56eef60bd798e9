package io.mingqu.insight.board.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.insight.board.internal.OverdueQueries.Debt;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed({Role.ADMIN, Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER,
    Role.ANALYST})
class OverdueApi {
  private static final int TERM_DAYS_MAX = 730;
  private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  private final OverdueQueries queries;
  private final Partners partners;
  private final Clock clock;

  OverdueApi(OverdueQueries queries, Partners partners, Clock clock) {
    this.queries = queries;
    this.partners = partners;
    this.clock = clock;
  }

  record Row(String partnerId, String partnerCode, String partnerName, String currency, long balanceMinor, long overdueMinor,
      @Nullable LocalDate lastPaidOn) {}

  record Total(String currency, long overdueMinor, long partners) {}

  record Overdue(LocalDate asOf, int termDays, List<Total> totals, List<Row> items, @Nullable String next) {}

  @GetMapping("/api/overdue")
  @Transactional(readOnly = true)
  public Overdue overdue(@RequestParam(defaultValue = "30") int termDays, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    if (termDays < 0 || termDays > TERM_DAYS_MAX) {
      throw Problem.of("board.bad-term", 422, Map.of("termDays", termDays, "max", TERM_DAYS_MAX));
    }
    int size = Page.checkedLimit(limit);
    List<String> key = Page.decode(after, 1);
    int start = key == null ? 0 : position(key.getFirst());
    LocalDate today = LocalDate.now(clock.withZone(BUSINESS_ZONE));
    List<Debt> debts = queries.debts(today, termDays, partners.unknownCustomer());
    List<Debt> shown = debts.stream().skip(start).limit(size + 1L).toList();
    Page<Debt> page = Page.of(shown, size, debt -> List.of(String.valueOf(start + size)));
    Map<Long, PartnerView> names = partners.byIds(page.items().stream().map(Debt::partnerId).toList());
    return new Overdue(today, termDays, totals(debts), page.items().stream().map(debt -> row(debt, names.get(debt.partnerId()))).toList(), page.next());
  }

  private static int position(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }

  private static List<Total> totals(List<Debt> debts) {
    return debts.stream().collect(Collectors.groupingBy(Debt::currency, TreeMap::new, Collectors.toList())).entrySet().stream()
        .map(entry -> new Total(entry.getKey(), entry.getValue().stream().mapToLong(Debt::overdueMinor).sum(), entry.getValue().size())).toList();
  }

  private static Row row(Debt debt, @Nullable PartnerView partner) {
    String name = partner == null ? "" : partner.shortName().isEmpty() ? partner.legalName() : partner.shortName();
    return new Row(String.valueOf(debt.partnerId()), partner == null ? "" : partner.code(), name, debt.currency(), debt.balanceMinor(),
        debt.overdueMinor(), debt.lastPaidOn());
  }
}
