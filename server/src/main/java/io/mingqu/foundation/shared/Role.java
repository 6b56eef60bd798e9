package io.mingqu.foundation.shared;

/** What a person may do. Where they may do it is their {@link Scope}. */
public enum Role {
  ADMIN, CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP, PRICING, FINANCE_PREPARER, FINANCE_REVIEWER, FINANCE_APPROVER, ANALYST,
  PARTNER_OWNER, PARTNER_STAFF,
  /** In {@link Allowed} only: any signed-in person. */
  EVERYONE,
  /** In {@link Allowed} only: also without signing in. */
  ANYONE;

  public boolean isPartner() {
    return this == PARTNER_OWNER || this == PARTNER_STAFF;
  }
}
