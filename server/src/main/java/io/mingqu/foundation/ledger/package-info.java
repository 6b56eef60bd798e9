/** Ledger 账本: double entry, append-only, provable. The only place where money moves. */
@ApplicationModule(displayName = "Ledger", allowedDependencies = {"foundation.shared", "foundation.audit"})
@NullMarked
package io.mingqu.foundation.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
