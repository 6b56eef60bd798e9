package io.mingqu.foundation.intake;

import java.util.Map;
import java.util.TreeMap;

/**
 * A row cannot become a fact as it stands and is held for a person: the reason's stable code and its values. Thrown by the typed
 * getters of {@link SourceLine} and by targets; intake keeps the row, nobody loses it. Carries no stack: a file may hold thousands.
 */
public final class RowHeld extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;
  private final transient Map<String, Object> params;

  public RowHeld(String reason, Map<String, ?> params) {
    super(reason + " " + new TreeMap<>(params), null, false, false);
    this.reason = reason;
    this.params = Map.copyOf(params);
  }

  /** For example {@code intake.number-in-scientific-notation}. */
  public String reason() {
    return reason;
  }

  public Map<String, Object> params() {
    return params;
  }
}
