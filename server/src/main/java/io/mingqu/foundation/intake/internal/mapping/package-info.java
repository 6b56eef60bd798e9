/** From cells to typed values: where the header stands, which column means what, how numbers, dates and ids are written. */
@NullMarked
package io.mingqu.foundation.intake.internal.mapping;

import org.jspecify.annotations.NullMarked;
