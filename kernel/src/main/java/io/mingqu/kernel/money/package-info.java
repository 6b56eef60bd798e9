/** Amounts of money and quantities as whole numbers: exact 128-bit products, one declared rounding, splits that always sum to the whole. */
@NullMarked
package io.mingqu.kernel.money;

import org.jspecify.annotations.NullMarked;
