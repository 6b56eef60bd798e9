/** What every room needs: who is calling, how a write happens once, how an error reads, how lists page. */
@ApplicationModule(displayName = "Shared", allowedDependencies = {})
@NullMarked
package io.mingqu.foundation.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
