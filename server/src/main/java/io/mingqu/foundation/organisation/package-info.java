/** The brand group's own house: legal entities, the tree of regions and offices, positions, who holds them and who stands in. */
@ApplicationModule(displayName = "Organisation", allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit", "foundation.outbox"})
@NullMarked
package io.mingqu.foundation.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
