package io.mingqu.bench.ledger;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** How long {@code count} pieces of work took with some threads, all together and one by one. */
record Timings(int count, double seconds, long[] nanosSorted) {
    /** @param worker makes what one thread does for a piece; called once per thread */
    static Timings of(int threads, int count, IntFunction<Piece> worker) throws Exception {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Future<?>[] all = new Future<?>[threads];
            for (int t = 0; t < threads; t++) {
                Piece piece = worker.apply(t);
                all[t] = pool.submit((Callable<Object>) () -> {
                    try (piece) {
                        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                            long began = System.nanoTime();
                            piece.run(i);
                            nanos[i] = System.nanoTime() - began;
                        }
                        return Boolean.TRUE;
                    }
                });
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        return new Timings(count, seconds, nanos);
    }

    interface Piece extends AutoCloseable {
        void run(int i) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    double perSecond() {
        return count / seconds;
    }

    double millisAt(double quantile) {
        return nanosSorted[(int) Math.min(nanosSorted.length - 1, Math.floor(quantile * nanosSorted.length))] / 1e6;
    }
}
