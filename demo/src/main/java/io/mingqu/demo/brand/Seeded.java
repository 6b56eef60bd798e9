package io.mingqu.demo.brand;

import java.util.List;

/** A small seeded source of whole numbers (SplitMix64): the same seed gives the same numbers on every machine. */
public final class Seeded {

    private long state;

    public Seeded(long seed) {
        this.state = seed;
    }

    /** An independent stream for one subject, so that adding draws in one place does not shift all others. */
    public static Seeded of(long seed, String subject) {
        long mixed = seed;
        for (int i = 0; i < subject.length(); i++) {
            mixed = mixed * 0x100000001B3L ^ subject.charAt(i);
        }
        return new Seeded(mixed);
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** A number in [0, bound). */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, is " + bound);
        }
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A number in [low, high]. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean chance(int perThousand) {
        return below(1000) < perThousand;
    }

    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }
}
