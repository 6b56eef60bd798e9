/** How an approval moves: who may act on it now, and what becomes of it. */
@NullMarked
package io.mingqu.kernel.approval;

import org.jspecify.annotations.NullMarked;
