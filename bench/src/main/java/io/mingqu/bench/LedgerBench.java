package io.mingqu.bench;

import io.mingqu.bench.ledger.LedgerRun;

/**
 * {@code bench ledger}: durable postings per second one by one and batched, against single-row inserts in the same PostgreSQL; the trial balance of a
 * million postings; and orders that draw on one hot partner's pool. The last line of output is one JSON object.
 */
public final class LedgerBench {
    private LedgerBench() {}

    public static void main(String[] args) throws Exception {
        System.exit(LedgerRun.main(args));
    }
}
