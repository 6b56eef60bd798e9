package io.mingqu.kernel.incentive;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The items of a gauge resolved to numbers; {@code null} means any. */
public record ScopedItems(@Nullable BitSet categories, @Nullable BitSet products, @Nullable BitSet excludedProducts) {
    public static final ScopedItems ANY = new ScopedItems(null, null, null);
}
