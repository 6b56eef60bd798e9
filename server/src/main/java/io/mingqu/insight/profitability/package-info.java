/** Partner return 经销商盈利: what a partner earns from the brand after fronting and capital, and what the brand keeps of the same business. */
@ApplicationModule(displayName = "Partner return",
    allowedDependencies = {"foundation.shared", "foundation.policy", "foundation.intake", "foundation.ledger", "network.partner", "trade.movement", "trade.stock"})
@NullMarked
package io.mingqu.insight.profitability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
