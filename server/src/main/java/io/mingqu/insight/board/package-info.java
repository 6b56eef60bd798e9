/** The live board 实时看板: sales, returns, orders and payments of any period at a glance, moving as batches are sealed; leads to the lines. */
@ApplicationModule(displayName = "Board", allowedDependencies = {"foundation.shared", "foundation.time", "foundation.outbox", "foundation.intake",
    "foundation.organisation", "network.partner", "network.channel"})
@NullMarked
package io.mingqu.insight.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
