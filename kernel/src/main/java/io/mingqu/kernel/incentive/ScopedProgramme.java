package io.mingqu.kernel.incentive;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A programme whose scope has been resolved to the numbers its lines carry; {@code null} means any. A line is in scope when its
 * product is among {@code products} or its category among {@code categories} (any, if both are null), its product is not
 * excluded, and channel, entity and partner are covered.
 */
public record ScopedProgramme(
        Programme programme, Membership members,
        @Nullable BitSet categories, @Nullable BitSet products, @Nullable BitSet excludedProducts,
        @Nullable BitSet channels, @Nullable BitSet entities) {

    /** Everyone and everything. */
    public static ScopedProgramme unbounded(Programme programme) {
        return new ScopedProgramme(programme, Membership.EVERYONE, null, null, null, null, null);
    }

    public ScopedProgramme withMembers(Membership wanted) {
        return new ScopedProgramme(programme, wanted, categories, products, excludedProducts, channels, entities);
    }

    public ScopedProgramme withCategories(BitSet wanted) {
        return new ScopedProgramme(programme, members, wanted, products, excludedProducts, channels, entities);
    }

    public ScopedProgramme withProducts(BitSet wanted) {
        return new ScopedProgramme(programme, members, categories, wanted, excludedProducts, channels, entities);
    }

    public ScopedProgramme withoutProducts(BitSet excluded) {
        return new ScopedProgramme(programme, members, categories, products, excluded, channels, entities);
    }

    public ScopedProgramme withChannels(BitSet wanted) {
        return new ScopedProgramme(programme, members, categories, products, excludedProducts, wanted, entities);
    }

    public ScopedProgramme withEntities(BitSet wanted) {
        return new ScopedProgramme(programme, members, categories, products, excludedProducts, channels, wanted);
    }
}
