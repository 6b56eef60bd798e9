package io.mingqu.kernel.incentive;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The lines of all batches gathered by partner, each reduced to what settling needs: cell and slot in one number, the valuations
 * in use, the line key and the row. Built in two streaming passes; the order within a partner is the order of the batches.
 */
final class PartnerRows {
    /** Marks a line whose slot may differ between programmes; it is placed for each of them by itself. */
    static final int EXCEPTIONAL = Integer.MIN_VALUE;

    final List<LineBatch> batches;
    final int[] batchStart;
    final int partners;
    final int[] start;
    final int[] cell;
    final int[] slot;
    final long[] key;
    final int[] row;
    final long[][] values;
    final Cells cells;
    final SlotAxis axis;
    final AtomicReferenceArray<int[]> programmesByCell;

    PartnerRows(List<LineBatch> batches, Cells cells, SlotAxis axis, LateWatch late, boolean[] valuations, int partnersAtLeast) {
        this.batches = batches;
        this.cells = cells;
        this.axis = axis;
        this.programmesByCell = new AtomicReferenceArray<>(cells.count());
        this.batchStart = new int[batches.size() + 1];
        int most = partnersAtLeast;
        for (int b = 0; b < batches.size(); b++) {
            LineBatch batch = batches.get(b);
            batchStart[b + 1] = Math.addExact(batchStart[b], batch.size);
            for (int i = 0; i < batch.size; i++) {
                most = Math.max(most, batch.partner[i] + 1);
            }
        }
        this.partners = most;
        int total = batchStart[batches.size()];
        this.start = starts();
        this.cell = new int[total];
        this.slot = new int[total];
        this.key = new long[total];
        this.row = new int[total];
        this.values = new long[3][];
        for (int v = 0; v < 3; v++) {
            values[v] = new long[valuations[v] ? total : 0];
        }
        scatter(late, valuations);
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

    private void scatter(LateWatch late, boolean[] valuations) {
        int[] next = start.clone();
        for (int b = 0; b < batches.size(); b++) {
            LineBatch batch = batches.get(b);
            int currency = cells.currencyOf(batch);
            for (int i = 0; i < batch.size; i++) {
                int at = next[batch.partner[i]]++;
                int day = batch.day[i];
                int slotOfDay = axis.slotOf(day);
                boolean exceptional = (batch.originalDay[i] != day && axis.slotOf(batch.originalDay[i]) != slotOfDay)
                        || late.suspects(day, batch.originalDay[i], batch.knownDay[i]);
                cell[at] = cells.cellOf(batch, currency, i);
                slot[at] = exceptional ? EXCEPTIONAL : slotOfDay;
                key[at] = batch.lineKey[i];
                row[at] = batchStart[b] + i;
                if (valuations[0]) {
                    values[0][at] = batch.netMinor[i];
                }
                if (valuations[1]) {
                    values[1][at] = batch.grossMinor[i];
                }
                if (valuations[2]) {
                    values[2][at] = batch.quantityMilli[i];
                }
            }
        }
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
