package io.mingqu.foundation.intake;

/** Staging is not logged and was lost when PostgreSQL crashed: the file is read again. Thrown by {@link IntakeTarget#apply}. */
public final class StagingLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StagingLost(long batchId) {
    super("staging of batch " + batchId + " is gone", null, false, false);
  }
}
