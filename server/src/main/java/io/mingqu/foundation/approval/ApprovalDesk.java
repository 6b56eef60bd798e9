package io.mingqu.foundation.approval;

import io.mingqu.kernel.approval.Act;

/** Where people sign. For composing pages such as the phone's; owners of a kind only hear the outcome. */
public interface ApprovalDesk {
  /**
   * Lets the caller in force act.
   *
   * @throws io.mingqu.foundation.shared.Problem with the reason if they may not
   */
  void act(long approvalId, Act act, String comment);

  /** How many approvals wait for the caller in force. */
  long waiting();
}
