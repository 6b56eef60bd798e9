@NullMarked
package io.mingqu.foundation.policy.internal;

import org.jspecify.annotations.NullMarked;
