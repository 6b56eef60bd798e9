/** demo. */
@NullMarked
package io.mingqu.demo;

import org.jspecify.annotations.NullMarked;
