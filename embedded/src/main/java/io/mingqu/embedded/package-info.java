/** embedded. */
@NullMarked
package io.mingqu.embedded;

import org.jspecify.annotations.NullMarked;
