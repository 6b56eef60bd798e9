package io.mingqu.kernel.incentive;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The lines of all batches gathered by partner, each reduced to what settling needs: cell and slot, the valuations in use, and,
 * where lines are attributed, key and row. Built in two streaming passes; the order within a partner is the order of the batches.
 */
final class PartnerRows {
    static final short EXCEPTIONAL = -1;

    final List<LineBatch> batches;
    final int[] batchStart;
    final int partners;
    final int[] start;
    final int[] cell;
    /** {@link #EXCEPTIONAL} for a line whose slot may differ between programmes; it is placed for each of them by itself. */
    final short[] slot;
    final long[] key;
    final int[] row;
    final long[][] values;
    final Cells cells;
    final SlotAxis axis;
    final boolean attributed;
    private final AtomicReferenceArray<int[]> programmesByCell;

    PartnerRows(List<LineBatch> batches, Cells cells, SlotAxis axis, LateWatch late, boolean[] valuations, boolean attributed,
            boolean named, int partnersAtLeast) {
        this.batches = batches;
        this.cells = cells;
        this.axis = axis;
        this.attributed = attributed;
        this.batchStart = new int[batches.size() + 1];
        int most = partnersAtLeast;
        boolean exceptions = late.any();
        for (int b = 0; b < batches.size(); b++) {
            LineBatch batch = batches.get(b);
            batchStart[b + 1] = Math.addExact(batchStart[b], batch.size);
            most = Math.max(most, batch.extent.partner() + 1);
            exceptions |= batch.extent.reversals();
        }
        this.partners = most;
        int total = batchStart[batches.size()];
        this.start = starts();
        this.cell = new int[total];
        this.slot = new short[total];
        this.key = new long[attributed ? total : 0];
        this.row = new int[attributed || exceptions || named ? total : 0];
        this.values = new long[3][];
        for (int v = 0; v < 3; v++) {
            values[v] = new long[valuations[v] ? total : 0];
        }
        scatter(late);
        this.programmesByCell = new AtomicReferenceArray<>(cells.count());
    }

    private int[] starts() {
        int[] counted = new int[partners + 1];
        for (LineBatch batch : batches) {
            for (int i = 0; i < batch.size; i++) {
                counted[batch.partner[i] + 1]++;
            }
        }
        for (int p = 0; p < partners; p++) {
            counted[p + 1] += counted[p];
        }
        return counted;
    }

    private void scatter(LateWatch late) {
        int[] next = start.clone();
        for (int b = 0; b < batches.size(); b++) {
            LineBatch batch = batches.get(b);
            int[] to = new int[batch.size];
            for (int i = 0; i < batch.size; i++) {
                to[i] = next[batch.partner[i]]++;
            }
            scatterPlaces(batch, to, late);
            scatter(batch.netMinor, to, values[0]);
            scatter(batch.grossMinor, to, values[1]);
            scatter(batch.quantityMilli, to, values[2]);
            scatter(batch.lineKey, to, key);
            if (row.length > 0) {
                for (int i = 0; i < to.length; i++) {
                    row[to[i]] = batchStart[b] + i;
                }
            }
        }
    }

    private static void scatter(long[] column, int[] to, long[] into) {
        if (into.length > 0) {
            for (int i = 0; i < to.length; i++) {
                into[to[i]] = column[i];
            }
        }
    }

    private void scatterPlaces(LineBatch batch, int[] to, LateWatch late) {
        int currency = cells.currencyOf(batch);
        for (int i = 0; i < to.length; i++) {
            int day = batch.day[i];
            int slotOfDay = axis.slotOf(day);
            boolean exceptional = (batch.originalDay[i] != day && axis.slotOf(batch.originalDay[i]) != slotOfDay)
                    || late.suspects(day, batch.originalDay[i], batch.knownDay[i]);
            cell[to[i]] = cells.cellOf(batch, currency, i);
            slot[to[i]] = exceptional ? EXCEPTIONAL : (short) slotOfDay;
        }
    }

    /** The batch a row stands in. */
    int batchOf(int rowNumber) {
        int at = java.util.Arrays.binarySearch(batchStart, rowNumber);
        if (at < 0) {
            return -at - 2;
        }
        while (batchStart[at + 1] == rowNumber) {
            at++;
        }
        return at;
    }

    int[] programmesOf(int cellNumber) {
        int[] known = programmesByCell.getAcquire(cellNumber);
        if (known == null) {
            known = cells.programmesOf(cellNumber);
            programmesByCell.setRelease(cellNumber, known);
        }
        return known;
    }

    /** Whether a line might be late for some programme: known more than the shortest grace after its day. */
    record LateWatch(boolean any, int shortestGraceDays) {
        boolean suspects(int day, int originalDay, int knownDay) {
            return any && knownDay > (long) Math.min(day, originalDay) + shortestGraceDays;
        }
    }
}
