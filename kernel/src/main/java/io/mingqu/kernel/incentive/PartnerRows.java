package io.mingqu.kernel.incentive;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

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
    /** Where no line is attributed: sums of all ordinary lines; then only the others are gathered here. */
    final @Nullable DenseSums sums;
    private final AtomicReferenceArray<int[]> programmesByCell;

    /** Tells lines that count in the same slot for every programme. */
    record Ordinary(SlotAxis axis, LateWatch late) {
        boolean is(LineBatch batch, int i) {
            int day = batch.day[i];
            return (batch.originalDay[i] == day || axis.slotOf(batch.originalDay[i]) == axis.slotOf(day))
                    && !late.suspects(day, batch.originalDay[i], batch.knownDay[i]);
        }
    }

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
        Ordinary ordinary = exceptions ? new Ordinary(axis, late) : null;
        this.sums = attributed || named ? null : DenseSums.over(batches, cells, partners, axis.slots(), valuations);
        if (sums != null) {
            for (LineBatch batch : batches) {
                sums.add(batch, cells.currencyOf(batch), cells, axis, ordinary);
            }
        }
        this.start = starts(ordinary);
        int total = start[partners];
        this.cell = new int[total];
        this.slot = new short[total];
        this.key = new long[attributed ? total : 0];
        this.row = new int[attributed || exceptions || named ? total : 0];
        this.values = new long[3][];
        for (int v = 0; v < 3; v++) {
            values[v] = new long[valuations[v] ? total : 0];
        }
        if (sums == null) {
            scatter(late);
        } else if (total > 0) {
            scatterOthers(java.util.Objects.requireNonNull(ordinary));
        }
        this.programmesByCell = new AtomicReferenceArray<>(cells.count());
    }

    private int[] starts(@Nullable Ordinary ordinary) {
        int[] counted = new int[partners + 1];
        for (LineBatch batch : batches) {
            for (int i = 0; i < batch.size && (sums == null || ordinary != null); i++) {
                if (sums == null || !ordinary.is(batch, i)) {
                    counted[batch.partner[i] + 1]++;
                }
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

    private void scatterOthers(Ordinary ordinary) {
        int[] next = start.clone();
        for (int b = 0; b < batches.size(); b++) {
            LineBatch batch = batches.get(b);
            int currency = cells.currencyOf(batch);
            for (int i = 0; i < batch.size; i++) {
                if (!ordinary.is(batch, i)) {
                    int to = next[batch.partner[i]]++;
                    cell[to] = cells.cellOf(batch, currency, i);
                    slot[to] = EXCEPTIONAL;
                    row[to] = batchStart[b] + i;
                    long[][] columns = {batch.netMinor, batch.grossMinor, batch.quantityMilli};
                    for (int v = 0; v < 3; v++) {
                        if (values[v].length > 0) {
                            values[v][to] = columns[v][i];
                        }
                    }
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
