package io.mingqu.settlement.pool;

import io.mingqu.kernel.ledger.AccountKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 返利池, as the modules above fill it. Every method joins the caller's transaction under system scope and posts to the ledger itself. */
public interface Pool {
  /**
   * A confirmed amount that becomes usable: one lot.
   *
   * @param key unique for ever
   * @param from the account it leaves; its entity and currency hold
   * @param source what kind of incentive, for the reader
   * @param invoice its invoice treatment, which the ERP note of its use will carry
   * @param expiresOn last day of use, null if it does not expire
   */
  record Credit(String key, long partnerId, AccountKey from, long amountMinor, String source, @Nullable Long policyId, String invoice, LocalDate day,
      @Nullable LocalDate expiresOn, String text) {}

  /** What is taken back: {@code to} is the account that gets it. */
  record Debit(String key, long partnerId, AccountKey to, long amountMinor, @Nullable Long policyId, LocalDate day, String text) {}

  void credit(List<Credit> credits);

  /**
   * Takes back what is there: lots of the same policy first, then the first to expire. What is reserved for orders stays.
   *
   * @return how much was taken, at most what was asked
   */
  long takeBack(Debit debit);
}
