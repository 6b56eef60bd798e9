package io.mingqu.bench;

import io.mingqu.bench.settle.SettleRun;

/**
 * {@code bench settle}: 20 million lines × 2,000 partners × 300 programmes, attributed to lines, against DuckDB in a separate process
 * of the same run; equal to the fen, CPU-seconds compared. The last line of output is one JSON object.
 */
public final class SettleBench {
    private SettleBench() {}

    public static void main(String[] args) throws Exception {
        System.exit(SettleRun.main(args));
    }
}
