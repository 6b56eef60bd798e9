/** Approval 审批: one engine for every kind of thing that needs signatures; its owner hears the outcome in the same transaction. */
@ApplicationModule(displayName = "Approval", allowedDependencies = {"foundation.shared", "foundation.audit", "foundation.outbox",
    "foundation.organisation", "foundation.access", "foundation.time"})
@NullMarked
package io.mingqu.foundation.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
