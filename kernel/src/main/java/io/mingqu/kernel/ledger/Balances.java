package io.mingqu.kernel.ledger;

import io.mingqu.kernel.ledger.AccountKind.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How balances follow from postings. */
public final class Balances {
  private Balances() {}

  /** What an account holds, positive on the side on which its kind grows. */
  public static long ofMinor(AccountKind kind, long debitMinor, long creditMinor) {
    return kind.side() == Side.DEBIT ? Math.subtractExact(debitMinor, creditMinor) : Math.subtractExact(creditMinor, debitMinor);
  }

  /** The net change of every limited account touched, on its own side. Accounts whose changes cancel out are left out. */
  public static Map<AccountKey, Long> limitedChangesMinor(List<Posting> postings) {
    Map<AccountKey, Long> changes = new HashMap<>();
    for (Posting posting : postings) {
      add(changes, posting.debit(), posting.amountMinor(), 0);
      add(changes, posting.credit(), 0, posting.amountMinor());
    }
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  private static void add(Map<AccountKey, Long> changes, AccountKey account, long debitMinor, long creditMinor) {
    if (account.kind().limited()) {
      changes.merge(account, ofMinor(account.kind(), debitMinor, creditMinor), Math::addExact);
    }
  }

  /**
   * The one posting that brings what a programme has open on an account back to zero, whatever postings made it. Empty if nothing is open.
   *
   * @param openMinor the programme's balance on the account, on the account's own side
   */
  public static Optional<Posting> closing(AccountKey account, AccountKey counter, long openMinor, String decisionId, int leg,
      java.time.LocalDate businessDate, long programmeId, String text) {
    if (openMinor == 0) {
      return Optional.empty();
    }
    boolean debitAccount = (account.kind().side() == Side.CREDIT) == (openMinor > 0);
    return Optional.of(new Posting(debitAccount ? account : counter, debitAccount ? counter : account, Math.absExact(openMinor), decisionId,
        leg, businessDate, programmeId, text));
  }
}
