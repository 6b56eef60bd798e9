/** Channels 渠道 and their shops: through which kind of way to market a fact came. */
@ApplicationModule(displayName = "Channels", allowedDependencies = {"foundation.shared", "foundation.audit"})
@NullMarked
package io.mingqu.network.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
