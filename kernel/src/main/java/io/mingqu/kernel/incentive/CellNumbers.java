package io.mingqu.kernel.incentive;

import java.util.Arrays;

/** Numbers combinations of scope values densely in the order of their appearance: an open-addressing map. One thread. */
final class CellNumbers {
    private long[] combinations = new long[1024];
    private int size;
    private int[] table = new int[4096];

    CellNumbers() {
        Arrays.fill(table, -1);
    }

    int size() {
        return size;
    }

    long combination(int number) {
        return combinations[number];
    }

    int numberOf(long combination) {
        int at = slot(combination);
        while (table[at] >= 0) {
            if (combinations[table[at]] == combination) {
                return table[at];
            }
            at = (at + 1) & (table.length - 1);
        }
        if (size == combinations.length) {
            combinations = Arrays.copyOf(combinations, size * 2);
        }
        combinations[size] = combination;
        table[at] = size++;
        if (size > table.length / 2) {
            grow();
        }
        return size - 1;
    }

    private int slot(long combination) {
        long hash = combination * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 40) & (table.length - 1);
    }

    private void grow() {
        table = new int[Math.multiplyExact(table.length, 2)];
        Arrays.fill(table, -1);
        for (int number = 0; number < size; number++) {
            int at = slot(combinations[number]);
            while (table[at] >= 0) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = number;
        }
    }
}
