/** Policy 政策: the envelope every agreement travels in: versions, validity, approval, publication, acknowledgement. Kinds bring their content. */
@ApplicationModule(displayName = "Policy", allowedDependencies = {"foundation.shared", "foundation.audit", "foundation.outbox", "foundation.approval"})
@NullMarked
package io.mingqu.foundation.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
