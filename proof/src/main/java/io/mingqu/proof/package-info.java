/** proof. */
@NullMarked
package io.mingqu.proof;

import org.jspecify.annotations.NullMarked;
