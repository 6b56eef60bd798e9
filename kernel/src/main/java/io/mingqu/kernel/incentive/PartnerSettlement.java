package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.PayoutRule.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settles one partner after another, with scratch space that is reused: one per thread. The partner's lines are sorted into
 * segments of equal cell and slot, so that what a programme counts in a period is a handful of stretches of memory.
 */
final class PartnerSettlement {
    private final PartnerRows rows;
    private final CompiledProgramme[] programmes;
    private final Map<Integer, List<Opening>> openingsByPartner;
    private final Map<ReferenceKey, Long> references;
    private final Attribution attribution;
    private final @Nullable ShareSink sink;
    private final int slots;
    private final int[] localOfCell;
    private int[] cellOfLocal = new int[16];
    private int locals;
    private final int[][] cellsOf;
    private final int[] cellsCount;
    private final Extras[] extras;
    private final boolean[] covered;

    final Segments segments;
    final List<Payout> payouts = new ArrayList<>();
    final List<RefusedLine> refused = new ArrayList<>();

    /** What a reference is found by; a partner number, a programme position, and the first day of the period. */
    record ReferenceKey(int partner, int programme, int firstDay) {}

    PartnerSettlement(PartnerRows rows, List<CompiledProgramme> programmes, Map<Integer, List<Opening>> openings,
            Map<ReferenceKey, Long> references, @Nullable ShareSink sink) {
        this.rows = rows;
        this.programmes = programmes.toArray(CompiledProgramme[]::new);
        this.openingsByPartner = openings;
        this.references = references;
        this.sink = sink;
        this.slots = rows.axis.slots();
        this.segments = new Segments(rows);
        this.attribution = new Attribution(this.segments, rows);
        this.localOfCell = new int[rows.cells.count()];
        Arrays.fill(localOfCell, -1);
        this.cellsOf = new int[programmes.size()][8];
        this.cellsCount = new int[programmes.size()];
        this.extras = new Extras[programmes.size()];
        this.covered = new boolean[programmes.size()];
        Arrays.setAll(extras, _ -> new Extras());
    }

    /** Lines placed one by one: the period and the position of the line among the gathered rows. */
    static final class Extras {
        int size;
        int[] period = new int[4];
        int[] position = new int[4];

        void add(int inPeriod, int at) {
            if (size == period.length) {
                period = Arrays.copyOf(period, size * 2);
                position = Arrays.copyOf(position, size * 2);
            }
            period[size] = inPeriod;
            position[size++] = at;
        }
    }

    void settle(int partner) {
        int from = rows.start[partner];
        int to = rows.start[partner + 1];
        List<Opening> openings = openingsByPartner.getOrDefault(partner, List.of());
        if (from == to && openings.isEmpty()) {
            return;
        }
        nameCells(from, to);
        segments.sort(from, to, locals, slots, localOfCell);
        assignCells(partner);
        placeExtras(partner, from, to);
        for (int p = 0; p < programmes.length; p++) {
            CompiledProgramme programme = programmes[p];
            if (cellsCount[p] > 0 || extras[p].size > 0 || !openings.isEmpty()) {
                for (int t = 0; t < programme.periods.size(); t++) {
                    settlePeriod(partner, p, programme, t, openings);
                }
            }
        }
        forgetCells();
    }

    private void nameCells(int from, int to) {
        locals = 0;
        for (int i = from; i < to; i++) {
            int cell = rows.cell[i];
            if (localOfCell[cell] < 0) {
                if (locals == cellOfLocal.length) {
                    cellOfLocal = Arrays.copyOf(cellOfLocal, locals * 2);
                }
                cellOfLocal[locals] = cell;
                localOfCell[cell] = locals++;
            }
        }
    }

    private void assignCells(int partner) {
        for (int p = 0; p < covered.length; p++) {
            covered[p] = programmes[p].scoped.members().covers(partner);
        }
        for (int local = 0; local < locals; local++) {
            for (int p : rows.programmesOf(cellOfLocal[local])) {
                if (covered[p]) {
                    if (cellsCount[p] == cellsOf[p].length) {
                        cellsOf[p] = Arrays.copyOf(cellsOf[p], cellsCount[p] * 2);
                    }
                    cellsOf[p][cellsCount[p]++] = local;
                }
            }
        }
    }

    private void forgetCells() {
        for (int local = 0; local < locals; local++) {
            localOfCell[cellOfLocal[local]] = -1;
        }
        Arrays.fill(cellsCount, 0);
        for (Extras each : extras) {
            each.size = 0;
        }
    }

    private void placeExtras(int partner, int from, int to) {
        for (int i = from; i < to; i++) {
            if (rows.slot[i] == PartnerRows.EXCEPTIONAL) {
                placeExtra(partner, i);
            }
        }
    }

    private void placeExtra(int partner, int position) {
        int row = rows.row[position];
        int b = batchOf(row);
        LineBatch batch = rows.batches.get(b);
        int inBatch = row - rows.batchStart[b];
        for (int p : rows.programmesOf(rows.cell[position])) {
            int period = programmes[p].periodOf(partner, batch.day[inBatch], batch.originalDay[inBatch], batch.knownDay[inBatch]);
            if (period == CompiledProgramme.LATE_REFUSED) {
                refused.add(new RefusedLine(partner, p, batch.lineKey[inBatch]));
            } else if (period >= 0) {
                extras[p].add(period, position);
            }
        }
    }

    private int batchOf(int row) {
        int at = Arrays.binarySearch(rows.batchStart, row);
        if (at < 0) {
            return -at - 2;
        }
        while (rows.batchStart[at + 1] == row) {
            at++;
        }
        return at;
    }

    private void settlePeriod(int partner, int p, CompiledProgramme compiled, int t, List<Opening> openings) {
        Programme programme = compiled.programme;
        int qualifying = programme.base().qualifying().ordinal();
        int paying = programme.base().paying().ordinal();
        int lines = 0;
        long qualifyingSum = 0;
        long payingSum = 0;
        for (int c = 0; c < cellsCount[p]; c++) {
            int segment = cellsOf[p][c] * slots;
            for (int slot = compiled.slotFrom[t]; slot <= compiled.slotTo[t]; slot++) {
                if (counts(compiled, partner, slot)) {
                    lines += segments.lines(segment + slot);
                    qualifyingSum += segments.sum(qualifying, segment + slot);
                    payingSum += segments.sum(paying, segment + slot);
                }
            }
        }
        Extras extra = extras[p];
        for (int i = 0; i < extra.size; i++) {
            if (extra.period[i] == t) {
                lines++;
                qualifyingSum += rows.values[qualifying][extra.position[i]];
                payingSum += rows.values[paying][extra.position[i]];
            }
        }
        long openingQualifying = 0;
        long openingPaying = 0;
        boolean opened = false;
        for (Opening opening : openings) {
            if (opening.programme() == p && compiled.periods.get(t).contains(opening.through())) {
                opened = true;
                openingQualifying += opening.qualifying();
                openingPaying += opening.paying();
            }
        }
        if (lines == 0 && !opened) {
            return;
        }
        int firstDay = CompiledProgramme.day(compiled.periods.get(t).first());
        long reference = references.isEmpty() ? 0 : references.getOrDefault(new ReferenceKey(partner, p, firstDay), 0L);
        Trace trace = PayoutRule.settle(programme,
                new Counted(lines, qualifyingSum, payingSum, openingQualifying, openingPaying, reference));
        Payout payout = new Payout(partner, p, compiled.periods.get(t), trace);
        payouts.add(payout);
        if (sink != null && trace.payoutMinor() != 0) {
            attribute(compiled, t, payout, openingQualifying, openingPaying, sink);
        }
    }

    private boolean counts(CompiledProgramme compiled, int partner, int slot) {
        return !compiled.dated || compiled.scoped.members().covers(partner, rows.axis.dayOf(slot));
    }

    private void attribute(CompiledProgramme compiled, int t, Payout payout, long openingQualifying, long openingPaying,
            ShareSink shareSink) {
        int p = payout.programme();
        attribution.begin(compiled.programme.base().paying().ordinal(), payout.trace().lines());
        for (int c = 0; c < cellsCount[p]; c++) {
            int segment = cellsOf[p][c] * slots;
            if (!compiled.dated) {
                attribution.addSegments(segment + compiled.slotFrom[t], segment + compiled.slotTo[t]);
                continue;
            }
            for (int slot = compiled.slotFrom[t]; slot <= compiled.slotTo[t]; slot++) {
                if (counts(compiled, payout.partner(), slot)) {
                    attribution.addSegments(segment + slot, segment + slot);
                }
            }
        }
        Extras extra = extras[p];
        for (int i = 0; i < extra.size; i++) {
            if (extra.period[i] == t) {
                attribution.addLine(extra.position[i]);
            }
        }
        attribution.split(compiled.programme, payout.payoutMinor(), openingQualifying, openingPaying);
        shareSink.accept(payout, attribution);
    }
}
