@NullMarked
package io.mingqu.settlement.fund.internal;

import org.jspecify.annotations.NullMarked;
