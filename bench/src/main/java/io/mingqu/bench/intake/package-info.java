/** The import bench: a server of its own, and its named peer. */
@NullMarked
package io.mingqu.bench.intake;

import org.jspecify.annotations.NullMarked;
