/** Payout 兑付: the one door through which what the brand owes a partner becomes pool, goods or cash, once, with its invoice treatment. */
@ApplicationModule(displayName = "Payout",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.access", "foundation.audit", "foundation.outbox",
        "foundation.files", "foundation.policy", "foundation.cases", "foundation.approval", "foundation.ledger", "foundation.intake", "network.partner",
        "trade.catalog", "settlement.pool"})
@NullMarked
package io.mingqu.settlement.payout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
