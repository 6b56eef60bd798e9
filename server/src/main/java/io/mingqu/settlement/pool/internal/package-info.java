@NullMarked
package io.mingqu.settlement.pool.internal;

import org.jspecify.annotations.NullMarked;
