package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.pool.Pool;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import io.mingqu.settlement.pool.internal.LotStore.Change;
import io.mingqu.settlement.pool.internal.LotStore.Lot;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pool as lots, and the same sums in the books. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LotPool implements Pool {
  private final LotStore lots;
  private final Ledger ledger;
  private final SystemScope scope;

  LotPool(LotStore lots, Ledger ledger, SystemScope scope) {
    this.lots = lots;
    this.ledger = ledger;
    this.scope = scope;
  }

  static AccountKey account(AccountKind kind, Account of) {
    return AccountKey.ofPartner(kind, of.partnerId(), of.entityId(), of.currency());
  }

  @Override
  public void credit(List<Credit> credits) {
    if (credits.isEmpty()) {
      return;
    }
    scope.during("pool.credit", () -> {
      lots.insert(credits);
      return ledger.post(credits.stream().map(c -> new Posting(c.from(),
          account(AccountKind.REBATE_POOL, new Account(c.partnerId(), c.from().entityId(), c.from().currency())), c.amountMinor(), "pool/" + c.key(), 0,
          c.day(), c.policyId(), c.text())).toList());
    });
  }

  @Override
  public long takeBack(Debit debit) {
    return scope.during("pool.take-back", () -> {
      Account account = new Account(debit.partnerId(), debit.to().entityId(), debit.to().currency());
      long left = debit.amountMinor();
      Map<Long, Change> changes = new LinkedHashMap<>();
      for (Lot lot : lots.lockedOpen(account).stream().sorted(takenFirst(debit)).toList()) {
        long part = Math.min(left, lot.availableMinor());
        if (part > 0) {
          changes.put(lot.id(), new Change(lot.id(), -part, 0, 0, part, 0));
          left -= part;
        }
      }
      long taken = debit.amountMinor() - left;
      if (taken > 0) {
        lots.change(changes);
        ledger.post(List.of(new Posting(account(AccountKind.REBATE_POOL, account), debit.to(), taken, "pool/" + debit.key(), 0, debit.day(), debit.policyId(),
            debit.text())));
      }
      return taken;
    });
  }

  private static Comparator<Lot> takenFirst(Debit debit) {
    return Comparator.<Lot, Boolean>comparing(lot -> !(lot.policyId() != null && Objects.equals(lot.policyId(), debit.policyId())))
        .thenComparing(lot -> lot.expiresOn() == null ? LocalDate.MAX : lot.expiresOn()).thenComparingLong(Lot::id);
  }
}
