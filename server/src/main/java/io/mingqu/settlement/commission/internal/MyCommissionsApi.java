package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.commission.Commission.State;
import io.mingqu.settlement.commission.internal.CommissionQueries.Earning;
import io.mingqu.settlement.commission.internal.CommissionQueries.Filter;
import io.mingqu.settlement.commission.internal.CommissionQueries.StatementRow;
import io.mingqu.settlement.commission.internal.CommissionQueries.Total;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 我的佣金: a party's own. */
@RestController
@RequestMapping("/api/my/commissions")
@Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
@Transactional
class MyCommissionsApi {
  private final CommissionQueries queries;
  private final CommissionViews views;
  private final CommissionStatements statements;

  MyCommissionsApi(CommissionQueries queries, CommissionViews views, CommissionStatements statements) {
    this.queries = queries;
    this.views = views;
    this.statements = statements;
  }

  record Mine(List<Total> totals) {}

  @GetMapping
  Mine mine() {
    return new Mine(queries.totals(null));
  }

  @GetMapping("/entries")
  Page<Earning> entries(@RequestParam(required = false) @Nullable State state, @RequestParam(required = false) @Nullable Long statement,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.earnings(new Filter(state, null, null, null, statement), Page.checkedLimit(limit), after);
  }

  @GetMapping("/entries/{id}/why")
  CommissionQueries.Why why(@PathVariable long id) {
    return views.why(id);
  }

  @GetMapping("/statements")
  Page<StatementRow> statements(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return queries.statements(null, null, null, true, Page.checkedLimit(limit), after);
  }

  @GetMapping("/statements/{id}")
  StatementRow statement(@PathVariable long id) {
    return views.statement(id, true).statement();
  }

  @PostMapping("/statements/{id}/accept")
  @Allowed({Role.PARTNER_OWNER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void accept(@PathVariable long id) {
    views.statement(id, true);
    statements.accept(id);
  }
}
