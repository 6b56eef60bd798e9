package io.mingqu.foundation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Balances;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.testing.MingquTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MingquTest
class LedgerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final AtomicLong PARTIES = new AtomicLong(9_100_000);

  @Autowired Ledger ledger;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  private final long entity = 9_000 + PARTIES.get();
  private final long party = PARTIES.incrementAndGet();
  private final AccountKey cost = AccountKey.ofPartner(AccountKind.CONTRA_REVENUE, party, entity, "CNY");
  private final AccountKey accrual = AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, party, entity, "CNY");
  private final AccountKey pool = AccountKey.ofPartner(AccountKind.REBATE_POOL, party, entity, "CNY");
  private final AccountKey receivable = AccountKey.ofPartner(AccountKind.RECEIVABLE, party, entity, "CNY");

  private <T> T write(Supplier<T> work) {
    return Callers.system("test", () -> transaction.execute(tx -> work.get()));
  }

  private Posted post(String decision, int leg, AccountKey debit, AccountKey credit, long amountMinor) {
    return write(() -> ledger.post(List.of(new Posting(debit, credit, amountMinor, decision, leg, DAY, 7L, "test"))));
  }

  private String decision(String name) {
    return name + ":" + party;
  }

  @Test
  void postsOnceHoweverOftenADecisionIsRepeated() {
    assertThat(post(decision("a"), 1, cost, accrual, 25_200)).isEqualTo(new Posted(1, 0));
    assertThat(post(decision("a"), 1, cost, accrual, 25_200)).isEqualTo(new Posted(0, 1));
    assertThat(write(() -> ledger.balanceMinor(accrual))).isEqualTo(25_200);
    assertThatThrownBy(() -> post(decision("a"), 1, cost, accrual, 25_201)).isInstanceOf(Problem.class).hasMessageContaining("decision-differs");
  }

  @Test
  void reversesTheOpenBalanceAndNotAListOfDocuments() {
    post(decision("accrue1"), 1, cost, accrual, 25_200);
    post(decision("accrue2"), 1, cost, accrual, 37_800);
    post(decision("partial"), 1, accrual, cost, 25_200);
    List<OpenBalance> open = List.of(new OpenBalance(7, accrual, cost, 1));
    assertThat(write(() -> ledger.reverseOpenBalances(decision("settle"), open, DAY, "settled"))).isEqualTo(new Posted(1, 0));
    assertThat(write(() -> ledger.openBalanceMinor(7, accrual))).isZero();
    assertThat(write(() -> ledger.reverseOpenBalances(decision("settle"), open, DAY, "settled"))).isEqualTo(new Posted(0, 1));
    assertThat(write(() -> ledger.reverseOpenBalances(decision("settle again"), open, DAY, "settled"))).isEqualTo(new Posted(0, 0));
  }

  @Test
  void aPostingIsReversedOnceByALinkedOne() {
    post(decision("wrong"), 1, cost, pool, 5_000);
    assertThat(write(() -> ledger.reverse(decision("undo"), decision("wrong"), DAY, "mistake"))).isEqualTo(new Posted(1, 0));
    assertThat(write(() -> ledger.balanceMinor(pool))).isZero();
    assertThatThrownBy(() -> write(() -> ledger.reverse(decision("undo twice"), decision("wrong"), DAY, "mistake")))
        .isInstanceOf(Problem.class).hasMessageContaining("nothing-to-reverse");
    assertThat(write(() -> ledger.reverse(decision("undo"), decision("wrong"), DAY, "mistake"))).isEqualTo(new Posted(0, 1));
  }

  @Test
  void aLimitedAccountNeverFallsBelowItsLimitAndNothingIsLostAmongThirtyTwoThreads() throws Exception {
    post(decision("fill"), 1, cost, pool, 100_000);
    AtomicLong taken = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    List<Callable<Void>> takers = new ArrayList<>();
    for (int thread = 0; thread < 32; thread++) {
      int number = thread;
      takers.add(() -> {
        Random random = new Random(number);
        for (int i = 0; i < 12; i++) {
          long amount = 100 + random.nextInt(900);
          try {
            post(decision("take" + number), i, pool, receivable, amount);
            taken.addAndGet(amount);
          } catch (Problem below) {
            assertThat(below.code()).isEqualTo("ledger.below-limit");
            refused.incrementAndGet();
          }
        }
        return null;
      });
    }
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (Future<Void> done : threads.invokeAll(takers)) {
        done.get();
      }
    }
    assertThat(refused.get()).as("demand exceeds the pool").isPositive();
    assertThat(taken.get()).isLessThanOrEqualTo(100_000);
    assertThat(write(() -> ledger.balanceMinor(pool))).isEqualTo(100_000 - taken.get());
    assertThat(write(() -> ledger.balanceMinor(receivable))).isEqualTo(-taken.get());
    assertThat(write(() -> ledger.proof()).holds()).isTrue();
  }

  @Test
  void booksStayBalancedUnderRandomPostingsAndReversals() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AccountKey[] accounts = {cost, accrual, pool, receivable, AccountKey.ofBrand(AccountKind.BANK, entity, "CNY"),
        AccountKey.ofPartner(AccountKind.DEPOSIT, party, entity, "CNY")};
    Map<AccountKey, Long> expected = new HashMap<>();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String decision = decision("random" + i);
      List<Posting> batch = new ArrayList<>();
      for (int leg = 0; leg < 1 + random.nextInt(8); leg++) {
        AccountKey debit = accounts[random.nextInt(accounts.length)];
        AccountKey credit = accounts[random.nextInt(accounts.length)];
        if (!debit.equals(credit)) {
          batch.add(new Posting(debit, credit, 1 + random.nextInt(1_000), decision, leg, DAY, null, "random"));
        }
      }
      if (!batch.isEmpty() && tryWrite(() -> ledger.post(batch))) {
        batch.forEach(posting -> apply(expected, posting, 1));
        written.add(decision);
        if (random.nextInt(4) == 0) {
          if (tryWrite(() -> ledger.reverse(decision + "-r", decision, DAY, "reversed"))) {
            batch.forEach(posting -> apply(expected, posting, -1));
          }
        }
      }
    }
    for (AccountKey account : accounts) {
      assertThat(write(() -> ledger.balanceMinor(account))).as("seed %s, %s", seed, account).isEqualTo(expected.getOrDefault(account, 0L));
    }
    TrialBalance trial = write(() -> ledger.trialBalance(entity, null));
    assertThat(trial.differenceMinor()).as("seed %s", seed).isZero();
    assertThat(write(() -> ledger.proof()).holds()).as("seed %s", seed).isTrue();
    assertThat(written).as("seed %s", seed).isNotEmpty();
  }

  private boolean tryWrite(Supplier<Posted> work) {
    try {
      write(work);
      return true;
    } catch (Problem below) {
      assertThat(below.code()).isEqualTo("ledger.below-limit");
      return false;
    }
  }

  private static void apply(Map<AccountKey, Long> expected, Posting posting, int sign) {
    expected.merge(posting.debit(), sign * Balances.ofMinor(posting.debit().kind(), posting.amountMinor(), 0), Long::sum);
    expected.merge(posting.credit(), sign * Balances.ofMinor(posting.credit().kind(), 0, posting.amountMinor()), Long::sum);
  }

  @Test
  void refusesPostingsInAClosedPeriodButLeavesRepeatsAlone() {
    post(decision("march"), 1, cost, accrual, 100);
    sql(() -> sql.sql("INSERT INTO ledger.period_lock VALUES (:e, :d, 'test', now(), 'closed')").param("e", entity).param("d", DAY).update());
    assertThatThrownBy(() -> post(decision("late"), 1, cost, accrual, 100)).isInstanceOf(Problem.class).hasMessageContaining("period-locked");
    assertThat(post(decision("march"), 1, cost, accrual, 100)).isEqualTo(new Posted(0, 1));
    assertThat(write(() -> ledger.post(List.of(new Posting(cost, accrual, 100, decision("april"), 1, DAY.plusDays(1), 7L, "open"))))).isEqualTo(new Posted(1, 0));
  }

  private void sql(Supplier<Integer> work) {
    write(work);
  }

  @Test
  void postingsCannotBeChangedOrDeletedByTheServer() {
    post(decision("kept"), 1, cost, accrual, 100);
    assertThatThrownBy(() -> sql(() -> sql.sql("UPDATE ledger.posting SET amount_minor = 1").update())).hasRootCauseMessage("ERROR: permission denied for table posting");
    assertThatThrownBy(() -> sql(() -> sql.sql("DELETE FROM ledger.posting").update())).hasRootCauseMessage("ERROR: permission denied for table posting");
  }

  @Test
  void aPartnerSeesOnlyItsOwnPostingsAndMayCauseSomeInTheBrandsBooks() {
    long other = PARTIES.incrementAndGet();
    post(decision("mine"), 1, cost, pool, 900);
    post(decision("other"), 1, AccountKey.ofBrand(AccountKind.BANK, entity, "CNY"), AccountKey.ofPartner(AccountKind.DEPOSIT, other, entity, "CNY"), 100);
    Caller partner = new Caller("partner:test", "Partner", Set.of(), new Scope.Parties(Set.of(party)));
    AccountKey bank = AccountKey.ofBrand(AccountKind.BANK, entity, "CNY");
    Callers.as(partner, () -> transaction.execute(tx -> {
      assertThat(sql.sql("SELECT count(*) FROM ledger.posting WHERE entity_id = :e").param("e", entity).query(Long.class).single()).isEqualTo(1);
      ledger.post(List.of(new Posting(pool, bank, 400, decision("cash"), 1, DAY, 7L, "paid out")));
      assertThat(sql.sql("SELECT count(*) FROM ledger.posting WHERE entity_id = :e").param("e", entity).query(Long.class).single()).isEqualTo(2);
      assertThat(ledger.balanceMinor(pool)).isEqualTo(500);
      assertThat(ledger.balanceMinor(AccountKey.ofPartner(AccountKind.DEPOSIT, other, entity, "CNY"))).isZero();
      return true;
    }));
  }
}
