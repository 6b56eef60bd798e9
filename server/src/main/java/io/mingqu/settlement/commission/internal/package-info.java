@NullMarked
package io.mingqu.settlement.commission.internal;

import org.jspecify.annotations.NullMarked;
