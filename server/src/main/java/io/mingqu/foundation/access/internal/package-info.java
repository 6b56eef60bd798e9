@NullMarked
package io.mingqu.foundation.access.internal;

import org.jspecify.annotations.NullMarked;
