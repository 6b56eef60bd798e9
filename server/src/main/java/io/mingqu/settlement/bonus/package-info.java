/** Bonuses 奖励 and order discounts 折扣: one-off promises under the same budgets, with the same trace, paid through the same door. */
@ApplicationModule(displayName = "Bonuses",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit", "foundation.outbox", "foundation.approval", "foundation.ledger",
        "foundation.intake", "foundation.policy", "network.partner", "trade.movement", "settlement.budget", "settlement.payout"})
@NullMarked
package io.mingqu.settlement.bonus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
