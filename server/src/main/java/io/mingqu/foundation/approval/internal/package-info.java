@NullMarked
package io.mingqu.foundation.approval.internal;

import org.jspecify.annotations.NullMarked;
