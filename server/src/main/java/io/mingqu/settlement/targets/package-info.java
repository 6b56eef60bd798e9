/** Targets 目标: sheets of goals per partner and month, versioned, split by tree and season, attainment live from movements. */
@ApplicationModule(displayName = "Targets",
    allowedDependencies = {"foundation.shared", "foundation.audit", "foundation.organisation", "network.partner", "trade.movement"})
@NullMarked
package io.mingqu.settlement.targets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
