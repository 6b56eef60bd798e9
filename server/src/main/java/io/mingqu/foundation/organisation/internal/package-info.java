@NullMarked
package io.mingqu.foundation.organisation.internal;

import org.jspecify.annotations.NullMarked;
