package io.mingqu.foundation.approval;

import io.mingqu.kernel.approval.Flow;
import java.util.Optional;

/** Asks for signatures. The requester is the caller in force. */
public interface Approvals {
  /** Where an approval stands. {@code desk} names whose signature it waits for. */
  record Standing(long approvalId, Flow.State state, String step, String desk, java.time.Instant since) {}

  /**
   * Starts an approval in the running transaction.
   *
   * @return its id
   * @throws io.mingqu.foundation.shared.Problem {@code approval.open-already} if the subject has one under way
   */
  long submit(ApprovalRequest request);

  /** Withdraws what the caller asked for. */
  void withdraw(long approvalId, String comment);

  /** The latest approval of a subject, whoever asks: owners show it beside their own record. */
  Optional<Standing> latest(String kind, String subjectId);
}
