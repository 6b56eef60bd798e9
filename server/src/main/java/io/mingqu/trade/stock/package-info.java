/** Stock in the channel 渠道库存: what partners hold as they report it or we count it, reconciled, aged, and watched for stuffing. */
@ApplicationModule(displayName = "Channel stock",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit", "foundation.outbox", "foundation.files", "foundation.policy", "foundation.intake",
        "network.partner", "trade.catalog", "trade.movement"})
@NullMarked
package io.mingqu.trade.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
