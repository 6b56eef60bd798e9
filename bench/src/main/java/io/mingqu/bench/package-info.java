/** bench. */
@NullMarked
package io.mingqu.bench;

import org.jspecify.annotations.NullMarked;
