package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import io.mingqu.settlement.sharing.internal.ShareStatementStore.Due;
import io.mingqu.settlement.sharing.internal.ShareStatementStore.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Share statements: drawn for a month from what is final, sent by somebody else, accepted by the party, released, from when on they are owed. */
@Component
@Transactional
class ShareStatements {
  /** What people do with a statement. */
  enum Step { SEND, RELEASE }

  private final ShareStatementStore store;
  private final Partners partners;
  private final Payables payables;
  private final SystemScope scope;
  private final Audit audit;
  private final Clock clock;

  ShareStatements(ShareStatementStore store, Partners partners, Payables payables, SystemScope scope, Audit audit, Clock clock) {
    this.store = store;
    this.partners = partners;
    this.payables = payables;
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** Draws or completes the drafts of a month that has ended. Returns how many. */
  int draw(YearMonth month) {
    LocalDate today = LocalDate.now(clock);
    LocalDate through = month.atEndOfMonth();
    if (!through.isBefore(today)) {
      throw Problem.of("sharing.month-open", 422, Map.of("month", month.toString(), "through", through));
    }
    List<Due> dues = store.due(through, today);
    Map<Long, String> codes = new HashMap<>();
    partners.byIds(dues.stream().map(Due::partnerId).toList()).forEach((id, view) -> codes.put(id, view.code()));
    int drawn = 0;
    for (Due due : dues) {
      Optional<String> there = store.state(due, month.toString());
      if (there.isEmpty() || there.get().equals("DRAFT")) { // else it goes on the next statement
        String number = "%s-%s-%s".formatted(due.planCode(), month.toString().replace("-", ""), codes.getOrDefault(due.partnerId(), String.valueOf(due.partnerId())));
        store.draw(due, month.toString(), number, through, today, Callers.current().principalId());
        drawn++;
      }
    }
    audit.record("sharing.drawn", "share-statements", month.toString(), Map.of("statements", drawn));
    return drawn;
  }

  void step(Step step, Collection<Long> ids) {
    List<Statement> statements = store.locked(ids);
    if (statements.size() < ids.stream().distinct().count()) {
      throw Problem.notFound("share-statement", ids.toString());
    }
    for (Statement statement : statements) {
      if (step == Step.SEND) {
        send(statement);
      } else {
        release(statement);
      }
      audit.record("sharing." + step.name().toLowerCase(Locale.ROOT), "share-statement", Long.toString(statement.id()),
          Map.of("number", statement.number(), "amountMinor", statement.amountMinor()));
    }
  }

  private void send(Statement statement) {
    require(statement, "DRAFT");
    if (statement.drawnBy().equals(Callers.current().principalId())) {
      throw Problem.of("sharing.own-statement", 409, Map.of("number", statement.number()));
    }
    store.move(statement.id(), "SENT");
  }

  private void release(Statement statement) {
    require(statement, "SENT", "ACCEPTED");
    Caller caller = Callers.current();
    if (!caller.has(Role.FINANCE_APPROVER)) {
      throw Problem.of("sharing.release-needs-approver", 403, Map.of("number", statement.number()));
    }
    if (statement.amountMinor() != 0) {
      AccountKey accrual = AccountKey.ofPartner(AccountKind.SHARE_ACCRUAL, statement.partnerId(), statement.entityId(), statement.currency());
      payables.owe(List.of(new Payable("share/" + statement.id() + "/release", Payable.Source.SHARE, statement.partnerId(), statement.amountMinor(), accrual,
          statement.policyId(), statement.state().equals("ACCEPTED"), null, null, LocalDate.now(clock), null, "分成 share " + statement.number())));
    }
    store.move(statement.id(), "PAYABLE");
  }

  /** The party agrees, so that both sides book it. */
  void accept(long id) {
    Statement statement = store.locked(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound("share-statement", Long.toString(id)));
    require(statement, "SENT");
    scope.during("sharing.accept", () -> {
      store.move(id, "ACCEPTED");
      audit.record("sharing.accepted", "share-statement", Long.toString(id), Map.of("number", statement.number()));
      return true;
    });
  }

  private static void require(Statement statement, String... states) {
    if (!List.of(states).contains(statement.state())) {
      throw Problem.of("sharing.wrong-state", 409, Map.of("number", statement.number(), "state", statement.state(), "needed", String.join(", ", states)));
    }
  }
}
