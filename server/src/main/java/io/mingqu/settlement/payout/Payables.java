package io.mingqu.settlement.payout;

import java.util.List;

/** 应付: what the brand owes partners, from the moment it is final. Every incentive comes through here, so none is paid twice or in a form not allowed. */
public interface Payables {
  /**
   * Records what is owed and puts it, in the caller's transaction, where its form says: the rebate pool, an obligation in goods, or a cash batch to be
   * made. What is taken back leaves the pool as far as it reaches; the rest becomes owed by the partner. What may not be paid yet is kept, with the reason.
   *
   * @throws io.mingqu.foundation.shared.Problem {@code payout.form-not-allowed} if form and invoice treatment do not go together,
   *     {@code payout.key-differs} if a key was used for something else
   */
  void owe(List<Payable> payables);
}
