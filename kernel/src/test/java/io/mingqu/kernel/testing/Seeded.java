package io.mingqu.kernel.testing;

import java.util.List;
import java.util.function.Consumer;

/** A small seeded generator (SplitMix64) and a loop over cases that names the seed of the case that failed. */
public final class Seeded {
    private long state;

    public Seeded(long seed) {
        this.state = seed;
    }

    /** Runs {@code cases} cases; a failure says which seed repeats it. */
    public static void forAll(String property, long seed, int cases, Consumer<Seeded> body) {
        for (int i = 0; i < cases; i++) {
            long caseSeed = seed * 1_000_003 + i;
            try {
                body.accept(new Seeded(caseSeed));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(property + " fails; repeat with new Seeded(" + caseSeed + "L): " + failed.getMessage(), failed);
            }
        }
    }

    public long bits() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** In [0, bound). */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(bits(), bound);
    }

    /** In [from, to]. */
    public long between(long from, long to) {
        return from + Long.remainderUnsigned(bits(), to - from + 1);
    }

    public int between(int from, int to) {
        return (int) between((long) from, (long) to);
    }

    public boolean oneIn(int n) {
        return below(n) == 0;
    }

    @SafeVarargs
    public final <T> T pick(T... choices) {
        return choices[below(choices.length)];
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** In random order. */
    public <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            java.util.Collections.swap(list, i, below(i + 1));
        }
    }
}
