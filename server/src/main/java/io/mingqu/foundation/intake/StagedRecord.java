package io.mingqu.foundation.intake;

import java.util.Map;

/**
 * One record read from a file, ready to be saved.
 *
 * @param key    the record's own key within its source, for example the partner's code; rows with the same key in one file: the last wins
 * @param values JSON values (text, whole numbers, booleans, lists, maps), nulls left out
 */
public record StagedRecord(String key, Map<String, Object> values) {
  public StagedRecord {
    values = Map.copyOf(values);
  }

  /** The text of a value, or null when it is not there. */
  public @org.jspecify.annotations.Nullable String text(String name) {
    Object value = values.get(name);
    return value == null ? null : value.toString();
  }
}
