@NullMarked
package io.mingqu.foundation.ledger.internal;

import org.jspecify.annotations.NullMarked;
