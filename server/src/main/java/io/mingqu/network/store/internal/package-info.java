@NullMarked
package io.mingqu.network.store.internal;

import org.jspecify.annotations.NullMarked;
