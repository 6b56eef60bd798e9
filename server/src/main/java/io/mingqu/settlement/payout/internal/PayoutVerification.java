package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.ledger.TrialBalance;
import io.mingqu.foundation.shared.Verification;
import io.mingqu.kernel.ledger.AccountKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is owed in goods and cash and what is on its way equals the books. */
@Component
class PayoutVerification implements Verification {
  private final PayableQueries queries;
  private final Ledger ledger;

  PayoutVerification(PayableQueries queries, Ledger ledger) {
    this.queries = queries;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "payout.payables";
  }

  @Override
  public Outcome verify() {
    List<PayableQueries.Owed> owed = queries.owed();
    Map<String, Long> differences = new HashMap<>();
    owed.forEach(o -> {
      differences.merge(o.entityId() + " " + o.currency() + " " + AccountKind.GOODS_OBLIGATION, o.goodsMinor(), Long::sum);
      differences.merge(o.entityId() + " " + o.currency() + " cash", o.cashMinor(), Long::sum);
      differences.merge(o.entityId() + " " + o.currency() + " " + AccountKind.CASH_IN_TRANSIT, o.transitMinor(), Long::sum);
    });
    for (TrialBalance.Row row : ledger.trialBalance(null, null).rows()) {
      switch (row.kind()) {
        case GOODS_OBLIGATION -> differences.merge(row.entityId() + " " + row.currency() + " " + row.kind(), -row.balanceMinor(), Long::sum);
        case PARTNER_PAYABLE -> differences.merge(row.entityId() + " " + row.currency() + " cash", -row.balanceMinor(), Long::sum);
        case CASH_IN_TRANSIT -> {
          differences.merge(row.entityId() + " " + row.currency() + " cash", -row.balanceMinor(), Long::sum);
          differences.merge(row.entityId() + " " + row.currency() + " " + row.kind(), -row.balanceMinor(), Long::sum);
        }
        default -> { }
      }
    }
    long difference = differences.values().stream().mapToLong(Math::abs).sum();
    return new Outcome(difference == 0, Map.of("payables", owed.stream().mapToLong(PayableQueries.Owed::payables).sum(), "differenceMinor", difference,
        "checksum", owed.stream().map(o -> o.entityId() + ":" + o.checksum()).sorted().toList().toString()));
  }
}
