/** The clock everyone reads, the calendars a company closes its books by, and work that takes longer than a request. */
@ApplicationModule(displayName = "Time", allowedDependencies = {"foundation.shared", "foundation.audit"})
@NullMarked
package io.mingqu.foundation.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
