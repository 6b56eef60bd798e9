package io.mingqu.kernel.incentive;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A programme whose scope has been resolved to the numbers its lines carry; {@code null} means any. A line is in scope when its
 * product is among {@code products} or its category among {@code categories} (any, if both are null), its product is not
 * excluded, and channel, entity and partner are covered.
 */
public record ScopedProgramme(
        Programme programme, Membership members,
        @Nullable BitSet categories, @Nullable BitSet products, @Nullable BitSet excludedProducts,
        @Nullable BitSet channels, @Nullable BitSet entities, List<ScopedItems> gauges, Map<Integer, Integer> groups) {
    public ScopedProgramme {
        gauges = List.copyOf(gauges);
        groups = Map.copyOf(groups);
    }

    public ScopedProgramme(Programme programme, Membership members, @Nullable BitSet categories, @Nullable BitSet products,
            @Nullable BitSet excludedProducts, @Nullable BitSet channels, @Nullable BitSet entities) {
        this(programme, members, categories, products, excludedProducts, channels, entities, List.of(), Map.of());
    }

    /** Everyone and everything. */
    public static ScopedProgramme unbounded(Programme programme) {
        return new ScopedProgramme(programme, Membership.EVERYONE, null, null, null, null, null);
    }

    public ScopedProgramme withMembers(Membership wanted) {
        return new ScopedProgramme(programme, wanted, categories, products, excludedProducts, channels, entities, gauges, groups);
    }

    public ScopedProgramme withCategories(BitSet wanted) {
        return new ScopedProgramme(programme, members, wanted, products, excludedProducts, channels, entities, gauges, groups);
    }

    public ScopedProgramme withProducts(BitSet wanted) {
        return new ScopedProgramme(programme, members, categories, wanted, excludedProducts, channels, entities, gauges, groups);
    }

    public ScopedProgramme withoutProducts(BitSet excluded) {
        return new ScopedProgramme(programme, members, categories, products, excluded, channels, entities, gauges, groups);
    }

    public ScopedProgramme withChannels(BitSet wanted) {
        return new ScopedProgramme(programme, members, categories, products, excludedProducts, wanted, entities, gauges, groups);
    }

    public ScopedProgramme withEntities(BitSet wanted) {
        return new ScopedProgramme(programme, members, categories, products, excludedProducts, channels, wanted, gauges, groups);
    }

    /** The items of the programme's gauges, in their order. */
    public ScopedProgramme withGauges(List<ScopedItems> wanted) {
        return new ScopedProgramme(programme, members, categories, products, excludedProducts, channels, entities, wanted, groups);
    }

    /** The number of the group's head by partner number; who is not among them is a group of its own. */
    public ScopedProgramme withGroups(Map<Integer, Integer> wanted) {
        return new ScopedProgramme(programme, members, categories, products, excludedProducts, channels, entities, gauges, wanted);
    }

    /** A gauge of this programme as a programme of its own: same partners, periods and timing, other movements and items. */
    ScopedProgramme gauge(Gauge gauge, ScopedItems items) {
        Programme p = programme;
        Scope scope = new Scope(p.scope().partners(), gauge.items(), p.scope().channels(), p.scope().entities());
        Programme measured = new Programme(p.code(), p.version(), p.currency(), p.from(), p.to(), scope, Base.of(gauge.measure(), gauge.valuation()),
                p.cycle(), p.scale(), Limits.NONE, p.timing(), p.rounding());
        return new ScopedProgramme(measured, members, items.categories(), items.products(), items.excludedProducts(), channels, entities);
    }

    /** The movements that qualify, where others pay. */
    ScopedProgramme qualifier() {
        Gauge gauge = new Gauge("", programme.base().qualifyingMeasure(), programme.base().qualifying(), programme.scope().items());
        return gauge(gauge, new ScopedItems(categories, products, excludedProducts));
    }
}
