package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.ledger.TrialBalance;
import io.mingqu.foundation.shared.Verification;
import io.mingqu.kernel.ledger.AccountKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lots hold what the books hold, and what orders drew is what lots say was drawn. */
@Component
class PoolVerification implements Verification {
  private final UseQueries queries;
  private final Ledger ledger;

  PoolVerification(UseQueries queries, Ledger ledger) {
    this.queries = queries;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "pool.lots";
  }

  @Override
  public Outcome verify() {
    List<UseQueries.Held> held = queries.held();
    Map<String, Long> differences = new HashMap<>();
    held.forEach(h -> {
      differences.merge(h.entityId() + " " + h.currency() + " REBATE_POOL", h.usableMinor(), Long::sum);
      differences.merge(h.entityId() + " " + h.currency() + " POOL_RESERVED", h.reservedMinor(), Long::sum);
    });
    for (TrialBalance.Row row : ledger.trialBalance(null, null).rows()) {
      if (row.kind() == AccountKind.REBATE_POOL || row.kind() == AccountKind.POOL_RESERVED) {
        differences.merge(row.entityId() + " " + row.currency() + " " + row.kind(), -row.balanceMinor(), Long::sum);
      }
    }
    long books = differences.values().stream().mapToLong(Math::abs).sum();
    UseQueries.Drawn drawn = queries.drawn();
    return new Outcome(books == 0 && drawn.differenceMinor() == 0, Map.of("lots", held.stream().mapToLong(UseQueries.Held::lots).sum(),
        "booksDifferenceMinor", books, "drawnDifferenceMinor", drawn.differenceMinor(), "checksum", drawn.checksum()));
  }
}
