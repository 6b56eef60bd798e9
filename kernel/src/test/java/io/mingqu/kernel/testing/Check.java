package io.mingqu.kernel.testing;

/** One statement about the kernel that can be tried without a test framework, so that the fault suite can try it on faulty kernels. */
public record Check(String sentence, Body body) {
    /** Throws when the statement does not hold. */
    @FunctionalInterface
    public interface Body {
        void run();
    }

    public static void that(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError(String.valueOf(what));
        }
    }

    public static void equal(Object actual, Object expected, Object where) {
        if (!java.util.Objects.equals(actual, expected)) {
            throw new AssertionError(where + ": expected " + expected + ", was " + actual);
        }
    }

    public static void throwsA(Class<? extends Throwable> kind, Runnable body, Object where) {
        try {
            body.run();
        } catch (Throwable thrown) {
            that(kind.isInstance(thrown), where + ": expected " + kind.getSimpleName() + ", was " + thrown);
            return;
        }
        throw new AssertionError(where + ": expected " + kind.getSimpleName());
    }
}
