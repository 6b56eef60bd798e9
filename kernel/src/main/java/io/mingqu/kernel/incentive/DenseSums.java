package io.mingqu.kernel.incentive;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums by partner, cell and slot in one pass over the lines, where nobody asks which line earned what: no line is moved. Lines whose
 * slot may differ between programmes are left to {@link PartnerRows}.
 */
final class DenseSums {
    private static final long ENTRIES_MAX = 1L << 24;
    private static final long FEW = 100_000;

    private final int cells;
    private final int slots;
    /** Cell numbers by compact number. */
    private final int[] cellOf;
    private final int[] compactOf;
    private final int[] count;
    private final long[][] sums = new long[3][];

    private DenseSums(int[] compactOf, int[] cellOf, int partners, int slots, boolean[] valuations) {
        this.cells = cellOf.length;
        this.slots = slots;
        this.cellOf = cellOf;
        this.compactOf = compactOf;
        int entries = partners * cells * slots;
        this.count = new int[entries];
        for (int v = 0; v < 3; v++) {
            sums[v] = new long[valuations[v] ? entries : 0];
        }
    }

    /** {@code null} where the combinations are too many, or too many for so few lines. */
    static @Nullable DenseSums over(List<LineBatch> batches, Cells cells, int partners, int slots, boolean[] valuations) {
        int known = cells.count();
        int[] compactOf = new int[Math.max(known, 1024)];
        Arrays.fill(compactOf, -1);
        int[] cellOf = new int[16];
        int n = 0;
        for (LineBatch batch : batches) {
            int currency = cells.currencyOf(batch);
            for (int i = 0; i < batch.size; i++) {
                int cell = cells.cellOf(batch, currency, i);
                if (cell >= compactOf.length) {
                    int had = compactOf.length;
                    compactOf = Arrays.copyOf(compactOf, Math.max(cell + 1, had * 2));
                    Arrays.fill(compactOf, had, compactOf.length, -1);
                }
                if (compactOf[cell] < 0) {
                    compactOf[cell] = n;
                    cellOf = n == cellOf.length ? Arrays.copyOf(cellOf, n * 2) : cellOf;
                    cellOf[n++] = cell;
                }
            }
        }
        long lines = batches.stream().mapToLong(batch -> batch.size).sum();
        long entries = (long) partners * n * slots;
        return entries > Math.min(ENTRIES_MAX, FEW + 4 * lines) ? null : new DenseSums(compactOf, Arrays.copyOf(cellOf, n), partners, slots, valuations);
    }

    /** Adds the lines of a batch; with late lines or reversals, those that are not ordinary are left out. Returns how many were. */
    int add(LineBatch batch, int currency, Cells byLine, SlotAxis axis, PartnerRows.@Nullable Ordinary ordinary) {
        boolean net = sums[0].length > 0;
        boolean gross = sums[1].length > 0;
        boolean quantity = sums[2].length > 0;
        int left = 0;
        for (int i = 0; i < batch.size; i++) {
            if (ordinary != null && !ordinary.is(batch, i)) {
                left++;
                continue;
            }
            int compact = compactOf[byLine.cellOf(batch, currency, i)];
            int at = (batch.partner[i] * cells + compact) * slots + axis.slotOf(batch.day[i]);
            count[at]++;
            if (net) {
                sums[0][at] += batch.netMinor[i];
            }
            if (gross) {
                sums[1][at] += batch.grossMinor[i];
            }
            if (quantity) {
                sums[2][at] += batch.quantityMilli[i];
            }
        }
        return left;
    }

    int cells() {
        return cells;
    }

    int cell(int compact) {
        return cellOf[compact];
    }

    /** Whether the partner has an ordinary line of this cell. */
    boolean has(int partner, int compact) {
        int from = (partner * cells + compact) * slots;
        for (int at = from; at < from + slots; at++) {
            if (count[at] > 0) {
                return true;
            }
        }
        return false;
    }

    int count(int partner, int compact, int slot) {
        return count[(partner * cells + compact) * slots + slot];
    }

    boolean counts(int valuation) {
        return sums[valuation].length > 0;
    }

    long sum(int valuation, int partner, int compact, int slot) {
        return sums[valuation][(partner * cells + compact) * slots + slot];
    }

    int compactOf(int cell) {
        return compactOf[cell];
    }
}
