package io.mingqu.kernel.incentive;

import io.mingqu.kernel.movement.CodeKind;
import java.util.Set;

/**
 * Whom and what a programme covers 适用范围, in business codes. An empty set means any.
 *
 * @param channels codes of channels
 * @param entities codes of the brand's legal entities
 */
public record Scope(Partners partners, Items items, Set<String> channels, Set<String> entities) {
    public static final Scope ALL = new Scope(Partners.ALL, Items.ALL_GOODS, Set.of(), Set.of());

    public Scope {
        channels = Set.copyOf(channels);
        entities = Set.copyOf(entities);
    }

    /** Partners by attribute and by list: (type ∧ tier ∧ region, or listed) and not excluded. */
    public record Partners(Set<String> types, Set<String> tiers, Set<String> regions, Set<String> listed, Set<String> excluded) {
        public static final Partners ALL = new Partners(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        public Partners {
            types = Set.copyOf(types);
            tiers = Set.copyOf(tiers);
            regions = Set.copyOf(regions);
            listed = Set.copyOf(listed);
            excluded = Set.copyOf(excluded);
        }

        public static Partners listed(Set<String> codes) {
            return new Partners(Set.of(), Set.of(), Set.of(), codes, Set.of());
        }

        private boolean byAttribute() {
            return !types.isEmpty() || !tiers.isEmpty() || !regions.isEmpty();
        }

        /** Whether a partner with these attributes is covered; {@code regionPath} holds its region and all regions above. */
        public boolean covers(String code, String type, String tier, Set<String> regionPath) {
            if (excluded.contains(code)) {
                return false;
            }
            if (listed.contains(code)) {
                return true;
            }
            if (!byAttribute()) {
                return listed.isEmpty();
            }
            return (types.isEmpty() || types.contains(type))
                    && (tiers.isEmpty() || tiers.contains(tier))
                    && (regions.isEmpty() || regions.stream().anyMatch(regionPath::contains));
        }
    }

    /** Products by category and by list: (category, or listed) and not excluded, of the given kinds of code. */
    public record Items(Set<CodeKind> codeKinds, Set<String> categories, Set<String> listed, Set<String> excluded) {
        public static final Items ALL_GOODS = new Items(Set.of(CodeKind.GOODS), Set.of(), Set.of(), Set.of());

        public Items {
            codeKinds = Set.copyOf(codeKinds);
            categories = Set.copyOf(categories);
            listed = Set.copyOf(listed);
            excluded = Set.copyOf(excluded);
        }
    }
}
