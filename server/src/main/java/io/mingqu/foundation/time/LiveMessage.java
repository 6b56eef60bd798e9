package io.mingqu.foundation.time;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something changed. Holds ids and counts, never amounts: a page that cares asks again under its own rights.
 *
 * @param topic       the event name pages listen to, {@code module.past-tense}, such as {@code intake.sealed}
 * @param partyId     the partner it is about: only callers whose scope sees that partner hear it; null tells head office
 * @param principalId if given, that person hears it too, whatever the scope
 */
public record LiveMessage(String topic, @Nullable Long partyId, @Nullable String principalId, Map<String, String> data) {
  public LiveMessage {
    data = Map.copyOf(data);
  }
}
