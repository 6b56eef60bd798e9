/** Budgets 预算: money granted for a purpose, or accrued from payments received; reserved before it is promised, consumed when it is owed. */
@ApplicationModule(displayName = "Budgets",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.audit", "foundation.outbox", "foundation.approval",
        "foundation.ledger", "foundation.intake", "network.partner", "trade.movement"})
@NullMarked
package io.mingqu.settlement.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
