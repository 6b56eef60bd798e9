/** People of the brand and of its partners: who they are, what they may do, whose rows they see, and how they prove it. */
@ApplicationModule(displayName = "Access", allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit",
    "foundation.outbox", "foundation.organisation"})
@NullMarked
package io.mingqu.foundation.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
