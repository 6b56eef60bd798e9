@NullMarked
package io.mingqu.insight.profitability.internal;

import org.jspecify.annotations.NullMarked;
