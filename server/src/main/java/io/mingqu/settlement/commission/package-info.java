/** Commissions 佣金: what agents, KOLs, their agencies and sales associates earn on consumer orders, held until the return window ends. */
@ApplicationModule(displayName = "Commissions",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.audit", "foundation.outbox", "foundation.policy",
        "foundation.ledger", "foundation.intake", "network.partner", "network.channel", "trade.catalog", "trade.movement", "settlement.payout"})
@NullMarked
package io.mingqu.settlement.commission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
