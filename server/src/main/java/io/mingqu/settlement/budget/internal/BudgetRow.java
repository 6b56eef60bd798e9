package io.mingqu.settlement.budget.internal;

import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A budget as its row has it. */
record BudgetRow(long id, String code, String titleZh, String titleEn, long entityId, String currency, Source source, @Nullable Integer accrualPpm,
    @Nullable Long parentId, @Nullable Long orgUnitId, @Nullable Long partnerId, LocalDate validFrom, LocalDate validThrough, State state,
    @Nullable Long successorId) {
  /** Where its money comes from: granted, accrued from payments received, or allocated from another budget. */
  enum Source { GRANTED, ACCRUED, ALLOCATED }

  /** FROZEN takes no new promises, CLOSED none ever; what was promised before is still settled. */
  enum State { ACTIVE, FROZEN, CLOSED }

  AccountKey free() {
    return account(AccountKind.BUDGET);
  }

  AccountKey reserved() {
    return account(AccountKind.BUDGET_RESERVED);
  }

  AccountKey consumed() {
    return account(AccountKind.BUDGET_CONSUMED);
  }

  AccountKey granted() {
    return account(AccountKind.BUDGET_GRANTED);
  }

  private AccountKey account(AccountKind kind) {
    return AccountKey.ofBrand(kind, entityId, currency, "budget/" + code);
  }
}
