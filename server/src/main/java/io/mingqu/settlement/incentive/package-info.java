/** Incentive programmes 返利政策: what was agreed, whom it covers, what it pays and why, to the line. */
@ApplicationModule(displayName = "Incentive programmes",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.audit", "foundation.outbox",
        "foundation.policy", "foundation.intake", "network.partner", "network.channel", "trade.catalog", "trade.movement", "settlement.targets"})
@NullMarked
package io.mingqu.settlement.incentive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
