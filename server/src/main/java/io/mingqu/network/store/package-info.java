/** Stores 终端网点: outlets with a place, run or served by a partner. */
@ApplicationModule(displayName = "Stores", allowedDependencies = {"foundation.shared", "foundation.audit", "network.partner", "network.channel"})
@NullMarked
package io.mingqu.network.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
