package io.mingqu.settlement.payout;

import io.mingqu.kernel.ledger.AccountKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An amount that has become final between the brand and a partner.
 *
 * @param key unique for ever, e.g. {@code statement/12/release}: the same key again is the same payable and does nothing
 * @param amountMinor more than zero owed to the partner, less than zero taken back
 * @param from where it was expected until now and leaves, e.g. the rebate accrual of the partner; its entity and currency hold
 * @param policyId the policy it follows from; without a published, numbered one it waits and cannot be paid
 * @param bookedByBoth whether the partner has acknowledged the amount (confirmed statement, accepted claim), so that both sides book it
 * @param form null: as the partner's settlement terms say
 * @param invoice null: as the partner's settlement terms say
 * @param expiresOn last day of use in the pool, null: as the terms say
 * @param text what the partner reads
 */
public record Payable(String key, Source source, long partnerId, long amountMinor, AccountKey from, @Nullable Long policyId, boolean bookedByBoth,
    @Nullable PayoutForm form, @Nullable InvoiceTreatment invoice, LocalDate businessDate, @Nullable LocalDate expiresOn, String text) {

  /** What kind of incentive it is. */
  public enum Source { REBATE, COMMISSION, FUND, COMPENSATION, BONUS, SHARE }
}
