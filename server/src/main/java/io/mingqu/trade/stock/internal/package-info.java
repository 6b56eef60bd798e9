@NullMarked
package io.mingqu.trade.stock.internal;

import org.jspecify.annotations.NullMarked;
