@NullMarked
package io.mingqu.settlement.compensation.internal;

import org.jspecify.annotations.NullMarked;
