/** cli. */
@NullMarked
package io.mingqu.cli;

import org.jspecify.annotations.NullMarked;
