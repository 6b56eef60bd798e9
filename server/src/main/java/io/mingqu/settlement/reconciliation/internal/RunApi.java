package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import java.util.List;
import java.util.Map;
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

/** Month-end runs: start one, watch it. */
@RestController
@RequestMapping("/api/settlement-runs")
@StaffOnly
class RunApi {
  private final RunStore store;
  private final RunQueries queries;
  private final StatementQueries statements;
  private final Entities entities;
  private final Seals seals;
  private final Jobs jobs;
  private final Audit audit;

  RunApi(RunStore store, RunQueries queries, StatementQueries statements, Entities entities, Seals seals, Jobs jobs, Audit audit) {
    this.store = store;
    this.queries = queries;
    this.statements = statements;
    this.entities = entities;
    this.seals = seals;
    this.jobs = jobs;
    this.audit = audit;
  }

  /** @param calendar a calendar's code such as {@code natural} or {@code closes-25}; natural when not given */
  record NewRun(String period, String entity, @Nullable String calendar) {}

  record View(String id, String calendar, String period, String first, String last, String entityCode, long cutSeal, String state, @Nullable String jobId,
      int partners, int accounts, int rebates, int deltas, @Nullable String problem, String createdBy, String createdAt, @Nullable String finishedAt) {
    static View of(Run run) {
      return new View(String.valueOf(run.id()), run.calendarCode(), run.periodCode(), run.first().toString(), run.last().toString(), run.entityCode(),
          run.cutSeal(), run.state().name(), run.jobId() == null ? null : String.valueOf(run.jobId()), run.partners(), run.accounts(), run.rebates(),
          run.deltas(), run.problem(), run.createdBy(), run.createdAt(), run.finishedAt());
    }
  }

  /** A run with what became of its period's statements so far. */
  record Full(View run, List<StatementQueries.Count> counts) {}

  @PostMapping
  @Allowed({Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Transactional
  View start(@RequestBody NewRun body) {
    String calendarCode = body.calendar() == null ? FiscalCalendar.NATURAL.code() : body.calendar();
    FiscalCalendar calendar = FiscalCalendar.ofCode(calendarCode)
        .orElseThrow(() -> Problem.of("reconciliation.unknown-calendar", 422, Map.of("calendar", calendarCode)));
    FiscalPeriod period = calendar.parse(body.period())
        .orElseThrow(() -> Problem.of("reconciliation.unknown-period", 422, Map.of("period", body.period())));
    long entityId = entities.idByCode(body.entity())
        .orElseThrow(() -> Problem.of("reconciliation.unknown-entity", 422, Map.of("entity", body.entity())));
    queries.running(body.entity(), period.code()).ifPresent(running -> {
      throw Problem.of("reconciliation.run-going-on", 409, Map.of("period", period.code(), "entity", body.entity(), "run", String.valueOf(running.id())));
    });
    long id = store.open(calendarCode, period, entityId, body.entity(), seals.current());
    store.queued(id, jobs.startAsSystem(MonthEnd.NAME, Map.of("runId", id), "month-end/" + body.entity()));
    audit.record("settlement.run-started", "settlement-run", String.valueOf(id), Map.of("period", period.code(), "entity", body.entity()));
    return View.of(queries.find(id).orElseThrow());
  }

  @GetMapping
  @Transactional(readOnly = true)
  Page<View> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    int rows = Page.checkedLimit(limit);
    List<String> key = Page.decode(after, 1);
    List<Run> runs = queries.list(key == null ? null : Long.valueOf(key.getFirst()), rows + 1);
    return Page.of(runs.stream().map(View::of).toList(), rows, view -> List.of(view.id()));
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  Full one(@PathVariable long id) {
    Run run = queries.find(id).orElseThrow(() -> Problem.notFound("settlement-run", String.valueOf(id)));
    return new Full(View.of(run), statements.counts(new StatementQueries.Filter(null, null, null, null, null, null, null, id, false, false)));
  }
}
