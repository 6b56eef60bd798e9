/**
 * Partners 渠道伙伴: who the brand deals with, what each counts as on a day (type, trade mode, tier, region), who stands above it, and what
 * other systems call it.
 */
@ApplicationModule(displayName = "Partners",
    allowedDependencies = {"foundation.shared", "foundation.organisation", "foundation.access", "foundation.audit", "foundation.intake", "network.channel"})
@NullMarked
package io.mingqu.network.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
