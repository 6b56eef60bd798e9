package io.mingqu.settlement.payout.internal;

/** Why an amount that is owed may not be paid yet. */
enum HeldReason {
  /** It follows from no policy. */
  NO_POLICY,
  /** Its policy was never approved and published under a document number 文号. */
  POLICY_NOT_NUMBERED,
  /** The partner has not acknowledged it, so only one side would book it (暗返). */
  NOT_BOOKED_BY_PARTNER
}
