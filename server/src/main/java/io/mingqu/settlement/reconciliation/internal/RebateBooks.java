package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.kernel.reconciliation.ExpectedPayout;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.reconciliation.internal.AccrualStore.Key;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import io.mingqu.settlement.reconciliation.internal.AccrualStore.Entry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What statements do to the books: a rebate is accrued 预提 as it is earned, becomes owed 应付 when its statement is released, and what is then
 * still open is reversed. The open balance is reversed, never a list of earlier entries, so nothing is reversed twice.
 */
@Component
class RebateBooks {
  private final Ledger ledger;
  private final AccrualStore accruals;
  private final StatementQueries statements;
  private final StatementStore store;
  private final Incentives incentives;
  private final Payables payables;
  private final Accounting accounting;
  private final SystemScope scope;
  private final Clock clock;

  RebateBooks(Ledger ledger, AccrualStore accruals, StatementQueries statements, StatementStore store, Incentives incentives, Payables payables,
      Accounting accounting, SystemScope scope, Clock clock) {
    this.ledger = ledger;
    this.accruals = accruals;
    this.statements = statements;
    this.store = store;
    this.incentives = incentives;
    this.payables = payables;
    this.accounting = accounting;
    this.scope = scope;
    this.clock = clock;
  }

  /** What a partner should have open for a programme and period, and the estimate it rests on. */
  private record Expected(Key key, long entityId, String currency, long openMinor, ExpectedPayout estimate, String treatment) {}

  /** Brings the accruals of a chunk of partners to what is earned by now of the payout expected at the end 预提, less what was released. */
  void accrue(Run run, List<Total> totals) {
    Set<Long> partners = totals.stream().map(Total::partnerId).collect(Collectors.toSet());
    Map<String, Long> settled = statements.settledSoFar(partners, run.entityCode());
    Accounting.Book book = accounting.book(totals, run.entityCode());
    List<Expected> expected = totals.stream().map(t -> {
      ExpectedPayout estimate = book.estimate(t, run.last());
      return new Expected(new Key(t.partnerId(), t.code(), t.period().code()), run.entityId(), t.currency(),
          estimate.accruedMinor() - settled.getOrDefault(t.partnerId() + "\t" + t.code() + "\t" + t.period().code(), 0L), estimate, book.treatment(t));
    }).toList();
    bring("run/" + run.id() + "/accrual", expected, run.last());
  }

  /** Brings the accrual of corrected periods to what is stated now and not released: the correction counts in what was given up before. */
  void accrueCorrection(Run run, Statement.Draft draft) {
    Key key = new Key(draft.who().partnerId(), draft.span().programmeCode(), draft.span().periodCode());
    long settled = statements.releasedSoFar(key);
    long payoutMinor = draft.figures().payoutMinor();
    ExpectedPayout known = new ExpectedPayout(ExpectedPayout.Method.SO_FAR, draft.figures().base(), draft.figures().base(), payoutMinor, payoutMinor);
    bring("run/" + run.id() + "/" + key.programmeCode() + "/" + key.periodCode(), List.of(new Expected(key, draft.who().entityId(), draft.who().currency(),
        payoutMinor - settled, known, accounting.treatment(key.programmeCode(), draft.span().programmeVersion()))), run.last());
  }

  private void bring(String decision, List<Expected> expected, LocalDate day) {
    Map<Key, Long> open = accruals.locked(expected.stream().map(e -> e.key().partnerId()).collect(Collectors.toSet()));
    List<Posting> postings = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Expected each : expected) {
      long change = each.openMinor() - open.getOrDefault(each.key(), 0L);
      String decisionId = decision + "/" + each.key().partnerId();
      if (change != 0 || each.openMinor() != 0) {
        entries.add(new Entry(each.key(), each.entityId(), each.currency(), AccrualStore.Kind.ACCRUED, change, each.openMinor(), each.estimate(),
            each.treatment(), decisionId, day));
      }
      if (change != 0) {
        AccountKey accrual = accrual(each.key().partnerId(), each.entityId(), each.currency());
        AccountKey expense = AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, each.entityId(), each.currency());
        postings.add(posting(expense, accrual, change, decisionId, postings.size(), day, each.key().programmeCode(),
            "返利预提 accrual " + each.key().programmeCode() + " " + each.key().periodCode()));
      }
    }
    if (!postings.isEmpty()) {
      ledger.post(postings);
    }
    if (!entries.isEmpty()) {
      accruals.enter(entries);
    }
  }

  /** Releases what is still due of statements into the partners' pools and reverses what stays open after the last of a chain. */
  void release(List<Statement> released) {
    if (!released.isEmpty()) {
      scope.during("reconciliation.release", () -> {
        Map<Long, Long> amounts = new LinkedHashMap<>();
        released.forEach(each -> amounts.put(each.id(), each.unreleasedMinor()));
        return post(released, amounts, "release", true);
      });
    }
  }

  /** Releases part of a disputed statement: what nobody disputes goes on. Returns the amount released now. */
  long releaseUndisputed(Statement statement, long disputedMinor) {
    long amount = statement.unreleasedMinor() - disputedMinor;
    if (amount > 0) {
      scope.during("reconciliation.release", () -> post(List.of(statement), Map.of(statement.id(), amount), "undisputed/" + statement.version(), false));
    }
    return Math.max(0, amount);
  }

  private boolean post(List<Statement> released, Map<Long, Long> amounts, String what, boolean whole) {
    Map<Key, Long> open = accruals.locked(released.stream().map(Statement::partnerId).collect(Collectors.toSet()));
    Set<Long> unfinished = whole ? statements.withOpenChain(released) : Set.of();
    List<Payable> owed = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    for (Statement each : released) {
      Statement.Who who = each.draft().who();
      Key key = new Key(who.partnerId(), each.draft().span().programmeCode(), each.draft().span().periodCode());
      Leg leg = new Leg("statement/" + each.id() + "/" + what, LocalDate.now(clock), each);
      long amount = amounts.getOrDefault(each.id(), 0L);
      long left = open.getOrDefault(key, 0L) - amount;
      if (amount != 0) {
        owed.add(owed(leg, amount));
      }
      entries.add(leg.entry(key, AccrualStore.Kind.RELEASED, -amount, left, accounting));
      if (left != 0 && whole && !unfinished.contains(each.id())) {
        postings.add(posting(leg.accrual(), AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, who.entityId(), who.currency()), left, leg.decision(),
            0, leg.day(), key.programmeCode(), "冲回未结预提 open accrual reversed " + each.number()));
        entries.add(leg.entry(key, AccrualStore.Kind.REVERSED, -left, 0, accounting));
        left = 0;
      }
      open.put(key, left);
    }
    if (!owed.isEmpty() || !postings.isEmpty()) {
      payables.owe(owed);
      ledger.post(postings);
      accruals.enter(entries.stream().filter(e -> e.amountMinor() != 0).toList());
      store.release(amounts);
    }
    return true;
  }

  /** What one statement posts under. */
  private record Leg(String decision, LocalDate day, Statement statement) {
    AccountKey accrual() {
      Statement.Who who = statement.draft().who();
      return RebateBooks.accrual(who.partnerId(), who.entityId(), who.currency());
    }

    String programme() {
      return statement.draft().span().programmeCode();
    }

    Entry entry(Key key, AccrualStore.Kind kind, long amountMinor, long openMinor, Accounting accounting) {
      Statement.Figures figures = statement.draft().figures();
      return new Entry(key, statement.draft().who().entityId(), statement.draft().who().currency(), kind, amountMinor, openMinor,
          new ExpectedPayout(ExpectedPayout.Method.SO_FAR, figures.base(), figures.base(), figures.payoutMinor(), figures.payoutMinor()),
          accounting.treatment(programme(), statement.draft().span().programmeVersion()), decision, day);
    }
  }

  /** Owed from now on: what follows, pool, goods or cash, is decided where everything owed goes through. */
  private Payable owed(Leg leg, long amountMinor) {
    @Nullable Long policyId = incentives.policyId(leg.programme()).orElse(null);
    return new Payable(leg.decision(), Payable.Source.REBATE, leg.statement().partnerId(), amountMinor, leg.accrual(), policyId, true, null, null, leg.day(),
        null, (amountMinor > 0 ? "返利 rebate " : "返利扣回 rebate clawed back ") + leg.statement().number());
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
