package io.mingqu.foundation.intake;

/** A batch became known: its facts count from {@code sealNo} on. Published once per batch, through the outbox. */
public record BatchSealed(long batchId, long sealNo, String targetKind, String source, long added, long changed, long removed) {}
