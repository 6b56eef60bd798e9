/** Files become facts 数据导入: read, mapped, previewed, sealed under a gapless number; what cannot become a fact is held for a person. */
@ApplicationModule(displayName = "Intake", allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit", "foundation.outbox", "foundation.organisation", "foundation.access", "foundation.files"})
@NullMarked
package io.mingqu.foundation.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
