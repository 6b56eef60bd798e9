@NullMarked
package io.mingqu.trade.catalog.internal;

import org.jspecify.annotations.NullMarked;
