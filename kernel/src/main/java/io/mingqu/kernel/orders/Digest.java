package io.mingqu.kernel.orders;

import org.jspecify.annotations.Nullable;

/** A 64-bit digest of what a message says (FNV-1a over its text), the same on every machine. It only breaks ties. */
final class Digest {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Digest() {
    }

    static long of(@Nullable Object... parts) {
        long hash = OFFSET;
        for (Object part : parts) {
            String text = String.valueOf(part);
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * PRIME;
            }
            hash = (hash ^ 0x1f) * PRIME;
        }
        return hash;
    }
}
