@NullMarked
package io.mingqu.settlement.reconciliation.internal;

import org.jspecify.annotations.NullMarked;
