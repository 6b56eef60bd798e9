@NullMarked
package io.mingqu.settlement.targets.internal;

import org.jspecify.annotations.NullMarked;
