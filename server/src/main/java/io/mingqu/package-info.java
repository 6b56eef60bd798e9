/** Mingqu: wings stacked as floors; arrows only point down. */
@NullMarked
package io.mingqu;

import org.jspecify.annotations.NullMarked;
