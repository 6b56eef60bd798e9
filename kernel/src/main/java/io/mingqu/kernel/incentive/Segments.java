package io.mingqu.kernel.incentive;

import java.util.Arrays;

/** One partner's lines sorted by cell and slot (a counting sort), with counts and sums per segment. */
final class Segments {
    private final PartnerRows rows;
    private int[] start = new int[16];
    private int[] next = new int[16];
    private final long[][] sums = new long[3][];
    long[] key = new long[0];
    int[] row = new int[0];
    final long[][] values = new long[3][];

    Segments(PartnerRows rows) {
        this.rows = rows;
        for (int v = 0; v < 3; v++) {
            sums[v] = new long[0];
            values[v] = new long[0];
        }
    }

    void sort(int from, int to, int cells, int slots, int[] localOfCell) {
        int segments = cells * slots;
        int lines = to - from;
        reserve(segments, lines);
        Arrays.fill(start, 0, segments + 1, 0);
        for (int i = from; i < to; i++) {
            if (rows.slot[i] >= 0) {
                start[localOfCell[rows.cell[i]] * slots + rows.slot[i] + 1]++;
            }
        }
        for (int s = 0; s < segments; s++) {
            start[s + 1] += start[s];
        }
        if (!rows.attributed) {
            sumOnly(from, to, slots, localOfCell, segments);
            return;
        }
        System.arraycopy(start, 0, next, 0, segments);
        for (int i = from; i < to; i++) {
            if (rows.slot[i] >= 0) {
                int at = next[localOfCell[rows.cell[i]] * slots + rows.slot[i]]++;
                key[at] = rows.key[i];
                row[at] = rows.row[i];
                for (int v = 0; v < 3; v++) {
                    if (rows.values[v].length > 0) {
                        values[v][at] = rows.values[v][i];
                    }
                }
            }
        }
        for (int v = 0; v < 3; v++) {
            if (rows.values[v].length > 0) {
                sum(values[v], sums[v], segments);
            }
        }
    }

    /** Without attribution the lines need not be moved. */
    private void sumOnly(int from, int to, int slots, int[] localOfCell, int segments) {
        for (int v = 0; v < 3; v++) {
            long[] column = rows.values[v];
            if (column.length > 0) {
                long[] into = sums[v];
                Arrays.fill(into, 0, segments, 0);
                for (int i = from; i < to; i++) {
                    if (rows.slot[i] >= 0) {
                        into[localOfCell[rows.cell[i]] * slots + rows.slot[i]] += column[i];
                    }
                }
            }
        }
    }

    /** Takes one partner's counts and sums where they were added up without moving lines. */
    void fill(DenseSums dense, int partner, int cells, int slots, int[] cellOfLocal) {
        int segments = cells * slots;
        if (start.length <= segments) {
            start = new int[Math.max(segments + 1, start.length * 2)];
            next = new int[start.length];
        }
        start[0] = 0;
        for (int v = 0; v < 3; v++) {
            sums[v] = dense.counts(v) && sums[v].length < segments ? new long[start.length] : sums[v];
        }
        for (int local = 0; local < cells; local++) {
            int compact = dense.compactOf(cellOfLocal[local]);
            for (int slot = 0; slot < slots; slot++) {
                int at = local * slots + slot;
                start[at + 1] = start[at] + dense.count(partner, compact, slot);
                for (int v = 0; v < 3; v++) {
                    if (dense.counts(v)) {
                        sums[v][at] = dense.sum(v, partner, compact, slot);
                    }
                }
            }
        }
    }

    private void sum(long[] column, long[] into, int segments) {
        for (int s = 0; s < segments; s++) {
            long sum = 0;
            for (int i = start[s]; i < start[s + 1]; i++) {
                sum += column[i];
            }
            into[s] = sum;
        }
    }

    private void reserve(int segments, int anyLines) {
        if (start.length <= segments) {
            start = new int[Math.max(segments + 1, start.length * 2)];
            next = new int[start.length];
        }
        int lines = rows.attributed ? anyLines : 0;
        if (key.length < lines) {
            key = new long[Math.max(lines, key.length * 2)];
            row = new int[key.length];
        }
        for (int v = 0; v < 3; v++) {
            if (rows.values[v].length > 0) {
                sums[v] = sums[v].length < segments ? new long[start.length] : sums[v];
                values[v] = values[v].length < lines ? new long[key.length] : values[v];
            }
        }
    }

    int start(int segment) {
        return start[segment];
    }

    int end(int segment) {
        return start[segment + 1];
    }

    int lines(int segment) {
        return start[segment + 1] - start[segment];
    }

    long sum(int valuation, int segment) {
        return sums[valuation][segment];
    }
}
