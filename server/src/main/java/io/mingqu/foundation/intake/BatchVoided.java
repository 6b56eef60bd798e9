package io.mingqu.foundation.intake;

/** A sealed batch was undone: its facts no longer count from {@code sealNo} on. */
public record BatchVoided(long batchId, long sealNo, String targetKind, String source) {}
