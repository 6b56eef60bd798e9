package io.mingqu.foundation.intake.internal.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a person may declare when guessing is not enough.
 *
 * @param encoding  name of a character set, or null to detect
 * @param delimiter separator of a text file, or null to detect
 */
public record ReadOptions(@Nullable String encoding, @Nullable Character delimiter) {

  public static final ReadOptions DETECT = new ReadOptions(null, null);
}
