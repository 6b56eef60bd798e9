/** Files become facts 数据导入: read, mapped, previewed, sealed under a gapless number; what cannot become a fact is held for a person. */
@ApplicationModule(displayName = "Intake", allowedDependencies = {"shared", "time", "audit", "outbox", "organisation", "access", "files"})
@NullMarked
package io.mingqu.foundation.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
