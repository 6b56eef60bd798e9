/** The settlement benchmark: the kernel against DuckDB on the same lines, equal to the fen. */
@NullMarked
package io.mingqu.bench.settle;

import org.jspecify.annotations.NullMarked;
