/** Targets 目标: set, split over partners and months, measured. */
@NullMarked
package io.mingqu.kernel.targets;

import org.jspecify.annotations.NullMarked;
