package io.mingqu.settlement.budget.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.REGIONAL_MANAGER;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.settlement.budget.internal.BudgetQueries.View;
import io.mingqu.settlement.budget.internal.KeepBudgets.Wanted;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/budgets")
class BudgetApi {
  record OpenBody(String code, String titleZh, String titleEn, @Nullable Long entityId, @Nullable String currency, @Nullable Integer accrualPpm,
      @Nullable Long parentId, @Nullable Long orgUnitId, @Nullable Long partnerId, LocalDate validFrom, LocalDate validThrough) {}

  record GrantBody(long amountMinor, String reason) {}

  record AllocationBody(long toBudgetId, long amountMinor, @Nullable String text) {}

  record FreezeBody(boolean frozen) {}

  record CloseBody(@Nullable String carryTo) {}

  record AccrueBody(YearMonth through) {}

  record Created(String id) {}

  record Submitted(String approvalId) {}

  record Queued(String jobId) {}

  record Months<T>(List<T> items) {}

  private final KeepBudgets budgets;
  private final BudgetQueries queries;
  private final Jobs jobs;
  private final Clock clock;

  BudgetApi(KeepBudgets budgets, BudgetQueries queries, Jobs jobs, Clock clock) {
    this.budgets = budgets;
    this.queries = queries;
    this.jobs = jobs;
    this.clock = clock;
  }

  @GetMapping
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<View> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long parent, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return queries.page(q, state, parent, Page.checkedLimit(limit), after);
  }

  @PostMapping
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Created open(@RequestBody OpenBody body) {
    if (body.parentId() == null && (body.entityId() == null || body.currency() == null || !body.currency().matches("[A-Z]{3}"))) {
      throw Problem.of("budget.entity-missing", 422, Map.of("code", body.code(), "currency", body.currency() == null ? "" : body.currency()));
    }
    return new Created(Long.toString(budgets.open(new Wanted(body.code(), body.titleZh(), body.titleEn(), body.entityId() == null ? 0 : body.entityId(),
        body.currency() == null ? "" : body.currency(), body.accrualPpm(), body.parentId(), body.orgUnitId(), body.partnerId(), body.validFrom(),
        body.validThrough()))));
  }

  /** Brings all accrued budgets to the payments known now, through a month. */
  @PostMapping("/accruals")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Queued accrue(@RequestBody AccrueBody body) {
    if (body.through().isAfter(YearMonth.now(clock))) {
      throw Problem.of("budget.month-ahead", 422, Map.of("through", body.through()));
    }
    return new Queued(Long.toString(jobs.startAsSystem(AccrueBudgets.NAME, Map.of("through", body.through().toString()), "budget/accrue")));
  }

  @GetMapping("/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  View one(@PathVariable long id) {
    return queries.one(id).orElseThrow(() -> Problem.notFound("budget", Long.toString(id)));
  }

  @GetMapping("/{id}/entries")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<BudgetQueries.Entry> entries(@PathVariable long id, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    one(id);
    return queries.entries(id, Page.checkedLimit(limit), after);
  }

  @GetMapping("/{id}/burn")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Months<BudgetQueries.Burn> burn(@PathVariable long id) {
    one(id);
    return new Months<>(queries.burn(id));
  }

  @GetMapping("/{id}/accruals")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Months<BudgetQueries.Accrued> accruals(@PathVariable long id) {
    one(id);
    return new Months<>(queries.accrued(id));
  }

  /** What each partner's payments gave, so that a month's accrual can be followed down. */
  @GetMapping("/{id}/accruals/partners")
  @Allowed({ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<BudgetQueries.AccruedOf> accrualsOf(@PathVariable long id, @RequestParam(required = false) @Nullable YearMonth month,
      @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    one(id);
    return queries.accruedOf(id, month == null ? null : month.atDay(1), Page.checkedLimit(limit), after);
  }

  @PostMapping("/{id}/grants")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Submitted grant(@PathVariable long id, @RequestBody GrantBody body) {
    return new Submitted(Long.toString(budgets.requestGrant(id, body.amountMinor(), body.reason())));
  }

  @PostMapping("/{id}/allocations")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void allocate(@PathVariable long id, @RequestBody AllocationBody body, @RequestHeader("Idempotency-Key") String key) {
    budgets.allocate(id, body.toBudgetId(), body.amountMinor(), key.substring(0, Math.min(key.length(), 40)), body.text() == null ? "分配 / allocated" : body.text());
  }

  @PostMapping("/{id}/freeze")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void freeze(@PathVariable long id, @RequestBody FreezeBody body) {
    budgets.freeze(id, body.frozen());
  }

  @PostMapping("/{id}/close")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_APPROVER})
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable long id, @RequestBody CloseBody body) {
    budgets.close(id, body.carryTo());
  }
}
