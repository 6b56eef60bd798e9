/** Market funds 市场费用: requested, approved against a budget, carried out with evidence, claimed, verified by somebody else, settled. */
@ApplicationModule(displayName = "Market funds",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.access", "foundation.audit", "foundation.outbox",
        "foundation.files", "foundation.policy", "foundation.approval", "foundation.ledger", "foundation.intake", "network.partner", "network.store",
        "trade.movement", "trade.catalog", "settlement.budget", "settlement.payout"})
@NullMarked
package io.mingqu.settlement.fund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
