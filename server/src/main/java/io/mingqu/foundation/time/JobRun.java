package io.mingqu.foundation.time;

import java.util.Map;

/** One run of a job: its parameters, its progress, and where it goes on after a kill. */
public interface JobRun {
  long jobId();

  Map<String, Object> params();

  /** @throws IllegalArgumentException when the parameter is missing */
  default String text(String param) {
    Object value = params().get(param);
    if (value == null) {
      throw new IllegalArgumentException("Job " + jobId() + " has no parameter " + param + ", only " + params().keySet());
    }
    return value.toString();
  }

  /** @throws IllegalArgumentException when the parameter is missing or not a whole number */
  default long number(String param) {
    return Long.parseLong(text(param));
  }

  /** Tells how far the job is; cheap to call often. Visible at once, whatever happens to the running transaction. */
  void progress(long done, long total, String message);

  /** Ends the run by an exception that must not be caught, when somebody cancelled the job or the server stops. Cheap to call often. */
  void checkCancelled();

  /** Keeps {@code state} (JSON values) as the place to go on from; in the running transaction, so it is exactly as far as the work is. */
  void checkpoint(Map<String, ?> state);

  /** The last checkpoint, empty at the first run. Also changes with {@link #checkpoint}. */
  Map<String, Object> state();
}
