package io.mingqu.foundation.intake;

import org.jspecify.annotations.Nullable;

/**
 * What a source's own name means with us, said once by a person and remembered.
 *
 * @param code        our code
 * @param unit        our unit, or null to keep the source's unit
 * @param factorMilli how many of our unit one of theirs is × 1,000 (24 bottles a case: 24,000)
 */
public record MappedValue(String code, @Nullable String unit, long factorMilli) {}
