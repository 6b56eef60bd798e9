/** Compensation 调价补差: price-change orders, what partners are owed for the stock they still hold, claimed once, approved, accepted, payable. */
@ApplicationModule(displayName = "Price-change compensation",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.audit", "foundation.policy", "foundation.approval",
        "foundation.ledger", "foundation.intake", "network.partner", "trade.catalog", "trade.movement", "trade.stock", "settlement.payout"})
@NullMarked
package io.mingqu.settlement.compensation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
