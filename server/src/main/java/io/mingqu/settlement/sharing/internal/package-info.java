@NullMarked
package io.mingqu.settlement.sharing.internal;

import org.jspecify.annotations.NullMarked;
