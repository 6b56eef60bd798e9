package io.mingqu.network.partner;

/** Where a partner stands: made from a file and not yet looked at, in business, stopped for a time, ended (never deleted). */
public enum PartnerStatus {
  DRAFT, ACTIVE, SUSPENDED, CLOSED
}
