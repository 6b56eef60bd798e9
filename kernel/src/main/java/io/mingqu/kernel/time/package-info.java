/** Fiscal calendars 会计期间: which period a business date belongs to. */
@NullMarked
package io.mingqu.kernel.time;

import org.jspecify.annotations.NullMarked;
