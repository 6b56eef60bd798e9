package io.mingqu.kernel.incentive;

import java.util.Arrays;

/**
 * The days cut at every day on which anything changes for any programme, so that a line needs one number instead of one period
 * per programme. Slot 0 lies before the first border.
 */
final class SlotAxis {
    private static final int TABLE_MAX = 1 << 20;

    private final int[] borders;
    private final int[] table;

    SlotAxis(int[] anyBorders) {
        borders = Arrays.stream(anyBorders).sorted().distinct().toArray();
        if (borders.length >= Short.MAX_VALUE) {
            throw new IllegalArgumentException("too many days on which programmes change: " + borders.length);
        }
        long span = borders.length == 0 ? 0 : (long) borders[borders.length - 1] - borders[0] + 1;
        table = new int[span > 0 && span <= TABLE_MAX ? (int) span : 0];
        for (int i = 0, slot = 0; i < table.length; i++) {
            while (slot < borders.length && borders[slot] <= borders[0] + i) {
                slot++;
            }
            table[i] = slot;
        }
    }

    int slots() {
        return borders.length + 1;
    }

    int slotOf(int day) {
        if (borders.length == 0 || day < borders[0]) {
            return 0;
        }
        if (day >= borders[borders.length - 1]) {
            return borders.length;
        }
        if (table.length > 0) {
            return table[day - borders[0]];
        }
        int at = Arrays.binarySearch(borders, day);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** A day inside the slot. */
    int dayOf(int slot) {
        return slot == 0 ? Integer.MIN_VALUE : borders[slot - 1];
    }
}
