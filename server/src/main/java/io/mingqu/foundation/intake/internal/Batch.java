package io.mingqu.foundation.intake.internal;

import org.jspecify.annotations.Nullable;

/** A batch as the import run needs it, read with its row locked. */
record Batch(long id, @Nullable Integer sourceId, String sourceCode, String targetKind, BatchState state, @Nullable Long mappingId,
             @Nullable Long fileId, String fileName, @Nullable Long parentId, @Nullable Long undoesId, @Nullable Long sealNo,
             @Nullable Long voidedBySeal, boolean applyOnRead, long comparedAt, long appliedTo, long added, long changed, long removed,
             long held, @Nullable String problemCode) {

  int source() {
    return java.util.Objects.requireNonNull(sourceId, "a batch without a source is never read");
  }
}
