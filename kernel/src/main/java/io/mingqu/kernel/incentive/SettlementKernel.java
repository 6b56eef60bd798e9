package io.mingqu.kernel.incentive;

import io.mingqu.kernel.incentive.PartnerRows.LateWatch;
import io.mingqu.kernel.incentive.Timing.Late;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles incentive programmes over movement lines 返利结算: a pure function from lines, programmes and what partners bring along
 * to payouts, each with a trace, and to line attributions. The result is the same for any order and batching of the lines and
 * any number of threads.
 */
public final class SettlementKernel {
    /** Changes whenever the same inputs could give another result; stands on every statement. */
    public static final int ENGINE_VERSION = 2;

    static final Comparator<Payout> ORDER =
            Comparator.comparingInt(Payout::partner).thenComparingInt(Payout::programme).thenComparing(Payout::period);

    private final Settlement settlement;
    /** The programmes asked for, and after them what measures for them: qualifiers and gauges. */
    private final List<CompiledProgramme> programmes;
    private final int visible;
    private final @Nullable ShareSink sink;

    private SettlementKernel(Settlement settlement, @Nullable ShareSink sink) {
        this.settlement = settlement;
        this.sink = sink;
        this.programmes = new ArrayList<>();
        this.visible = settlement.programmes().size();
        settlement.programmes().forEach(p -> programmes.add(new CompiledProgramme(p, settlement.through())));
        for (int p = 0; p < visible; p++) {
            addMeasuring(programmes.get(p));
        }
    }

    private void addMeasuring(CompiledProgramme compiled) {
        ScopedProgramme scoped = compiled.scoped;
        if (!scoped.programme().base().oneMeasure()) {
            compiled.qualifier = programmes.size();
            programmes.add(new CompiledProgramme(scoped.qualifier(), settlement.through()));
        }
        List<Gauge> gauges = scoped.programme().terms().gauges();
        compiled.gauges = new int[gauges.size()];
        for (int i = 0; i < gauges.size(); i++) {
            compiled.gauges[i] = programmes.size();
            ScopedItems items = i < scoped.gauges().size() ? scoped.gauges().get(i) : ScopedItems.ANY;
            programmes.add(new CompiledProgramme(scoped.gauge(gauges.get(i), items), settlement.through()));
        }
    }

    /** Payouts only. */
    public static SettlementResult settle(Settlement settlement) {
        return new SettlementKernel(settlement, null).run(1);
    }

    /** Payouts, and every payout split over its lines into the sink; no splitting without a sink. */
    public static SettlementResult settle(Settlement settlement, int threads, @Nullable ShareSink sink) {
        return new SettlementKernel(settlement, sink).run(threads);
    }

    private SettlementResult run(int threads) {
        SlotAxis axis = new SlotAxis(programmes.stream().flatMapToInt(p -> IntStream.of(p.borders())).toArray());
        programmes.forEach(p -> p.placeOn(axis));
        Cells cells = new Cells(settlement.lines(), programmes);
        Map<Integer, List<Opening>> openings = settlement.openings().stream().collect(Collectors.groupingBy(Opening::partner));
        int partners = openings.keySet().stream().mapToInt(p -> p + 1).max().orElse(0);
        boolean split = sink != null || asked().anyMatch(p -> p.limits().lineCapMinor().isPresent());
        boolean named = asked().anyMatch(p -> p.terms().countsProducts());
        PartnerRows rows = new PartnerRows(settlement.lines(), cells, axis, lateWatch(), valuations(), split, named, partners);
        if (asked().noneMatch(Programme::acrossPartners)) {
            return result(work(rows, openings, threads, sink, Map.of()), rows.partners);
        }
        SettlementResult alone = result(work(rows, openings, threads, null, Map.of()), rows.partners);
        List<Payout> decided = AcrossPartners.decide(settlement, alone.payouts());
        if (sink != null) {
            Map<PayoutKey, Trace> traces = new HashMap<>();
            decided.forEach(p -> traces.put(PayoutKey.of(p), p.trace()));
            work(rows, openings, threads, sink, traces);
        }
        return new SettlementResult(decided, alone.refused());
    }

    private Stream<Programme> asked() {
        return settlement.programmes().stream().map(ScopedProgramme::programme);
    }

    /** Each worker settled whole partners, each in order: laid out by partner, nothing is left to sort. */
    private SettlementResult result(List<PartnerSettlement> workers, int partners) {
        int[] start = new int[partners + 1];
        for (PartnerSettlement worker : workers) {
            worker.payouts.forEach(each -> start[each.partner() + 1]++);
        }
        for (int p = 0; p < partners; p++) {
            start[p + 1] += start[p];
        }
        Payout[] payouts = new Payout[start[partners]];
        List<RefusedLine> refused = new ArrayList<>();
        for (PartnerSettlement worker : workers) {
            for (Payout each : worker.payouts) {
                payouts[start[each.partner()]++] = each;
            }
            refused.addAll(worker.refused);
        }
        refused.sort(Comparator.comparingInt(RefusedLine::partner).thenComparingInt(RefusedLine::programme)
                .thenComparingLong(RefusedLine::lineKey));
        return new SettlementResult(List.of(payouts), refused);
    }

    private List<PartnerSettlement> work(PartnerRows rows, Map<Integer, List<Opening>> openings, int threads, @Nullable ShareSink into,
            Map<PayoutKey, Trace> decided) {
        int[] largestFirst = IntStream.range(0, rows.partners).boxed()
                .sorted(Comparator.comparingInt((Integer p) -> rows.start[p] - rows.start[p + 1]).thenComparingInt(p -> p))
                .mapToInt(Integer::intValue).toArray();
        Standings standings = Standings.of(settlement);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<PartnerSettlement> workers = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < Math.max(1, threads); i++) {
            PartnerSettlement worker = new PartnerSettlement(rows, programmes, visible, openings, standings, into, decided);
            workers.add(worker);
            Runnable share = () -> settleShare(worker, largestFirst, next, failure);
            if (i == 0) {
                continue;
            }
            running.add(Thread.ofPlatform().daemon().name("settle-" + i).start(share));
        }
        settleShare(workers.getFirst(), largestFirst, next, failure);
        running.forEach(SettlementKernel::join);
        rethrow(failure.get());
        return workers;
    }

    private static void settleShare(PartnerSettlement worker, int[] partners, AtomicInteger next,
            AtomicReference<@Nullable Throwable> failure) {
        try {
            for (int i = next.getAndIncrement(); i < partners.length && failure.get() == null; i = next.getAndIncrement()) {
                worker.settle(partners[i]);
            }
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    /** What a sink or a formula threw reaches the caller as it is, whichever thread it happened on. */
    private static void rethrow(@Nullable Throwable thrown) {
        switch (thrown) {
            case null -> { }
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while settling", interrupted);
        }
    }

    private LateWatch lateWatch() {
        boolean any = false;
        int shortest = Integer.MAX_VALUE;
        for (CompiledProgramme each : programmes) {
            Timing timing = each.programme.timing();
            if (timing.late() != Late.REOPENS) {
                any = true;
                shortest = Math.min(shortest, timing.graceDays());
            }
        }
        return new LateWatch(any, shortest);
    }

    private boolean[] valuations() {
        boolean[] used = new boolean[3];
        for (CompiledProgramme each : programmes) {
            used[each.programme.base().qualifying().ordinal()] = true;
            used[each.programme.base().paying().ordinal()] = true;
        }
        return used;
    }
}
