/** Account and rebate statements 对账: drawn up at month-end, checked, sent, confirmed or disputed, and compared with anybody's own sheet. */
@ApplicationModule(displayName = "Reconciliation",
    allowedDependencies = {"foundation.shared", "foundation.time", "foundation.organisation", "foundation.access", "foundation.audit", "foundation.outbox", "foundation.files",
        "foundation.cases", "foundation.approval", "foundation.ledger", "foundation.intake", "network.partner", "trade.catalog", "trade.movement", "settlement.incentive",
        "settlement.payout"})
@NullMarked
package io.mingqu.settlement.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
