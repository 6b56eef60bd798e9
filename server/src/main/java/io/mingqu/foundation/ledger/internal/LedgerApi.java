package io.mingqu.foundation.ledger.internal;

import static io.mingqu.foundation.shared.Role.ADMIN;
import static io.mingqu.foundation.shared.Role.ANALYST;
import static io.mingqu.foundation.shared.Role.FINANCE_APPROVER;
import static io.mingqu.foundation.shared.Role.FINANCE_PREPARER;
import static io.mingqu.foundation.shared.Role.FINANCE_REVIEWER;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.ledger.Proof;
import io.mingqu.foundation.ledger.TrialBalance;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.ledger.AccountKind;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/ledger")
class LedgerApi {
  record PeriodLockBody(LocalDate lockedThrough, String reason) {}

  record Locks(java.util.List<PeriodLockStore.Lock> items) {}

  private final Ledger ledger;
  private final LedgerListQueries lists;
  private final PeriodLockStore locks;

  LedgerApi(Ledger ledger, LedgerListQueries lists, PeriodLockStore locks) {
    this.ledger = ledger;
    this.lists = lists;
    this.locks = locks;
  }

  @GetMapping("/accounts")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<LedgerListQueries.AccountRow> accounts(@RequestParam @Nullable AccountKind kind, @RequestParam @Nullable Long partyId,
      @RequestParam @Nullable Long entityId, @RequestParam @Nullable String currency, @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after) {
    return lists.accounts(new LedgerListQueries.AccountFilter(kind, partyId, entityId, currency), Page.checkedLimit(limit), after);
  }

  @GetMapping("/accounts/{accountId}/statement")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  LedgerListQueries.Statement statement(@PathVariable long accountId, @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate through, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return lists.statement(accountId, from, through, Page.checkedLimit(limit), after);
  }

  @GetMapping("/postings")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Page<LedgerListQueries.PostingRow> postings(@RequestParam @Nullable String decisionId, @RequestParam @Nullable Long partyId,
      @RequestParam @Nullable Long programmeId, @RequestParam @Nullable Long entityId, @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate through, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return lists.postings(new LedgerListQueries.PostingFilter(decisionId, partyId, programmeId, entityId, from, through),
        Page.checkedLimit(limit), after);
  }

  @GetMapping("/trial-balance")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  TrialBalance trialBalance(@RequestParam @Nullable Long entityId, @RequestParam @Nullable LocalDate through) {
    return ledger.trialBalance(entityId, through);
  }

  @GetMapping("/proof")
  @Allowed({ADMIN, FINANCE_REVIEWER, FINANCE_APPROVER})
  Proof proof() {
    return ledger.proof();
  }

  @GetMapping("/period-locks")
  @Allowed({ADMIN, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST})
  Locks periodLocks() {
    return new Locks(locks.all());
  }

  @PutMapping("/period-locks/{entityId}")
  @Allowed(FINANCE_APPROVER)
  PeriodLockStore.Lock lockPeriod(@PathVariable long entityId, @RequestBody PeriodLockBody body) {
    if (body.reason().isBlank() || body.reason().length() > 500) {
      throw Problem.of("ledger.reason-missing", 422, Map.of("max", 500));
    }
    return locks.move(entityId, body.lockedThrough(), body.reason());
  }
}
