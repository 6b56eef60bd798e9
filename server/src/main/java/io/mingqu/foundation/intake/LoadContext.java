package io.mingqu.foundation.intake;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a target needs to know about the batch it loads.
 *
 * @param parentId the batch whose held rows are retried, 0 when a file is read
 * @param settings the mapping's settings by key, see {@link IntakeTarget#settings()}
 * @param unknowns policy by kind of master data ({@code partner}, {@code product})
 * @param zone     where the source's clock stands
 */
public record LoadContext(long batchId, int sourceId, String source, long parentId, Map<String, String> settings,
                          Map<String, UnknownPolicy> unknowns, ZoneId zone, ValueMap valueMap) {

  /** Names and units of the source that people have mapped to ours. */
  @FunctionalInterface
  public interface ValueMap {
    /** @param unit empty when the source gives none; a mapping without a unit matches any */
    Optional<MappedValue> find(String kind, String text, String unit);
  }

  public LoadContext {
    settings = Map.copyOf(settings);
    unknowns = Map.copyOf(unknowns);
  }

  /** Rows that were held before and are retried: their documents do not arrive whole. */
  public boolean partial() {
    return parentId != 0;
  }

  public UnknownPolicy unknown(String kind) {
    return unknowns.getOrDefault(kind, UnknownPolicy.HOLD);
  }

  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).filter(text -> !text.isBlank());
  }
}
