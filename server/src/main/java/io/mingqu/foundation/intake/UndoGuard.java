package io.mingqu.foundation.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module whose decisions rest on sealed facts says what undoing a batch would mean. Implemented above, asked by intake. */
public interface UndoGuard {

  Consequence consequence(long batchId, long sealNo);

  /**
   * @param kind FREE: nobody has used the facts; DELTA: statements were sent, so undoing gives reversal deltas and must be confirmed;
   *             REFUSED: with the reason's code and values
   */
  record Consequence(Kind kind, @Nullable String reason, Map<String, Object> params) {
    public enum Kind { FREE, DELTA, REFUSED }

    public static final Consequence FREE = new Consequence(Kind.FREE, null, Map.of());

    public Consequence {
      params = Map.copyOf(params);
    }
  }
}
