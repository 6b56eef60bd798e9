/** Profit sharing 利润分成: one order's money between channels, partners, stores and outside parties. */
@NullMarked
package io.mingqu.kernel.sharing;

import org.jspecify.annotations.NullMarked;
