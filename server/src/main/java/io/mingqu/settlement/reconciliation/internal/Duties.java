package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Duty;
import java.util.EnumSet;
import java.util.Set;

/** Which duties in a statement's life a role carries. */
final class Duties {
  private Duties() {}

  static Set<Duty> of(Caller caller) {
    Set<Duty> duties = EnumSet.noneOf(Duty.class);
    for (Role role : caller.roles()) {
      switch (role) {
        case CHANNEL_MANAGER, REGIONAL_MANAGER, SALES_REP -> duties.add(Duty.BUSINESS);
        case FINANCE_PREPARER -> duties.add(Duty.FINANCE_PREPARER);
        case FINANCE_REVIEWER -> duties.add(Duty.FINANCE_REVIEWER);
        case FINANCE_APPROVER -> duties.add(Duty.FINANCE_APPROVER);
        case PARTNER_OWNER, PARTNER_STAFF -> duties.add(Duty.PARTNER);
        case ADMIN, PRICING, ANALYST, EVERYONE, ANYONE -> { }
      }
    }
    return duties;
  }
}
