package io.mingqu.foundation.ledger;

import io.mingqu.kernel.ledger.AccountKind;
import java.util.List;

/**
 * 试算平衡: per legal entity, currency and account kind what was debited and credited. The
 * difference, over all entities and currencies, is zero or the books are broken.
 */
public record TrialBalance(List<Row> rows, long postings, long differenceMinor) {
  public record Row(String entityId, String currency, AccountKind kind, long accounts, long debitMinor, long creditMinor, long balanceMinor) {}
}
