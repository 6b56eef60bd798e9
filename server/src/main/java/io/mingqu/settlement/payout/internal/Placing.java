package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.payout.PayoutForm;
import io.mingqu.settlement.payout.internal.PayableStore.Placed;
import io.mingqu.settlement.pool.Pool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts what may be paid where its form says. Postings bear the day on which it happens when that is later than the payable's own. */
@Component
class Placing {
  private final PayableStore store;
  private final Pool pool;
  private final Ledger ledger;
  private final Notes notes;
  private final Clock clock;

  Placing(PayableStore store, Pool pool, Ledger ledger, Notes notes, Clock clock) {
    this.store = store;
    this.pool = pool;
    this.ledger = ledger;
    this.notes = notes;
    this.clock = clock;
  }

  void place(List<OwedPayable> payables) {
    List<Placed> placed = new ArrayList<>();
    List<Pool.Credit> credits = new ArrayList<>();
    List<Posting> postings = new ArrayList<>();
    for (OwedPayable each : payables) {
      if (each.openMinor() > 0) {
        switch (each.form()) {
          case OFFSET -> {
            credits.add(new Pool.Credit(each.key(), each.partnerId(), each.from(), each.openMinor(), each.source().name(), each.policyId(),
                each.invoice().name(), day(each), each.expiresOn(), each.text()));
            placed.add(new Placed(each.id(), "POOLED", 0));
          }
          case GOODS -> {
            postings.add(posting(each, each.from(), account(AccountKind.GOODS_OBLIGATION, each), each.openMinor(), 0));
            placed.add(new Placed(each.id(), "GOODS_OWED", 0));
          }
          case CASH -> {
            postings.add(posting(each, each.from(), account(AccountKind.PARTNER_PAYABLE, each), each.openMinor(), 0));
            placed.add(new Placed(each.id(), "CASH_OWED", 0));
          }
        }
      }
    }
    pool.credit(credits);
    if (!postings.isEmpty()) {
      ledger.post(postings);
    }
    payables.stream().filter(p -> p.amountMinor() < 0).sorted(Comparator.comparingLong(OwedPayable::partnerId)).forEach(p -> placed.add(takeBack(p)));
    store.place(placed);
  }

  /** Off what is held of the same first, then out of the pool as far as it reaches; the rest the partner owes. Cash is set off in the next batch. */
  private Placed takeBack(OwedPayable negative) {
    OwedPayable left = negative;
    for (OwedPayable held : store.lockedHeldLike(negative)) {
      long part = Math.min(-left.openMinor(), held.openMinor());
      if (part > 0) {
        store.net(held.id(), held.nettedMinor() + part);
        left = left.netted(part);
        if (part == held.openMinor()) {
          store.place(List.of(new Placed(held.id(), "NETTED", 0)));
        }
      }
    }
    if (left.nettedMinor() > 0) {
      store.net(left.id(), left.nettedMinor());
    }
    long back = -left.openMinor();
    if (back == 0) {
      return new Placed(left.id(), "TAKEN_BACK", 0);
    }
    if (left.form() == PayoutForm.CASH) {
      ledger.post(List.of(posting(left, account(AccountKind.PARTNER_PAYABLE, left), left.from(), back, 0)));
      return new Placed(left.id(), "CASH_OWED", 0);
    }
    long taken = pool.takeBack(new Pool.Debit(left.key(), left.partnerId(), left.from(), back, left.policyId(), day(left), left.text()));
    if (back > taken) {
      ledger.post(List.of(posting(left, account(AccountKind.CLAWBACK_RECEIVABLE, left), left.from(), back - taken, 1)));
      notes.clawback(left, back - taken);
    }
    return new Placed(left.id(), "TAKEN_BACK", back - taken);
  }

  private LocalDate day(OwedPayable payable) {
    LocalDate today = LocalDate.now(clock);
    return payable.held().isEmpty() || today.isBefore(payable.businessDate()) ? payable.businessDate() : today;
  }

  private Posting posting(OwedPayable of, AccountKey debit, AccountKey credit, long amountMinor, int leg) {
    return new Posting(debit, credit, amountMinor, "payable/" + of.key(), leg, day(of), of.policyId(), of.text());
  }

  static AccountKey account(AccountKind kind, OwedPayable of) {
    return AccountKey.ofPartner(kind, of.partnerId(), of.from().entityId(), of.from().currency());
  }
}
