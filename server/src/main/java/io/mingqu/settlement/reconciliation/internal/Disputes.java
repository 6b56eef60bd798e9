package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;
import io.mingqu.kernel.reconciliation.StatementState;
import io.mingqu.settlement.reconciliation.StatementMoved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lines a partner does not accept 异议: each is held against its line, a case opens, and what nobody disputes goes on. */
@Component
class Disputes {
  private static final int LINES_MAX = 500;
  private final Steps steps;
  private final StatementStore store;
  private final StatementQueries queries;
  private final StatementViews views;
  private final DisputeCases cases;
  private final RebateBooks books;
  private final Audit audit;
  private final Outbox outbox;

  Disputes(Steps steps, StatementStore store, StatementQueries queries, StatementViews views, DisputeCases cases, RebateBooks books, Audit audit, Outbox outbox) {
    this.steps = steps;
    this.store = store;
    this.queries = queries;
    this.views = views;
    this.cases = cases;
    this.books = books;
    this.audit = audit;
    this.outbox = outbox;
  }

  record LineRef(String documentNo, String lineKey) {}

  /** Disputes lines of a statement that was sent. */
  Statement open(long id, List<LineRef> lines, String reason, @Nullable String photoFileId) {
    if (lines.isEmpty() || lines.size() > LINES_MAX) {
      throw Problem.of("reconciliation.dispute-without-lines", 422, Map.of("lines", lines.size(), "max", LINES_MAX));
    }
    if (reason.isBlank() || reason.length() > 2000) {
      throw Problem.of("reconciliation.dispute-without-reason", 422, Map.of("length", reason.length()));
    }
    Statement statement = steps.locked(id);
    Map<LineRef, Long> known = amounts(statement);
    List<Long> opened = new ArrayList<>();
    for (LineRef line : lines) {
      Long amount = known.get(line);
      if (amount == null) {
        throw Problem.of("reconciliation.no-such-line", 422, Map.of("number", statement.number(), "documentNo", line.documentNo(), "lineKey", line.lineKey()));
      }
      store.dispute(statement, line.documentNo(), line.lineKey(), amount, reason, photoFileId).ifPresent(opened::add);
    }
    if (opened.isEmpty()) {
      throw Problem.of("reconciliation.disputed-already", 409, Map.of("number", statement.number()));
    }
    long amountMinor = lines.stream().mapToLong(known::get).sum();
    store.caseOpened(opened, cases.open(statement, lines, amountMinor, reason, photoFileId));
    return steps.act(id, Action.DISPUTE, reason);
  }

  /** What each line is worth on the statement: its share of a rebate, its amount on an account. */
  private Map<LineRef, Long> amounts(Statement statement) {
    Map<LineRef, Long> amounts = new LinkedHashMap<>();
    views.lines(statement, null).forEach(l -> amounts.merge(new LineRef(l.documentNo(), l.lineKey()),
        statement.kind() == Statement.Kind.REBATE ? l.shareMinor() : l.amountMinor(), Long::sum));
    return amounts;
  }

  /** Answers disputes: upheld ones are given up on this statement, for their correction comes as a fact; rejected ones stand again. */
  Statement answer(long id, List<Long> disputeIds, boolean upheld, String answer) {
    if (answer.isBlank() || answer.length() > 2000) {
      throw Problem.of("reconciliation.answer-missing", 422, Map.of("length", answer.length()));
    }
    Statement statement = steps.locked(id);
    if (store.closeDisputes(id, disputeIds, upheld, answer) == 0) {
      throw Problem.of("reconciliation.no-open-dispute", 409, Map.of("number", statement.number()));
    }
    audit.record("statement.dispute-answered", "statement", statement.number(), Map.of("upheld", upheld, "disputes", disputeIds.size(), "answer", answer));
    cases.answered(queries.disputes(id), upheld, answer);
    return resolved(id, answer);
  }

  /** The case was ended on its own page: its lines that are still open are answered so. */
  void caseEnded(long id, String caseId, boolean upheld, String answer) {
    steps.locked(id);
    List<Long> open = queries.disputes(id).stream().filter(d -> caseId.equals(d.caseId()) && d.state().equals("OPEN")).map(d -> Long.valueOf(d.id())).toList();
    if (!open.isEmpty()) {
      store.closeDisputes(id, open, upheld, answer);
      resolved(id, answer);
    }
  }

  private Statement resolved(long id, String answer) {
    Statement after = queries.find(id).orElseThrow();
    return after.openDisputes() == 0 && after.state() == StatementState.DISPUTED ? steps.act(id, Action.RESOLVE, answer) : after;
  }

  /** Releases what nobody disputes of a disputed rebate into the pool. */
  Statement releaseUndisputed(long id) {
    Statement statement = steps.locked(id);
    if (statement.state() != StatementState.DISPUTED || statement.kind() != Statement.Kind.REBATE) {
      throw Problem.of("reconciliation.not-disputed", 409, Map.of("number", statement.number(), "state", statement.state().name()));
    }
    long disputed = queries.disputes(id).stream().filter(d -> d.state().equals("OPEN")).mapToLong(StatementQueries.Dispute::amountMinor).sum();
    long released = books.releaseUndisputed(statement, disputed);
    if (released == 0) {
      throw Problem.of("reconciliation.nothing-undisputed", 409, Map.of("number", statement.number(), "disputedMinor", disputed));
    }
    store.tell(List.of(statement), "RELEASE_UNDISPUTED", statement.state(), String.valueOf(released));
    audit.record("statement.undisputed-released", "statement", statement.number(), Map.of("amountMinor", released));
    outbox.publish("statement/" + id, new StatementMoved(id, statement.number(), statement.partnerId(), "RELEASE_UNDISPUTED", statement.state().name()));
    return queries.find(id).orElseThrow();
  }
}
