package io.mingqu.bench;

import io.mingqu.bench.intake.ImportRun;

/**
 * {@code bench import}: lines per second of the production path, file to seal, against staging and upsert in plain SQL into the same tables
 * and indexes of the same PostgreSQL. The last line of output is one JSON object.
 */
public final class ImportBench {
    private ImportBench() {}

    public static void main(String[] args) throws Exception {
        System.exit(ImportRun.main(args));
    }
}
