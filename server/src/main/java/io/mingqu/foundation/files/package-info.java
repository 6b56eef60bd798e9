/** Files 文件: bytes stored once by their content, bounded in size and kind, given out only to those who may see them. */
@ApplicationModule(displayName = "Files", allowedDependencies = {"foundation.shared", "foundation.time", "foundation.audit"})
@NullMarked
package io.mingqu.foundation.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
