package io.mingqu.foundation.ledger;

import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.Posting;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The books. Every method joins the caller's transaction; a write reaches every account whatever the caller's scope, for the caller has
 * decided already. All amounts are in minor units, balances positive on the side on which the account's kind grows.
 */
public interface Ledger {
  /**
   * Writes postings, all or none, in a handful of statements however many there are. A posting whose (decision, leg) is written already is
   * left alone if it is the same.
   *
   * @throws io.mingqu.foundation.shared.Problem {@code ledger.decision-differs} if it is not, {@code ledger.period-locked},
   *     {@code ledger.below-limit} if a limited account would fall below its limit
   */
  Posted post(List<Posting> postings);

  /**
   * Reverses every posting of a decision that is not reversed yet, by new postings linked to the old ones.
   *
   * @throws io.mingqu.foundation.shared.Problem {@code ledger.nothing-to-reverse} if there are none
   */
  Posted reverse(String decisionId, String originalDecisionId, LocalDate businessDate, String text);

  /**
   * Closes what programmes have open on accounts, whatever postings made it: an accrual cannot be reversed twice. Accounts with nothing
   * open are passed over.
   */
  Posted reverseOpenBalances(String decisionId, List<OpenBalance> openBalances, LocalDate businessDate, String text);

  long balanceMinor(AccountKey account);

  /** What a programme has open on an account. */
  long openBalanceMinor(long programmeId, AccountKey account);

  /** The balance of a limited account, which nobody else can change until this transaction ends: to decide how much to take. */
  long lockedBalanceMinor(AccountKey limitedAccount);

  /**
   * Sets how low a limited account may go, e.g. minus an overdraft granted.
   *
   * @throws io.mingqu.foundation.shared.Problem {@code ledger.below-limit} if it is lower already
   */
  void limit(AccountKey limitedAccount, long limitMinor);

  /** Debits, credits and balance per account kind, through a business day (null: all). */
  TrialBalance trialBalance(@Nullable Long entityId, @Nullable LocalDate through);

  /** What proves the books: nothing out of balance, every kept balance equal to the sum of its postings. */
  Proof proof();
}
