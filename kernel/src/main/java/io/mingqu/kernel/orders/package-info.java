/** Orders 订单 as projections: whatever order a platform's messages come in, and however often, the state is the same. */
@NullMarked
package io.mingqu.kernel.orders;

import org.jspecify.annotations.NullMarked;
