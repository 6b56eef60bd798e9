package io.mingqu.foundation.intake;

import java.util.List;

/**
 * A field a target can take from a file.
 *
 * @param key      stable name in mappings, for example {@code documentNo}
 * @param required whether a mapping must give it a column or a fixed value
 * @param zh       label, also the first header recognised
 * @param en       label, also a header recognised
 * @param synonyms further headers people's files bear, in any language; compared without case, blanks, brackets and units
 */
public record TargetField(String key, FieldType type, boolean required, String zh, String en, List<String> synonyms) {

  public TargetField {
    synonyms = List.copyOf(synonyms);
  }

  public static TargetField required(String key, FieldType type, String zh, String en, String... synonyms) {
    return new TargetField(key, type, true, zh, en, List.of(synonyms));
  }

  public static TargetField optional(String key, FieldType type, String zh, String en, String... synonyms) {
    return new TargetField(key, type, false, zh, en, List.of(synonyms));
  }
}
