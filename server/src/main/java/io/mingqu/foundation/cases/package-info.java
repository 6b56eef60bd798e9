/** Cases 工单: what people have to settle with each other, e.g. a disputed line; each kind is a table of transitions its owner registered. */
@ApplicationModule(displayName = "Cases", allowedDependencies = {"foundation.shared", "foundation.audit", "foundation.files"})
@NullMarked
package io.mingqu.foundation.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
