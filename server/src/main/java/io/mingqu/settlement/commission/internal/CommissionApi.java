package io.mingqu.settlement.commission.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PRICING;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.kernel.commission.Commission.State;
import io.mingqu.settlement.commission.CommissionRole;
import io.mingqu.settlement.commission.internal.CommissionQueries.Filter;
import io.mingqu.settlement.commission.internal.CommissionQueries.Total;
import io.mingqu.settlement.commission.internal.CommissionViews.ClaimView;
import io.mingqu.settlement.commission.internal.CommissionViews.EarningView;
import io.mingqu.settlement.commission.internal.CommissionViews.StatementView;
import io.mingqu.settlement.commission.internal.RecordCommissionClaims.Brought;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/commissions")
@StaffOnly
@Transactional
class CommissionApi {
  private static final int BULK_MAX = 500;
  private final CommissionQueries queries;
  private final CommissionViews views;
  private final RecordCommissionClaims recording;
  private final CommissionStatements statements;
  private final Jobs jobs;
  private final CommissionKind kind;

  CommissionApi(CommissionQueries queries, CommissionViews views, RecordCommissionClaims recording, CommissionStatements statements, Jobs jobs, CommissionKind kind) {
    this.queries = queries;
    this.views = views;
    this.recording = recording;
    this.statements = statements;
    this.jobs = jobs;
    this.kind = kind;
  }

  record Totals(List<Total> items) {}

  record ClaimsBody(List<Brought> claims) {}

  record Started(String jobId) {}

  record MonthBody(YearMonth month) {}

  record Drawn(int statements) {}

  record StepBody(CommissionStatements.Step step, List<String> ids) {}

  record TaxBody(long withheldMinor, String invoiceStatus, @Nullable String invoiceNo) {}

  record Checked(List<PolicyKind.ExampleResult> examples, int examplesMin) {}

  @GetMapping("/entries")
  Page<EarningView> entries(@RequestParam(required = false) @Nullable State state, @RequestParam(required = false) @Nullable Long partner,
      @RequestParam(required = false) @Nullable String order, @RequestParam(required = false) @Nullable CommissionRole role,
      @RequestParam(required = false) @Nullable Long statement, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return views.earnings(queries.earnings(new Filter(state, partner, order, role, statement), Page.checkedLimit(limit), after));
  }

  @GetMapping("/entries/{id}/why")
  CommissionQueries.Why why(@PathVariable long id) {
    return views.why(id);
  }

  @GetMapping("/totals")
  Totals totals(@RequestParam(required = false) @Nullable Long partner) {
    return new Totals(queries.totals(partner));
  }

  @GetMapping("/claims")
  Page<ClaimView> claims(@RequestParam(required = false) @Nullable String order, @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable Long partner, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return views.claims(queries.claims(order, outcome, partner, Page.checkedLimit(limit), after));
  }

  /** Who brought which orders; the same claim again replaces what it said. */
  @PostMapping("/claims")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started claim(@RequestBody ClaimsBody body) {
    if (body.claims() == null || body.claims().isEmpty() || body.claims().size() > BULK_MAX) {
      throw Problem.of("commission.how-many", 422, Map.of("given", body.claims() == null ? 0 : body.claims().size(), "most", BULK_MAX));
    }
    recording.record(body.claims());
    return run();
  }

  /** Looks at what became known and at the calendar now; also done after every import of orders or claims. */
  @PostMapping("/runs")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started run() {
    return new Started(Long.toString(jobs.startAsSystem(EarnCommissionsJob.NAME, Map.of(), EarnCommissionsJob.ONE_AT_A_TIME)));
  }

  /** What the examples of a body come to; refuses what could not be published. Changes nothing. */
  @PostMapping("/plans/check")
  @Allowed({CHANNEL_MANAGER, PRICING})
  Checked check(@RequestBody JsonNode body) {
    return new Checked(CommissionKind.results(CommissionKind.read(kind.checked(body))), kind.examplesMin());
  }

  @GetMapping("/statements")
  Page<StatementView> statements(@RequestParam(required = false) @Nullable YearMonth month, @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long partner, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return views.statements(queries.statements(month == null ? null : month.toString(), state, partner, false, Page.checkedLimit(limit), after));
  }

  @PostMapping("/statements")
  @Allowed({FINANCE_PREPARER})
  Drawn draw(@RequestBody MonthBody body) {
    return new Drawn(statements.draw(body.month()));
  }

  @GetMapping("/statements/{id}")
  StatementView statement(@PathVariable long id) {
    return views.statement(id, false);
  }

  @PostMapping("/statements/steps")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void step(@RequestBody StepBody body) {
    if (body.ids() == null || body.ids().isEmpty() || body.ids().size() > BULK_MAX || body.step() == null) {
      throw Problem.of("commission.how-many", 422, Map.of("given", body.ids() == null ? 0 : body.ids().size(), "most", BULK_MAX));
    }
    statements.step(body.step(), body.ids().stream().map(CommissionApi::id).toList());
  }

  private static long id(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw Problem.notFound("commission-statement", text);
    }
    return Long.parseLong(text);
  }

  /** What the adviser decided: withheld tax, and whether the party's invoice has come. */
  @PutMapping("/statements/{id}/tax")
  @Allowed({FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tax(@PathVariable long id, @RequestBody TaxBody body) {
    statements.tax(id, body.withheldMinor(), body.invoiceStatus(), body.invoiceNo() == null ? "" : body.invoiceNo());
  }
}
