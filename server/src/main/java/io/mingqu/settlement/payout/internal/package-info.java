@NullMarked
package io.mingqu.settlement.payout.internal;

import org.jspecify.annotations.NullMarked;
