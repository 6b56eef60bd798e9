package io.mingqu.foundation.time;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs 后台任务: work longer than a request. A job survives a kill of the server and goes on from its last checkpoint. */
public interface Jobs {
  /**
   * Queues a job in the running transaction; it starts after the commit, under the caller's own scope.
   *
   * @param params       JSON values: text, numbers, booleans, lists, maps
   * @param aggregateKey jobs with the same key run one after the other; null lets them run together
   * @return the job's id, to be answered with 202
   */
  long start(String name, Map<String, ?> params, @Nullable String aggregateKey);

  /** As {@link #start(String, Map, String)}, but the job sees every row (imports, month-end). */
  long startAsSystem(String name, Map<String, ?> params, @Nullable String aggregateKey);

  default long start(String name, Map<String, ?> params) {
    return start(name, params, null);
  }
}
