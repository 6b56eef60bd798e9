@NullMarked
package io.mingqu.foundation.time.internal;

import org.jspecify.annotations.NullMarked;
