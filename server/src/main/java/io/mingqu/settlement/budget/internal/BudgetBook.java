package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.budget.Budgets;
import io.mingqu.settlement.budget.internal.BudgetRow.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a budget's money: every move is an entry, once per decision, and postings on the ledger's limited accounts, which is why a budget cannot be
 * overspent however many reach for it at once.
 */
@Component
class BudgetBook implements Budgets {
  private final BudgetStore store;
  private final Ledger ledger;
  private final SystemScope systemScope;

  BudgetBook(BudgetStore store, Ledger ledger, SystemScope systemScope) {
    this.store = store;
    this.ledger = ledger;
    this.systemScope = systemScope;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Budget> byCode(String code) {
    return unscoped(() -> store.byCode(code).map(row -> {
      long free = ledger.balanceMinor(row.free());
      long reserved = ledger.balanceMinor(row.reserved());
      long consumed = ledger.balanceMinor(row.consumed());
      return new Budget(row.id(), row.code(), row.entityId(), row.currency(), free + reserved + consumed, free, reserved, consumed);
    }));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void reserveAll(String code, List<Use> uses, LocalDate day) {
    use(code, EntryAct.RESERVE, uses, day);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void consumeAll(String code, List<Use> uses, LocalDate day) {
    use(code, EntryAct.CONSUME, uses, day);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void releaseAll(String code, List<Use> uses, LocalDate day) {
    BudgetRow budget = use(code, EntryAct.RELEASE, uses, day);
    if (budget.state() == State.CLOSED) {
      unscoped(() -> passOn(budget, uses.stream().map(use -> new Use("after-close/" + use.decisionId(), use.amountMinor(), use.text())).toList(), day));
    }
  }

  private BudgetRow use(String code, EntryAct act, List<Use> uses, LocalDate day) {
    return unscoped(() -> {
      BudgetRow budget = store.heldByCode(code).orElseThrow(() -> Problem.of("budget.unknown", 422, Map.of("code", code)));
      if (act == EntryAct.RESERVE && (budget.state() != State.ACTIVE || day.isBefore(budget.validFrom()) || day.isAfter(budget.validThrough()))) {
        throw Problem.of("budget.not-active", 409, Map.of("code", code, "state", budget.state(), "from", budget.validFrom(), "through",
            budget.validThrough(), "day", day));
      }
      move(budget, act, uses, day);
      return budget;
    });
  }

  /** What is free leaves a closed budget: to the one that carries it on, or back to where it came from. */
  boolean passOn(BudgetRow closed, List<Use> uses, LocalDate day) {
    Optional<BudgetRow> successor = closed.successorId() == null ? Optional.empty() : store.byId(closed.successorId());
    if (successor.isPresent()) {
      transfer(closed, successor.get(), EntryAct.CARRY_OUT, EntryAct.CARRY_IN, uses, day);
    } else {
      move(closed, EntryAct.LAPSE, uses, day);
    }
    return successor.isPresent();
  }

  /** Moves that have one budget on both sides. Those of decisions made before do nothing. */
  void move(BudgetRow budget, EntryAct act, List<Use> uses, LocalDate day) {
    List<Use> fresh = entered(budget, act, uses, day);
    Pair pair = pair(budget, act);
    post(budget, act, fresh, pair.debit(), pair.credit(), day);
  }

  /** Moves money between two budgets of one entity and currency. */
  void transfer(BudgetRow from, BudgetRow to, EntryAct out, EntryAct in, List<Use> uses, LocalDate day) {
    List<Use> fresh = entered(from, out, uses, day);
    entered(to, in, uses, day);
    post(from, out, fresh, from.free(), to.free(), day);
  }

  private List<Use> entered(BudgetRow budget, EntryAct act, List<Use> uses, LocalDate day) {
    uses.stream().filter(use -> use.amountMinor() <= 0).findFirst().ifPresent(use -> {
      throw Problem.of("budget.amount-not-positive", 422, Map.of("amountMinor", use.amountMinor(), "decisionId", use.decisionId()));
    });
    Set<String> written = store.enter(budget, act, uses, day);
    if (written.size() < uses.size()) {
      Map<String, Long> before = store.amountsOf(budget.id(), act, uses.stream().map(Use::decisionId).toList());
      uses.stream().filter(use -> before.get(use.decisionId()) != use.amountMinor()).findFirst().ifPresent(use -> {
        throw Problem.of("budget.decision-differs", 409, Map.of("decisionId", use.decisionId(), "amountMinor", use.amountMinor(), "writtenMinor",
            before.get(use.decisionId())));
      });
    }
    return uses.stream().filter(use -> written.contains(use.decisionId())).toList();
  }

  private void post(BudgetRow budget, EntryAct act, List<Use> uses, AccountKey debit, AccountKey credit, LocalDate day) {
    if (uses.isEmpty()) {
      return;
    }
    long wanted = uses.stream().mapToLong(Use::amountMinor).reduce(0, Math::addExact);
    if (debit.kind().limited()) {
      long there = ledger.lockedBalanceMinor(debit);
      if (there < wanted) {
        throw Problem.of(debit.equals(budget.reserved()) ? "budget.not-reserved" : "budget.exhausted", 409,
            Map.of("code", budget.code(), "wantedMinor", wanted, "freeMinor", there, "currency", budget.currency()));
      }
    }
    ledger.post(uses.stream().map(use -> new Posting(debit, credit, use.amountMinor(), "budget/" + budget.id() + "/" + act.name() + "/" + use.decisionId(), 0, day,
        null, use.text())).toList());
  }

  private record Pair(AccountKey debit, AccountKey credit) {}

  private static Pair pair(BudgetRow budget, EntryAct act) {
    return switch (act) {
      case GRANT, ACCRUE -> new Pair(budget.granted(), budget.free());
      case CUT, ACCRUE_BACK, LAPSE -> new Pair(budget.free(), budget.granted());
      case RESERVE -> new Pair(budget.free(), budget.reserved());
      case CONSUME -> new Pair(budget.reserved(), budget.consumed());
      case RELEASE -> new Pair(budget.reserved(), budget.free());
      case TRANSFER_IN, TRANSFER_OUT, CARRY_IN, CARRY_OUT -> throw new IllegalArgumentException(act + " has two budgets. Maybe transfer?");
    };
  }

  long freeMinor(BudgetRow budget) {
    return unscoped(() -> ledger.lockedBalanceMinor(budget.free()));
  }

  /** What a partner or a region causes reaches budgets of the brand they do not see. */
  private <T> T unscoped(Supplier<T> work) {
    return Callers.current().scope() instanceof Scope.Parties ? systemScope.during("budget", work) : work.get();
  }
}
