package io.mingqu.foundation.ledger.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.ledger.OpenBalance;
import io.mingqu.foundation.ledger.Posted;
import io.mingqu.foundation.ledger.Proof;
import io.mingqu.foundation.ledger.TrialBalance;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.Balances;
import io.mingqu.kernel.ledger.Posting;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The books as kept in PostgreSQL. */
@Component
class Book implements Ledger {
  private final AccountStore accounts;
  private final PostingStore store;
  private final LedgerQueries queries;
  private final SystemScope systemScope;
  private final Clock clock;

  Book(AccountStore accounts, PostingStore store, LedgerQueries queries, SystemScope systemScope, Clock clock) {
    this.accounts = accounts;
    this.store = store;
    this.queries = queries;
    this.systemScope = systemScope;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Posted post(List<Posting> postings) {
    return unscoped(() -> write(postings, null));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Posted reverse(String decisionId, String originalDecisionId, LocalDate businessDate, String text) {
    return unscoped(() -> {
      List<LedgerQueries.Reversible> open = queries.notReversed(originalDecisionId, decisionId);
      if (open.isEmpty()) {
        throw Problem.of("ledger.nothing-to-reverse", 409, Map.of("decisionId", originalDecisionId));
      }
      List<Posting> reversals = open.stream().map(o -> new Posting(o.posting().credit(), o.posting().debit(), o.posting().amountMinor(),
          decisionId, o.posting().leg(), businessDate, o.posting().programmeId(), text)).toList();
      return write(reversals, open.stream().map(LedgerQueries.Reversible::id).toList());
    });
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Posted reverseOpenBalances(String decisionId, List<OpenBalance> openBalances, LocalDate businessDate, String text) {
    return unscoped(() -> {
      Map<AccountKey, Long> ids = accounts.idsOpened(openBalances.stream().map(OpenBalance::account).distinct().toList());
      queries.lockAccounts(ids.values());
      Map<LedgerQueries.ProgrammeAccount, LedgerQueries.Sums> sums = queries.openSums(openBalances.stream()
          .map(o -> new LedgerQueries.ProgrammeAccount(o.programmeId(), ids.get(o.account()))).toList(), decisionId);
      List<Posting> postings = new ArrayList<>();
      for (OpenBalance o : openBalances) {
        LedgerQueries.Sums sum = sums.getOrDefault(new LedgerQueries.ProgrammeAccount(o.programmeId(), ids.get(o.account())), LedgerQueries.Sums.NONE);
        Balances.closing(o.account(), o.counter(), Balances.ofMinor(o.account().kind(), sum.debitMinor(), sum.creditMinor()),
            decisionId, o.leg(), businessDate, o.programmeId(), text).ifPresent(postings::add);
      }
      return write(postings, null);
    });
  }

  private Posted write(List<Posting> postings, @Nullable List<Long> reversesIds) {
    if (postings.isEmpty()) {
      return new Posted(0, 0);
    }
    refuseTwins(postings);
    Set<AccountKey> keys = new HashSet<>();
    postings.forEach(posting -> {
      keys.add(posting.debit());
      keys.add(posting.credit());
    });
    Map<AccountKey, Long> ids = accounts.idsOpened(keys);
    store.shareWithPeriodLocks();
    Set<PostingStore.Id> inserted = store.insert(postings, ids, reversesIds, clock.instant(), Callers.current().principalId());
    List<Posting> written = postings;
    if (inserted.size() < postings.size()) {
      store.checkRepeated(postings.stream().filter(p -> !inserted.contains(PostingStore.Id.of(p))).toList(), ids);
      written = postings.stream().filter(p -> inserted.contains(PostingStore.Id.of(p))).toList();
    }
    changeBalances(written, ids);
    return new Posted(written.size(), postings.size() - written.size());
  }

  private void changeBalances(List<Posting> written, Map<AccountKey, Long> ids) {
    Map<Long, Long> changes = new HashMap<>();
    Balances.limitedChangesMinor(written).forEach((key, change) -> changes.put(ids.get(key), change));
    if (changes.isEmpty()) {
      return;
    }
    List<Long> refused = store.changeBalances(changes);
    if (!refused.isEmpty()) {
      long account = refused.getFirst();
      throw queries.belowLimit(account, changes.get(account));
    }
  }

  private static void refuseTwins(List<Posting> postings) {
    if (postings.size() > 1) {
      Set<PostingStore.Id> seen = new HashSet<>();
      for (Posting posting : postings) {
        if (!seen.add(PostingStore.Id.of(posting))) {
          throw new IllegalArgumentException("decision " + posting.decisionId() + " has two postings with leg " + posting.leg());
        }
      }
    }
  }

  @Override
  @Transactional(readOnly = true)
  public long balanceMinor(AccountKey account) {
    return accounts.find(account).map(id -> queries.balanceMinor(account.kind(), id)).orElse(0L);
  }

  @Override
  @Transactional(readOnly = true)
  public long openBalanceMinor(long programmeId, AccountKey account) {
    return accounts.find(account).map(id -> {
      LedgerQueries.ProgrammeAccount key = new LedgerQueries.ProgrammeAccount(programmeId, id);
      LedgerQueries.Sums sums = queries.openSums(List.of(key), "").getOrDefault(key, LedgerQueries.Sums.NONE);
      return Balances.ofMinor(account.kind(), sums.debitMinor(), sums.creditMinor());
    }).orElse(0L);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public long lockedBalanceMinor(AccountKey limitedAccount) {
    requireLimited(limitedAccount);
    return unscoped(() -> queries.lockedBalanceMinor(accounts.idsOpened(Set.of(limitedAccount)).get(limitedAccount)));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void limit(AccountKey limitedAccount, long limitMinor) {
    requireLimited(limitedAccount);
    unscoped(() -> {
      long id = accounts.idsOpened(Set.of(limitedAccount)).get(limitedAccount);
      if (queries.lockedBalanceMinor(id) < limitMinor) {
        throw queries.belowLimit(id, 0);
      }
      store.limit(id, limitMinor);
      return true;
    });
  }

  private static void requireLimited(AccountKey account) {
    if (!account.kind().limited()) {
      throw new IllegalArgumentException(account.kind() + " has no limit, so no balance is kept for it. Maybe balanceMinor?");
    }
  }

  @Override
  @Transactional(readOnly = true)
  public TrialBalance trialBalance(@Nullable Long entityId, @Nullable LocalDate through) {
    return queries.trialBalance(entityId, through);
  }

  @Override
  @Transactional(readOnly = true)
  public Proof proof() {
    return queries.proof();
  }

  /** What a partner or a region causes may reach accounts of the brand they do not see. */
  private <T> T unscoped(Supplier<T> work) {
    return Callers.current().scope() instanceof Scope.Parties ? systemScope.during("ledger", work) : work.get();
  }
}
