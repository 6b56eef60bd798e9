@NullMarked
package io.mingqu.settlement.incentive.internal;

import org.jspecify.annotations.NullMarked;
