@NullMarked
package io.mingqu.foundation.outbox.internal;

import org.jspecify.annotations.NullMarked;
