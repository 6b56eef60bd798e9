/** Movements of goods and money, and the linking of returns and cancellations to what they reverse. */
@NullMarked
package io.mingqu.kernel.movement;

import org.jspecify.annotations.NullMarked;
