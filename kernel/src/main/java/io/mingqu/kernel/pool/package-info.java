/** The rebate pool 返利池: confirmed rebates, used up in orders under rules. */
@NullMarked
package io.mingqu.kernel.pool;

import org.jspecify.annotations.NullMarked;
