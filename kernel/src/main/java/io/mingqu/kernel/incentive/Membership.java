package io.mingqu.kernel.incentive;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which partners a programme covers, resolved to partner numbers: everyone, a set, or a set per stretch of days where tier or
 * region changes inside the validity.
 */
public sealed interface Membership {
    Membership EVERYONE = new Everyone();

    static Membership of(BitSet partners) {
        return new Listed((BitSet) partners.clone());
    }

    /** Stays per partner number. */
    static Membership dated(Map<Integer, List<Stay>> stays) {
        return new Dated(new TreeMap<>(stays));
    }

    /** Whether the partner is covered on any day. */
    boolean covers(int partner);

    /** Whether the partner is covered on this day. */
    boolean covers(int partner, int epochDay);

    /** Days on which anyone joins, or the day after anyone leaves. */
    default int[] borders() {
        return new int[0];
    }

    /** A stretch of days, both ends inclusive, as days since 1970-01-01. */
    record Stay(int firstDay, int lastDay) {}

    /** Every partner, always. */
    record Everyone() implements Membership {
        @Override
        public boolean covers(int partner) {
            return true;
        }

        @Override
        public boolean covers(int partner, int epochDay) {
            return true;
        }
    }

    /** A set of partners, always. */
    record Listed(BitSet partners) implements Membership {
        @Override
        public boolean covers(int partner) {
            return partners.get(partner);
        }

        @Override
        public boolean covers(int partner, int epochDay) {
            return partners.get(partner);
        }
    }

    /** Partners with their stays. */
    record Dated(Map<Integer, List<Stay>> stays) implements Membership {
        @Override
        public boolean covers(int partner) {
            return stays.containsKey(partner);
        }

        @Override
        public boolean covers(int partner, int epochDay) {
            for (Stay stay : stays.getOrDefault(partner, List.of())) {
                if (epochDay >= stay.firstDay() && epochDay <= stay.lastDay()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int[] borders() {
            int[] borders = new int[stays.values().stream().mapToInt(List::size).sum() * 2];
            int n = 0;
            for (List<Stay> each : stays.values()) {
                for (Stay stay : each) {
                    borders[n++] = stay.firstDay();
                    borders[n++] = stay.lastDay() == Integer.MAX_VALUE ? stay.lastDay() : stay.lastDay() + 1;
                }
            }
            return Arrays.stream(borders).distinct().toArray();
        }
    }
}
