package io.mingqu.foundation.time;

/** What a job of one name does. A bean; found by its name when a job is started or resumed. */
public interface JobKind {
  /** {@code module.verb}, stable: jobs queued by an older release are found by it. */
  String name();

  /**
   * Does the work, outside any transaction: it opens its own, chunk by chunk. May be called again after a kill: {@link JobRun#state()}
   * then holds the last checkpoint.
   */
  JobResult run(JobRun run);
}
