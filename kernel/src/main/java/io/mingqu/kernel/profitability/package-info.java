/** What a partner earns from the brand 经销商盈利, and the brand from the partner. */
@NullMarked
package io.mingqu.kernel.profitability;

import org.jspecify.annotations.NullMarked;
