package io.mingqu.foundation.shared;

import java.util.Map;
import java.util.TreeMap;

/**
 * An expected failure told to the caller as problem+json: a stable code, the values, and (from {@code problems/<module>.<language>.properties})
 * a sentence that says what is wrong, the value, and what to do.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final int status;
  private final transient Map<String, Object> params;

  private Problem(String code, int status, Map<String, ?> params) {
    super(code + " " + new TreeMap<>(params), null, false, false);
    this.code = code;
    this.status = status;
    this.params = Map.copyOf(params);
  }

  /** @param code {@code module.what-is-wrong}, stable and documented */
  public static Problem of(String code, int status, Map<String, ?> params) {
    return new Problem(code, status, params);
  }

  public static Problem of(String code, int status) {
    return new Problem(code, status, Map.of());
  }

  /** The answer for what does not exist and for what the caller may not know exists. */
  public static Problem notFound(String kind, String id) {
    return new Problem("shared.not-found", 404, Map.of("kind", kind, "id", id));
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public Map<String, Object> params() {
    return params;
  }
}
