/** Rebate pool 返利池: what partners may use up in orders, under rules; reserved for an order, then consumed or given back. Deposits beside it. */
@ApplicationModule(displayName = "Rebate pool",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.audit", "foundation.outbox", "foundation.policy",
        "foundation.approval", "foundation.ledger", "network.partner", "trade.catalog"})
@NullMarked
package io.mingqu.settlement.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
