package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.reconciliation.internal.AccrualStore.Key;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What statements do to the books: a rebate is accrued 预提 as it is earned, moves into the partner's pool 返利池 when its statement is released,
 * and what is then still open is reversed. The open balance is reversed, never a list of earlier entries, so nothing is reversed twice.
 */
@Component
class RebateBooks {
  private final Ledger ledger;
  private final AccrualStore accruals;
  private final StatementQueries statements;
  private final StatementStore store;
  private final Incentives incentives;
  private final SystemScope scope;
  private final Clock clock;

  RebateBooks(Ledger ledger, AccrualStore accruals, StatementQueries statements, StatementStore store, Incentives incentives, SystemScope scope, Clock clock) {
    this.ledger = ledger;
    this.accruals = accruals;
    this.statements = statements;
    this.store = store;
    this.incentives = incentives;
    this.scope = scope;
    this.clock = clock;
  }

  /** What a partner should have open for a programme and period. */
  private record Expected(Key key, long entityId, String currency, long openMinor) {}

  /** Brings the accruals of a chunk of partners to what is earned by now and not yet released. */
  void accrue(Run run, List<Total> totals) {
    Set<Long> partners = totals.stream().map(Total::partnerId).collect(Collectors.toSet());
    Map<String, Long> settled = statements.settledSoFar(partners, run.entityCode());
    List<Expected> expected = totals.stream().map(t -> new Expected(new Key(t.partnerId(), t.code(), t.period().code()), run.entityId(), t.currency(),
        t.trace().payoutMinor() - settled.getOrDefault(t.partnerId() + "\t" + t.code() + "\t" + t.period().code(), 0L))).toList();
    bring("run/" + run.id() + "/accrual", expected, run.last());
  }

  /** Brings the accrual of corrected periods to what is stated now. */
  void accrueCorrection(Run run, Statement.Draft draft) {
    Key key = new Key(draft.who().partnerId(), draft.span().programmeCode(), draft.span().periodCode());
    long settled = statements.settledSoFar(List.of(draft.who().partnerId()), run.entityCode())
        .getOrDefault(key.partnerId() + "\t" + key.programmeCode() + "\t" + key.periodCode(), 0L);
    bring("run/" + run.id() + "/" + key.programmeCode() + "/" + key.periodCode(),
        List.of(new Expected(key, draft.who().entityId(), draft.who().currency(), draft.figures().payoutMinor() - settled)), run.last());
  }

  private void bring(String decision, List<Expected> expected, LocalDate day) {
    Map<Key, Long> open = accruals.locked(expected.stream().map(e -> e.key().partnerId()).collect(Collectors.toSet()));
    List<Posting> postings = new ArrayList<>();
    for (Expected each : expected) {
      long change = each.openMinor() - open.getOrDefault(each.key(), 0L);
      if (change != 0) {
        AccountKey accrual = accrual(each.key().partnerId(), each.entityId(), each.currency());
        AccountKey expense = AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, each.entityId(), each.currency());
        postings.add(posting(expense, accrual, change, decision + "/" + each.key().partnerId(), postings.size(), day, each.key().programmeCode(),
            "返利预提 accrual " + each.key().programmeCode() + " " + each.key().periodCode()));
        accruals.set(each.key(), each.entityId(), each.currency(), each.openMinor());
      }
    }
    if (!postings.isEmpty()) {
      ledger.post(postings);
    }
  }

  /** Releases what is still due of statements into the partners' pools and reverses what stays open after the last of a chain. */
  void release(List<Statement> released) {
    if (released.isEmpty()) {
      return;
    }
    scope.during("reconciliation.release", () -> {
      accruals.locked(released.stream().map(Statement::partnerId).collect(Collectors.toSet()));
      released.forEach(each -> release(each, each.unreleasedMinor(), "release"));
      return true;
    });
  }

  /** Releases part of a disputed statement: what nobody disputes goes on. Returns the amount released now. */
  long releaseUndisputed(Statement statement, long disputedMinor) {
    long amount = statement.unreleasedMinor() - disputedMinor;
    if (amount > 0) {
      scope.during("reconciliation.release", () -> {
        release(statement, amount, "undisputed/" + statement.version());
        return true;
      });
    }
    return Math.max(0, amount);
  }

  private void release(Statement statement, long amountMinor, String what) {
    Statement.Who who = statement.draft().who();
    Key key = new Key(who.partnerId(), statement.draft().span().programmeCode(), statement.draft().span().periodCode());
    long open = accruals.locked(List.of(who.partnerId())).getOrDefault(key, 0L);
    String decision = "statement/" + statement.id() + "/" + what;
    LocalDate today = LocalDate.now(clock);
    AccountKey accrual = accrual(who.partnerId(), who.entityId(), who.currency());
    List<Posting> postings = new ArrayList<>();
    if (amountMinor != 0) {
      payOut(postings, statement, amountMinor, decision, today, accrual);
      open -= amountMinor;
    }
    if (open != 0 && what.equals("release") && lastOfChain(statement)) {
      AccountKey expense = AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, who.entityId(), who.currency());
      postings.add(posting(accrual, expense, open, decision, postings.size(), today, key.programmeCode(), "冲回未结预提 open accrual reversed " + statement.number()));
      open = 0;
    }
    if (!postings.isEmpty()) {
      ledger.post(postings);
      accruals.set(key, who.entityId(), who.currency(), open);
      store.release(statement.id(), amountMinor);
    }
  }

  /** Into the pool; a clawback takes out of it what is there, and the rest becomes owed. */
  private void payOut(List<Posting> postings, Statement statement, long amountMinor, String decision, LocalDate today, AccountKey accrual) {
    Statement.Who who = statement.draft().who();
    AccountKey pool = AccountKey.ofPartner(AccountKind.REBATE_POOL, who.partnerId(), who.entityId(), who.currency());
    String programme = statement.draft().span().programmeCode();
    if (amountMinor > 0) {
      postings.add(posting(accrual, pool, amountMinor, decision, postings.size(), today, programme, "返利入池 rebate released " + statement.number()));
      return;
    }
    long fromPool = Math.min(-amountMinor, Math.max(0, ledger.lockedBalanceMinor(pool)));
    if (fromPool > 0) {
      postings.add(posting(pool, accrual, fromPool, decision, postings.size(), today, programme, "返利扣回 clawed back " + statement.number()));
    }
    if (-amountMinor > fromPool) {
      AccountKey owed = AccountKey.ofPartner(AccountKind.CLAWBACK_RECEIVABLE, who.partnerId(), who.entityId(), who.currency());
      postings.add(posting(owed, accrual, -amountMinor - fromPool, decision, postings.size(), today, programme, "返利应退 clawback owed " + statement.number()));
    }
  }

  private boolean lastOfChain(Statement statement) {
    return statements.openInChain(statement) == 0;
  }

  private static AccountKey accrual(long partnerId, long entityId, String currency) {
    return AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, partnerId, entityId, currency);
  }

  /** A negative amount swaps the sides. */
  private Posting posting(AccountKey debit, AccountKey credit, long amountMinor, String decision, int leg, LocalDate day, String programmeCode, String text) {
    @Nullable Long programmeId = incentives.policyId(programmeCode).orElse(null);
    return amountMinor > 0 ? new Posting(debit, credit, amountMinor, decision, leg, day, programmeId, text)
        : new Posting(credit, debit, -amountMinor, decision, leg, day, programmeId, text);
  }
}
