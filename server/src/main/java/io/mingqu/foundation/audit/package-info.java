/** Who did what to which thing, when: appended in the same transaction, chained by one sealer, provable by anyone who kept a head. */
@ApplicationModule(displayName = "Audit", allowedDependencies = "foundation.shared")
@NullMarked
package io.mingqu.foundation.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
