package io.mingqu.settlement.bonus.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.CHANNEL_MANAGER;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;
import static io.mingqu.foundation.shared.Role.PARTNER_OWNER;
import static io.mingqu.foundation.shared.Role.PARTNER_STAFF;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.settlement.bonus.internal.BonusStore.LineView;
import io.mingqu.settlement.bonus.internal.BonusStore.ListView;
import io.mingqu.settlement.bonus.internal.GiveBonuses.WantedLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BonusApi {
  record AskBody(String title, String budgetCode, @Nullable Long policyId, List<WantedLine> lines) {}

  record Id(String id) {}

  record Queued(String jobId) {}

  private final GiveBonuses bonuses;
  private final BonusStore store;
  private final Jobs jobs;

  BonusApi(GiveBonuses bonuses, BonusStore store, Jobs jobs) {
    this.bonuses = bonuses;
    this.store = store;
    this.jobs = jobs;
  }

  @GetMapping("/api/bonuses")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  Page<ListView> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return store.page(state, Page.checkedLimit(limit), after);
  }

  /** A list of bonuses and order discounts, asked for together: typed, or the rows of a file. */
  @PostMapping("/api/bonuses")
  @Allowed({ADMIN, CHANNEL_MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  Id ask(@RequestBody AskBody body) {
    return new Id(Long.toString(bonuses.ask(body.title(), body.budgetCode(), body.policyId(), body.lines())));
  }

  /** Looks now for the documents order discounts wait for. */
  @PostMapping("/api/bonuses/discounts")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER})
  @ResponseStatus(HttpStatus.ACCEPTED)
  Queued consume() {
    return new Queued(Long.toString(jobs.startAsSystem(ConsumeDiscounts.NAME, Map.of(), ConsumeDiscounts.NAME)));
  }

  @GetMapping("/api/bonuses/{id}")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  ListView one(@PathVariable long id) {
    return store.one(id).orElseThrow(() -> Problem.notFound("bonus-list", Long.toString(id)));
  }

  @GetMapping("/api/bonuses/{id}/lines")
  @Allowed({ADMIN, CHANNEL_MANAGER, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  @Transactional(readOnly = true)
  Page<LineView> lines(@PathVariable long id, @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return store.lines(id, false, Page.checkedLimit(limit), after);
  }

  /** What was promised to me. */
  @GetMapping("/api/my/bonuses")
  @Allowed({PARTNER_OWNER, PARTNER_STAFF})
  @Transactional(readOnly = true)
  Page<LineView> mine(@RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
    return store.lines(null, true, Page.checkedLimit(limit), after);
  }

  @PostMapping("/api/my/bonuses/{id}/accept")
  @Allowed(PARTNER_OWNER)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void accept(@PathVariable long id) {
    bonuses.accept(id);
  }
}
