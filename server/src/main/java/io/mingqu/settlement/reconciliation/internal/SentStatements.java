package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.UndoGuard;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.Verification;
import io.mingqu.kernel.ledger.AccountKind;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Guards what was sent: undoing facts below it gives corrections and must be confirmed; its bytes, chains and accruals can be proved at any time. */
@Component
class SentStatements implements UndoGuard, Verification {
  private final SentStatementsQueries queries;
  private final AccrualQueries accruals;
  private final Ledger ledger;

  SentStatements(SentStatementsQueries queries, AccrualQueries accruals, Ledger ledger) {
    this.queries = queries;
    this.accruals = accruals;
    this.ledger = ledger;
  }

  @Override
  public Consequence consequence(long batchId, long sealNo) {
    return queries.restOn(batchId, sealNo) ? new Consequence(Consequence.Kind.DELTA, "reconciliation.undo-after-sending", Map.of()) : Consequence.FREE;
  }

  @Override
  public String name() {
    return "reconciliation.statements";
  }

  @Override
  public Outcome verify() {
    SentStatementsQueries.Bytes bytes = queries.bytes();
    long broken = queries.brokenChains();
    long accrual = queries.accrualsOpenMinor() - ledger.trialBalance(null, null).rows().stream()
        .filter(row -> row.kind() == AccountKind.REBATE_ACCRUAL).mapToLong(row -> row.balanceMinor()).sum();
    long unproven = accruals.unprovenAccruals();
    return new Outcome(bytes.damaged() == 0 && broken == 0 && accrual == 0 && unproven == 0, Map.of("sent", bytes.statements(), "damaged", bytes.damaged(),
        "checksum", bytes.checksum(), "brokenChains", broken, "accrualDifferenceMinor", accrual, "accrualsWithoutEntries", unproven));
  }
}
