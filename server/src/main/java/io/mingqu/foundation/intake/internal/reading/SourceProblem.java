package io.mingqu.foundation.intake.internal.reading;

import java.util.Map;
import java.util.TreeMap;

/** A file that cannot be read as a whole: a stable code with its parameters; the words stand in the problem texts of intake. */
public final class SourceProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final String code;
  private final transient Map<String, Object> params;

  public SourceProblem(String code, Map<String, ?> params) {
    super(code + " " + new TreeMap<>(params));
    this.code = code;
    this.params = Map.copyOf(params);
  }

  /** For example {@code intake.file-truncated}. */
  public String code() {
    return code;
  }

  public Map<String, Object> params() {
    return params;
  }
}
