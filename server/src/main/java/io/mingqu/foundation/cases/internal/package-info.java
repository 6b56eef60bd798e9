@NullMarked
package io.mingqu.foundation.cases.internal;

import org.jspecify.annotations.NullMarked;
