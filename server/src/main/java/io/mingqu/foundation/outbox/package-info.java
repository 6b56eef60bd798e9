/** What happened, told to the rooms above: at least once, in order per aggregate, each listener's effect exactly once. */
@ApplicationModule(displayName = "Outbox", allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit"})
@NullMarked
package io.mingqu.foundation.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
