package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.StatementLifecycle;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Duty;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Outcome;
import io.mingqu.kernel.reconciliation.StatementState;
import io.mingqu.settlement.reconciliation.StatementMoved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Moves statements from step to step 初审、复核、发送、确认、定稿、兑付; the kernel's table says who may do what, and when. */
@Component
class Steps {
  private final StatementStore store;
  private final StatementQueries queries;
  private final Freezing freezing;
  private final RebateBooks books;
  private final Consents consents;
  private final Audit audit;
  private final Outbox outbox;

  Steps(StatementStore store, StatementQueries queries, Freezing freezing, RebateBooks books, Consents consents, Audit audit, Outbox outbox) {
    this.store = store;
    this.queries = queries;
    this.freezing = freezing;
    this.books = books;
    this.consents = consents;
    this.audit = audit;
    this.outbox = outbox;
  }

  /** What an action would do to a number of statements: how many move, and why the others stay. */
  record Preview(String action, int moving, Map<String, Integer> staying) {}

  Preview preview(List<Statement> statements, Action action) {
    Map<String, Integer> staying = new LinkedHashMap<>();
    int moving = 0;
    for (Statement each : statements) {
      Outcome outcome = decide(each, action);
      if (outcome instanceof Outcome.Moved) {
        moving++;
      } else {
        staying.merge(refusal(each, outcome).code(), 1, Integer::sum);
      }
    }
    return new Preview(action.name(), moving, staying);
  }

  /** Moves one statement, or says why not. */
  Statement act(long id, Action action, String note) {
    Statement statement = locked(id);
    Outcome outcome = decide(statement, action);
    if (!(outcome instanceof Outcome.Moved)) {
      throw refusal(statement, outcome);
    }
    move(List.of(statement), action, note);
    return queries.find(id).orElseThrow();
  }

  /** Moves those that may move; returns how many did. */
  int actOnAll(List<Long> ids, Action action, String note) {
    List<Statement> moving = queries.all(store.lock(ids)).stream().filter(s -> decide(s, action) instanceof Outcome.Moved).toList();
    move(moving, action, note);
    return moving.size();
  }

  Statement locked(long id) {
    if (store.lock(List.of(id)).isEmpty()) {
      throw Problem.notFound("statement", String.valueOf(id));
    }
    return queries.find(id).orElseThrow();
  }

  private void move(List<Statement> statements, Action action, String note) {
    if (statements.isEmpty()) {
      return;
    }
    if (action == Action.SEND) {
      freezing.freeze(statements);
    }
    if (action == Action.CHECK) {
      statements.stream().filter(s -> s.consent() == ConsentState.TO_APPROVE).forEach(consents::ask);
    }
    StatementState to = ((Outcome.Moved) decide(statements.getFirst(), action)).to();
    store.move(statements, action.name(), to, note);
    if (action == Action.RELEASE) {
      books.release(statements.stream().filter(s -> s.kind() == Statement.Kind.REBATE).toList());
    }
    statements.forEach(each -> outbox.publish("statement/" + each.id(),
        new StatementMoved(each.id(), each.number(), each.partnerId(), action.name(), to.name())));
    String audited = "statement." + action.name().toLowerCase(Locale.ROOT);
    if (statements.size() == 1) {
      audit.record(audited, "statement", statements.getFirst().number(), Map.of("note", note));
    } else {
      audit.record(audited, "statements", statements.getFirst().number(),
          Map.of("note", note, "count", statements.size(), "last", statements.getLast().number()));
    }
  }

  private static Outcome decide(Statement statement, Action action) {
    Set<Duty> duties = Duties.of(Callers.current());
    return StatementLifecycle.decide(statement.state(), action, duties, statement.lastBy().equals(Callers.current().principalId()), statement.openDisputes(),
        statement.consent());
  }

  static Problem refusal(Statement statement, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotFromHere(StatementState state, Action action, Set<Action> possible) -> Problem.of("reconciliation.not-from-here", 409,
          Map.of("number", statement.number(), "state", state.name(), "action", action.name(), "possible", possible.toString()));
      case Outcome.NotYours(Action action, Set<Duty> needed) -> Problem.of("reconciliation.not-your-duty", 403,
          Map.of("number", statement.number(), "action", action.name(), "needed", needed.toString()));
      case Outcome.SamePerson(Action action) -> Problem.of("reconciliation.four-eyes", 409, Map.of("number", statement.number(), "action", action.name()));
      case Outcome.OpenDisputes(int lines) -> Problem.of("reconciliation.open-disputes", 409, Map.of("number", statement.number(), "lines", lines));
      case Outcome.NeedsConsent(Action action, ConsentState consent) -> Problem.of(
          consent.waitsForPartner() ? "reconciliation.signature-missing" : "reconciliation.approval-missing", 409,
          Map.of("number", statement.number(), "action", action.name(), "consent", consent.name()));
      case Outcome.Moved moved -> throw new IllegalStateException("moved to " + moved.to() + " is no refusal");
    };
  }
}
