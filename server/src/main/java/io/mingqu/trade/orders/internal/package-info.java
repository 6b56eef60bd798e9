@NullMarked
package io.mingqu.trade.orders.internal;

import org.jspecify.annotations.NullMarked;
