@NullMarked
package io.mingqu.settlement.bonus.internal;

import org.jspecify.annotations.NullMarked;
