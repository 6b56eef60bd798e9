/** kernel. */
@NullMarked
package io.mingqu.kernel;

import org.jspecify.annotations.NullMarked;
