@NullMarked
package io.mingqu.foundation.audit.internal;

import org.jspecify.annotations.NullMarked;
