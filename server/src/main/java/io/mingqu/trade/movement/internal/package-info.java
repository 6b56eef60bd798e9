/** From files to movements: what each kind of file says, staging, comparing, applying, linking reversals. */
@NullMarked
package io.mingqu.trade.movement.internal;

import org.jspecify.annotations.NullMarked;
