package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.PayoutRule.Stretch;
import io.mingqu.kernel.time.FiscalPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    private final Standings standings;
    private final Map<PayoutKey, Trace> decided;
    private final int visible;
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

    // What sum() found last.
    private int lines;
    private long qualifyingSum;
    private long payingSum;

    /** @param decided traces of payouts that depend on other partners; they are attributed as they stand */
    PartnerSettlement(PartnerRows rows, List<CompiledProgramme> programmes, int visible, Map<Integer, List<Opening>> openings,
            Standings standings, @Nullable ShareSink sink, Map<PayoutKey, Trace> decided) {
        this.visible = visible;
        this.decided = decided;
        this.rows = rows;
        this.programmes = programmes.toArray(CompiledProgramme[]::new);
        this.openingsByPartner = openings;
        this.standings = standings;
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
        int[] day = new int[4];

        void add(int inPeriod, int countedOn, int at) {
            if (size == period.length) {
                period = Arrays.copyOf(period, size * 2);
                position = Arrays.copyOf(position, size * 2);
                day = Arrays.copyOf(day, size * 2);
            }
            period[size] = inPeriod;
            day[size] = countedOn;
            position[size++] = at;
        }
    }

    void settle(int partner) {
        int from = rows.start[partner];
        int to = rows.start[partner + 1];
        List<Opening> openings = openingsByPartner.getOrDefault(partner, List.of());
        nameCells(from, to);
        DenseSums dense = rows.sums;
        if (dense != null) {
            nameCells(partner, dense);
        }
        if (from == to && locals == 0 && openings.isEmpty()) {
            return;
        }
        if (dense != null) {
            segments.fill(dense, partner, locals, slots, cellOfLocal);
        } else {
            segments.sort(from, to, locals, slots, localOfCell);
        }
        assignCells(partner);
        placeExtras(partner, from, to);
        for (int p = 0; p < visible; p++) {
            CompiledProgramme programme = programmes[p];
            if (counted(p) || counted(programme.qualifier) || !openings.isEmpty()) {
                for (int t = 0; t < programme.periods.size(); t++) {
                    settlePeriod(partner, p, programme, t, openings);
                }
            }
        }
        forgetCells();
    }

    private boolean counted(int p) {
        return p >= 0 && (cellsCount[p] > 0 || extras[p].size > 0);
    }

    private void nameCells(int from, int to) {
        locals = 0;
        for (int i = from; i < to; i++) {
            nameCell(rows.cell[i]);
        }
    }

    private void nameCells(int partner, DenseSums dense) {
        for (int compact = 0; compact < dense.cells(); compact++) {
            if (dense.has(partner, compact)) {
                nameCell(dense.cell(compact));
            }
        }
    }

    private void nameCell(int cell) {
        if (localOfCell[cell] < 0) {
            if (locals == cellOfLocal.length) {
                cellOfLocal = Arrays.copyOf(cellOfLocal, locals * 2);
            }
            cellOfLocal[locals] = cell;
            localOfCell[cell] = locals++;
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
        int b = rows.batchOf(row);
        LineBatch batch = rows.batches.get(b);
        int inBatch = row - rows.batchStart[b];
        for (int p : rows.programmesOf(rows.cell[position])) {
            int day = programmes[p].countedDay(partner, batch.day[inBatch], batch.originalDay[inBatch], batch.knownDay[inBatch]);
            if (day == CompiledProgramme.LATE_DAY) {
                if (p < visible) {
                    refused.add(new RefusedLine(partner, p, batch.lineKey[inBatch]));
                }
            } else if (day != CompiledProgramme.OUTSIDE_DAY) {
                extras[p].add(programmes[p].periodOf(day), day, position);
            }
        }
    }

    /** Sums what a programme counts on some days of a period into {@link #lines}, {@link #qualifyingSum} and {@link #payingSum}. */
    private void sum(int partner, int p, int t, int firstDay, int lastDay, int slotFrom, int slotTo) {
        CompiledProgramme compiled = programmes[p];
        int qualifying = compiled.programme.base().qualifying().ordinal();
        int paying = compiled.programme.base().paying().ordinal();
        lines = 0;
        qualifyingSum = 0;
        payingSum = 0;
        for (int c = 0; c < cellsCount[p]; c++) {
            int segment = cellsOf[p][c] * slots;
            for (int slot = slotFrom; slot <= slotTo; slot++) {
                if (counts(compiled, partner, slot)) {
                    lines += segments.lines(segment + slot);
                    qualifyingSum += segments.sum(qualifying, segment + slot);
                    payingSum += segments.sum(paying, segment + slot);
                }
            }
        }
        Extras extra = extras[p];
        for (int i = 0; i < extra.size; i++) {
            if (extra.period[i] == t && extra.day[i] >= firstDay && extra.day[i] <= lastDay) {
                lines++;
                qualifyingSum += rows.values[qualifying][extra.position[i]];
                payingSum += rows.values[paying][extra.position[i]];
            }
        }
    }

    /** What a partner's lines and openings come to on some days of a period; {@code null} when there is nothing. */
    private @Nullable Counted count(int partner, int p, int t, int firstDay, int lastDay, List<Opening> openings) {
        CompiledProgramme compiled = programmes[p];
        int slotFrom = firstDay == Integer.MIN_VALUE ? compiled.slotFrom[t] : Math.max(compiled.slotFrom[t], rows.axis.slotOf(firstDay));
        int slotTo = lastDay == Integer.MAX_VALUE ? compiled.slotTo[t] : Math.min(compiled.slotTo[t], rows.axis.slotOf(lastDay));
        sum(partner, p, t, firstDay, lastDay, slotFrom, slotTo);
        int paidLines = lines;
        long paid = payingSum;
        if (compiled.qualifier >= 0) {
            sum(partner, compiled.qualifier, t, firstDay, lastDay, slotFrom, slotTo);
        }
        int allLines = compiled.qualifier >= 0 ? Math.addExact(paidLines, lines) : paidLines;
        long qualified = qualifyingSum;
        long openingQualifying = 0;
        long openingPaying = 0;
        boolean opened = false;
        for (Opening opening : openings) {
            int through = CompiledProgramme.day(opening.through());
            if (opening.programme() == p && compiled.periods.get(t).contains(opening.through()) && through >= firstDay && through <= lastDay) {
                opened = true;
                openingQualifying += opening.qualifying();
                openingPaying += opening.paying();
            }
        }
        if (allLines == 0 && !opened) {
            return null;
        }
        long reference = standings.reference(partner, p, CompiledProgramme.day(compiled.periods.get(t).first()));
        return new Counted(allLines, qualified, paid, openingQualifying, openingPaying, reference,
                gauged(partner, compiled, t, slotFrom, slotTo), compiled.programme.terms().countsProducts() ? activeProducts(partner, p, t) : 0);
    }

    private List<Long> gauged(int partner, CompiledProgramme compiled, int t, int slotFrom, int slotTo) {
        if (compiled.gauges.length == 0) {
            return List.of();
        }
        Long[] measured = new Long[compiled.gauges.length];
        for (int i = 0; i < measured.length; i++) {
            sum(partner, compiled.gauges[i], t, Integer.MIN_VALUE, Integer.MAX_VALUE, slotFrom, slotTo);
            measured[i] = qualifyingSum;
        }
        return List.of(measured);
    }

    /** Products whose counted lines sum to a positive quantity. */
    private int activeProducts(int partner, int p, int t) {
        CompiledProgramme compiled = programmes[p];
        Map<Integer, Long> quantities = new HashMap<>();
        for (int i = rows.start[partner]; i < rows.start[partner + 1]; i++) {
            int slot = rows.slot[i];
            if (slot >= compiled.slotFrom[t] && slot <= compiled.slotTo[t] && countsCell(p, rows.cell[i]) && counts(compiled, partner, slot)) {
                addQuantity(rows.row[i], quantities);
            }
        }
        Extras extra = extras[p];
        for (int i = 0; i < extra.size; i++) {
            if (extra.period[i] == t) {
                addQuantity(rows.row[extra.position[i]], quantities);
            }
        }
        return (int) quantities.values().stream().filter(q -> q > 0).count();
    }

    private boolean countsCell(int p, int cell) {
        int local = localOfCell[cell];
        for (int c = 0; c < cellsCount[p]; c++) {
            if (cellsOf[p][c] == local) {
                return true;
            }
        }
        return false;
    }

    private void addQuantity(int row, Map<Integer, Long> quantities) {
        int b = rows.batchOf(row);
        LineBatch batch = rows.batches.get(b);
        int product = batch.product[row - rows.batchStart[b]];
        if (product >= 0) {
            quantities.merge(product, batch.quantityMilli[row - rows.batchStart[b]], Long::sum);
        }
    }

    private void settlePeriod(int partner, int p, CompiledProgramme compiled, int t, List<Opening> openings) {
        Counted counted = count(partner, p, t, Integer.MIN_VALUE, Integer.MAX_VALUE, openings);
        if (counted == null) {
            return;
        }
        FiscalPeriod period = compiled.periods.get(t);
        PayoutKey key = new PayoutKey(partner, p, CompiledProgramme.day(period.first()));
        Standing standing = standings.of(key);
        long[] earned = new long[compiled.cuts[t].length + 1];
        Trace trace;
        if (earned.length == 1) {
            trace = PayoutRule.settle(compiled.programme.asOn(period.last()), counted, standing);
        } else {
            trace = PayoutRule.settleCut(compiled.programme, counted, stretches(partner, p, t, openings), standing, earned);
        }
        boolean lineCapped = compiled.programme.limits().lineCapMinor().isPresent();
        if (lineCapped && trace.payoutMinor() != 0) {
            gather(compiled, p, t, partner, trace.lines());
            split(compiled, p, t, partner, trace.payoutMinor(), counted, earned);
            trace = PayoutRule.afterLineCap(compiled.programme, trace, attribution.clip(compiled.programme.limits().lineCapMinor().getAsLong()));
        }
        Trace known = decided.isEmpty() ? null : decided.get(key);
        Payout payout = new Payout(partner, p, period, known == null ? trace : known, counted);
        payouts.add(payout);
        if (sink != null && payout.payoutMinor() != 0) {
            if (!lineCapped) {
                gather(compiled, p, t, partner, counted.lines());
                split(compiled, p, t, partner, payout.payoutMinor(), counted, earned);
            } else {
                attribution.rescale(payout.payoutMinor());
            }
            sink.accept(payout, attribution);
        }
    }

    private List<Stretch> stretches(int partner, int p, int t, List<Opening> openings) {
        CompiledProgramme compiled = programmes[p];
        List<Stretch> stretches = new ArrayList<>();
        for (int k = 0; k <= compiled.cuts[t].length; k++) {
            int first = compiled.stretchFirst(t, k);
            int last = compiled.stretchLast(t, k);
            Counted counted = count(partner, p, t, boundFirst(compiled, t, k), boundLast(compiled, t, k), openings);
            long reference = standings.reference(partner, p, CompiledProgramme.day(compiled.periods.get(t).first()));
            stretches.add(new Stretch(compiled.programme.asOn(LocalDate.ofEpochDay(first)),
                    counted == null ? new Counted(0, 0, 0, 0, 0, reference) : counted, last - first + 1L));
        }
        return stretches;
    }

    private boolean counts(CompiledProgramme compiled, int partner, int slot) {
        return !compiled.dated || compiled.scoped.members().covers(partner, rows.axis.dayOf(slot));
    }

    /** The first and the last stretch take what stands before and after the validity too: openings may. */
    private static int boundFirst(CompiledProgramme compiled, int t, int k) {
        return k == 0 ? Integer.MIN_VALUE : compiled.stretchFirst(t, k);
    }

    private static int boundLast(CompiledProgramme compiled, int t, int k) {
        return k == compiled.cuts[t].length ? Integer.MAX_VALUE : compiled.stretchLast(t, k);
    }

    /** Takes up the lines a payout rests on; in a period cut by tier dates, stretch by stretch. */
    private void gather(CompiledProgramme compiled, int p, int t, int partner, int expected) {
        attribution.begin(compiled.programme.base().paying().ordinal(), expected);
        for (int k = 0; k <= compiled.cuts[t].length; k++) {
            int first = boundFirst(compiled, t, k);
            int last = boundLast(compiled, t, k);
            int slotFrom = k == 0 ? compiled.slotFrom[t] : Math.max(compiled.slotFrom[t], rows.axis.slotOf(first));
            int slotTo = last == Integer.MAX_VALUE ? compiled.slotTo[t] : Math.min(compiled.slotTo[t], rows.axis.slotOf(last));
            gatherStretch(compiled, p, t, partner, new int[] {first, last, slotFrom, slotTo});
            attribution.endStretch();
        }
    }

    private void gatherStretch(CompiledProgramme compiled, int p, int t, int partner, int[] bounds) {
        for (int c = 0; c < cellsCount[p]; c++) {
            int segment = cellsOf[p][c] * slots;
            if (!compiled.dated) {
                attribution.addSegments(segment + bounds[2], segment + bounds[3]);
                continue;
            }
            for (int slot = bounds[2]; slot <= bounds[3]; slot++) {
                if (counts(compiled, partner, slot)) {
                    attribution.addSegments(segment + slot, segment + slot);
                }
            }
        }
        Extras extra = extras[p];
        for (int i = 0; i < extra.size; i++) {
            if (extra.period[i] == t && extra.day[i] >= bounds[0] && extra.day[i] <= bounds[1]) {
                attribution.addLine(extra.position[i]);
            }
        }
    }

    private void split(CompiledProgramme compiled, int p, int t, int partner, long payoutMinor, Counted counted, long[] earned) {
        if (earned.length == 1) {
            Programme inForce = compiled.programme.asOn(compiled.periods.get(t).last());
            attribution.split(inForce, payoutMinor, counted.openingQualifying(), counted.openingPaying());
            return;
        }
        long[] openings = new long[earned.length];
        for (int k = 0; k < earned.length; k++) {
            int first = boundFirst(compiled, t, k);
            int last = boundLast(compiled, t, k);
            for (Opening opening : openingsByPartner.getOrDefault(partner, List.of())) {
                int through = CompiledProgramme.day(opening.through());
                if (opening.programme() == p && through >= first && through <= last && compiled.periods.get(t).contains(opening.through())) {
                    openings[k] += opening.paying();
                }
            }
        }
        attribution.splitStretches(payoutMinor, earned, openings);
    }
}
