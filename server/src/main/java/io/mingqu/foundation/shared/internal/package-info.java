@NullMarked
package io.mingqu.foundation.shared.internal;

import org.jspecify.annotations.NullMarked;
