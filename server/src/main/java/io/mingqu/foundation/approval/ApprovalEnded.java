package io.mingqu.foundation.approval;

import io.mingqu.kernel.approval.Flow;
import java.time.Instant;

/** How an approval ended. {@code outcome} is never OPEN. */
public record ApprovalEnded(long approvalId, String kind, String subjectId, Flow.State outcome, String decidedBy, Instant decidedAt, String comment) {
  public boolean approved() {
    return outcome == Flow.State.APPROVED;
  }
}
