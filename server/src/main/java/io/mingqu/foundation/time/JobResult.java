package io.mingqu.foundation.time;

import java.util.Map;

/** What a finished job tells, as JSON values. */
public record JobResult(Map<String, ?> values) {
  public static final JobResult DONE = new JobResult(Map.of());

  public JobResult {
    values = Map.copyOf(values);
  }
}
