package io.mingqu.foundation.shared;

import java.util.List;

/** Database schemas in floor order, bottom up: the order of migrations. A schema bears its module's name. */
public final class Schemas {
  public static final List<String> IN_FLOOR_ORDER = List.of(
      "shared", "time", "audit", "outbox", "organisation", "access", "files", "policy", "cases", "approval", "ledger", "intake",
      "channel", "partner", "store",
      "catalog", "orders", "movement", "stock",
      "targets", "budget", "pool", "payout", "incentive", "reconciliation", "commission", "sharing", "fund", "bonus", "compensation",
      "board", "profitability",
      "phone");

  private Schemas() {}
}
