package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Statements for staff: lists, records, why, steps one by one and in bulk. */
@RestController
@RequestMapping("/api/statements")
@StaffOnly
class StatementApi {
  private static final int BULK_MAX = 20_000;
  private final StatementQueries queries;
  private final StatementViews views;
  private final StatementChanges changes;
  private final Steps steps;
  private final Disputes disputes;
  private final Freezing freezing;
  private final Jobs jobs;
  private final Audit audit;

  StatementApi(StatementQueries queries, StatementViews views, StatementChanges changes, Steps steps, Disputes disputes, Freezing freezing, Jobs jobs,
      Audit audit) {
    this.queries = queries;
    this.views = views;
    this.changes = changes;
    this.steps = steps;
    this.disputes = disputes;
    this.freezing = freezing;
    this.jobs = jobs;
    this.audit = audit;
  }

  record Full(StatementViews.View statement, List<StatementQueries.Event> events, List<StatementQueries.Dispute> disputes,
      List<StatementViews.View> corrections) {}

  record Counts(List<StatementQueries.Count> items) {}

  /** Which statements: by ids, or all that a filter finds. */
  record Selection(@Nullable List<String> ids, @Nullable String kind, @Nullable String period, @Nullable String entity, @Nullable String state,
      @Nullable String programme, @Nullable String partner) {}

  record BulkStep(Action action, Selection selection, @Nullable String note) {}

  record Queued(String jobId, int statements) {}

  record Step(Action action, @Nullable String note) {}

  record Answer(List<String> disputeIds, boolean upheld, String answer) {}

  @GetMapping
  @Transactional(readOnly = true)
  Page<StatementViews.View> list(@RequestParam @Nullable String kind, @RequestParam @Nullable String period, @RequestParam @Nullable String entity,
      @RequestParam @Nullable String state, @RequestParam @Nullable String programme, @RequestParam @Nullable String partner,
      @RequestParam @Nullable Long partnerId, @RequestParam(defaultValue = "false") boolean attention, @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    StatementQueries.Filter filter = new StatementQueries.Filter(kind, period, entity, state, programme, partner, partnerId, null, attention, false);
    Page<Statement> page = queries.page(filter, after, Page.checkedLimit(limit));
    return new Page<>(views.views(page.items()), page.next());
  }

  @GetMapping("/counts")
  @Transactional(readOnly = true)
  Counts counts(@RequestParam @Nullable String kind, @RequestParam @Nullable String period, @RequestParam @Nullable String entity) {
    return new Counts(queries.counts(new StatementQueries.Filter(kind, period, entity, null, null, null, null, null, false, false)));
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  Full one(@PathVariable long id) {
    Statement statement = found(id);
    StatementQueries.Filter chain = new StatementQueries.Filter(statement.kind().name(), statement.draft().span().periodCode(),
        statement.draft().who().entityCode(), null, statement.kind() == Statement.Kind.REBATE ? statement.draft().span().programmeCode() : null, null,
        statement.partnerId(), null, false, false);
    List<Statement> others = queries.page(chain, null, 100).items().stream().filter(s -> s.id() != id).toList();
    return new Full(views.view(statement), queries.events(id), queries.disputes(id), views.views(others));
  }

  @GetMapping("/{id}/lines")
  @Transactional(readOnly = true)
  Page<StatementViews.Line> lines(@PathVariable long id, @RequestParam @Nullable String figure, @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return StatementViews.page(views.lines(found(id), figure), after, Page.checkedLimit(limit));
  }

  @GetMapping("/{id}/why")
  @Transactional(readOnly = true)
  WhyView why(@PathVariable long id, @RequestParam(defaultValue = "CLOSING") String figure) {
    return views.why(found(id), figure);
  }

  @GetMapping("/{id}/changes")
  @Transactional(readOnly = true)
  StatementChanges.View changes(@PathVariable long id) {
    return changes.view(found(id));
  }

  @GetMapping("/{id}/verify")
  @Transactional(readOnly = true)
  Freezing.Verdict verify(@PathVariable long id) {
    return freezing.verify(found(id));
  }

  @PostMapping("/{id}/steps")
  @Allowed({Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER})
  @Transactional
  StatementViews.View step(@PathVariable long id, @RequestBody Step body) {
    return views.view(steps.act(id, body.action(), Objects.requireNonNullElse(body.note(), "")));
  }

  /** What a bulk step would do; changes nothing. */
  @PostMapping("/bulk-steps/preview")
  @Allowed({Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER})
  @Transactional
  Steps.Preview preview(@RequestBody BulkStep body) {
    return steps.preview(queries.all(selected(body.selection())), body.action());
  }

  @PostMapping("/bulk-steps")
  @Allowed({Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.SALES_REP, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Transactional
  Queued bulk(@RequestBody BulkStep body) {
    List<Long> ids = selected(body.selection());
    if (ids.isEmpty() && body.selection().ids() != null) {
      throw Problem.of("reconciliation.nothing-selected", 422);
    }
    long job = jobs.start(BulkSteps.NAME, Map.of("ids", ids, "action", body.action().name(), "note", Objects.requireNonNullElse(body.note(), "")), null);
    audit.record("statement.bulk-step", "statements", body.action().name(), Map.of("count", ids.size(), "job", job));
    return new Queued(String.valueOf(job), ids.size());
  }

  @PostMapping("/{id}/disputes/answer")
  @Allowed({Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER})
  @Transactional
  StatementViews.View answer(@PathVariable long id, @RequestBody Answer body) {
    return views.view(disputes.answer(id, body.disputeIds().stream().map(StatementApi::number).toList(), body.upheld(), body.answer()));
  }

  @PostMapping("/{id}/release-undisputed")
  @Allowed(Role.FINANCE_APPROVER)
  @Transactional
  StatementViews.View releaseUndisputed(@PathVariable long id) {
    return views.view(disputes.releaseUndisputed(id));
  }

  private List<Long> selected(Selection selection) {
    List<Long> ids = selection.ids() != null ? selection.ids().stream().map(StatementApi::number).distinct().toList()
        : queries.ids(new StatementQueries.Filter(selection.kind(), selection.period(), selection.entity(), selection.state(), selection.programme(),
            selection.partner(), null, null, false, false));
    if (ids.size() > BULK_MAX) {
      throw Problem.of("reconciliation.too-many-selected", 422, Map.of("statements", ids.size(), "max", BULK_MAX));
    }
    return ids;
  }

  static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-parameter", 400, Map.of("name", "id", "value", id));
    }
  }

  private Statement found(long id) {
    return queries.find(id).orElseThrow(() -> Problem.notFound("statement", String.valueOf(id)));
  }
}
