/** Profit sharing 利润分成: one consumer order's money between channels, partners, stores and outside parties, always summing to the whole. */
@ApplicationModule(displayName = "Profit sharing",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.audit", "foundation.outbox", "foundation.policy",
        "foundation.ledger", "foundation.intake", "network.partner", "network.channel", "trade.movement", "settlement.payout"})
@NullMarked
package io.mingqu.settlement.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
