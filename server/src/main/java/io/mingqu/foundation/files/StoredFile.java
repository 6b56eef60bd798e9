package io.mingqu.foundation.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored file: its content is named by {@code sha256}, the row says who brought it under which name. */
public record StoredFile(long id, String sha256, long bytes, String name, String mediaType, String purpose, @Nullable Long partyId,
                         String createdBy, Instant createdAt) {}
