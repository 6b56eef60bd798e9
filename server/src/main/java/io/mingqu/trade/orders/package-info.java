/** Orders 订单: projections of what platforms say, whatever order their messages come in; settlement reads movements, not orders. */
@ApplicationModule(displayName = "Orders",
    allowedDependencies = {"foundation.shared", "foundation.organisation", "foundation.intake", "network.channel", "network.partner", "trade.catalog",
        "trade.movement"})
@NullMarked
package io.mingqu.trade.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
