@NullMarked
package io.mingqu.settlement.budget.internal;

import org.jspecify.annotations.NullMarked;
