package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.CanonicalBytes;
import io.mingqu.settlement.reconciliation.internal.Statement.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The bytes of statements 定稿: frozen when they are sent, drawn up again when somebody wants to see that they still follow from the facts. */
@Component
class Freezing {
  private final Drawing drawing;
  private final StatementStore store;
  private final StatementQueries queries;

  Freezing(Drawing drawing, StatementStore store, StatementQueries queries) {
    this.drawing = drawing;
    this.store = store;
    this.queries = queries;
  }

  /** What a statement is, in bytes, and which movement stands behind which line. */
  record Frozen(CanonicalBytes bytes, byte[] attribution) {}

  /** Draws statements up again from facts, policies and their cut. */
  Map<Long, Frozen> draw(List<Statement> statements) {
    Map<Long, Frozen> frozen = new HashMap<>();
    drawing.accounts(statements.stream().filter(s -> s.kind() == Kind.ACCOUNT).toList())
        .forEach((id, account) -> frozen.put(id, new Frozen(CanonicalBytes.of(account), Columns.of(amounts(account)))));
    drawing.rebates(statements.stream().filter(s -> s.kind() == Kind.REBATE).toList())
        .forEach((id, rebate) -> frozen.put(id, new Frozen(CanonicalBytes.of(rebate.statement()), Columns.of(rebate.attributed().movementIds(),
            rebate.statement().lines().stream().mapToLong(l -> l.base()).toArray(),
            rebate.statement().lines().stream().mapToLong(l -> l.shareMinor()).toArray()))));
    return frozen;
  }

  private static long[] amounts(AccountStatement account) {
    return account.lines().stream().mapToLong(l -> l.amountMinor()).toArray();
  }

  void freeze(List<Statement> statements) {
    Map<Long, Frozen> drawn = draw(statements);
    List<StatementStore.Frozen> frozen = new ArrayList<>();
    for (Statement each : statements) {
      Frozen one = drawn.get(each.id());
      if (one == null) {
        throw Problem.of("reconciliation.cannot-draw-up", 409, Map.of("number", each.number()));
      }
      frozen.add(new StatementStore.Frozen(each, Columns.compress(one.bytes().bytes()), one.bytes().sha256(), one.attribution()));
    }
    store.freeze(frozen);
  }

  /** Whether the frozen bytes still hash to what was sent, and still follow from the facts. */
  record Verdict(String number, String sha256, boolean bytesIntact, boolean sameWhenDrawnAgain, int engineVersion, int engineVersionNow) {}

  Verdict verify(Statement statement) {
    StatementQueries.Frozen kept = queries.frozen(statement.id())
        .orElseThrow(() -> Problem.of("reconciliation.not-sent", 409, Map.of("number", statement.number(), "state", statement.state().name())));
    byte[] bytes = Columns.expand(kept.bytes());
    boolean intact = sha256(bytes).equals(kept.sha256()) && kept.sha256().equals(statement.sha256());
    Frozen again = draw(List.of(statement)).get(statement.id());
    return new Verdict(statement.number(), kept.sha256(), intact, again != null && again.bytes().sha256().equals(kept.sha256()),
        statement.draft().engineVersion(), io.mingqu.kernel.incentive.SettlementKernel.ENGINE_VERSION);
  }

  private static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
