package io.mingqu.trade.movement.internal;

/**
 * How often a line was seen in its document, by a 64-bit fingerprint: an open hash table of 12 bytes a line, so that millions of lines
 * fit beside everything else.
 */
final class Occurrences {
  private long[] keys = new long[1 << 16];
  private int[] values = new int[1 << 16];
  private int size;

  /** Counts one more; the first occurrence is 1. */
  int next(long key) {
    int at = slot(key);
    return ++values[at];
  }

  /** The value kept for the key, 0 when new; keeps {@code value} then. */
  int keep(long key, int value) {
    int at = slot(key);
    int before = values[at];
    if (before == 0) {
      values[at] = value == 0 ? 1 : value;
    }
    return before;
  }

  private int slot(long raw) {
    long key = raw == 0 ? 1 : raw;
    if (size * 5L > keys.length * 3L) {
      grow();
    }
    int mask = keys.length - 1;
    int at = mix(key) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    if (keys[at] == 0) {
      keys[at] = key;
      size++;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[keys.length];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = mix(oldKeys[i]) & mask;
        while (keys[at] != 0) {
          at = (at + 1) & mask;
        }
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  private static int mix(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
