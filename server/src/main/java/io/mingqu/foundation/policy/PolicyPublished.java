package io.mingqu.foundation.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A version became binding. */
public record PolicyPublished(String versionId, String policyId, String kind, String code, LocalDate validFrom, @Nullable LocalDate validThrough) {}
