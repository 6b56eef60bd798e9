package io.mingqu.kernel.approval;

/** What can be done to an approval. */
public sealed interface Act {
  record Approve() implements Act {}

  record Reject() implements Act {}

  /** 退回 to an earlier step, which signs again. */
  record ReturnToStep(int step) implements Act {}

  /** 退回 to the requester, who changes it and submits anew. */
  record ReturnToRequester() implements Act {}

  /** 转审: another person signs in one's place. */
  record HandOver(String toPrincipalId) implements Act {}

  /** 加签: another person signs as well, before or after the running step. */
  record AddSigner(String principalId, boolean before) implements Act {}

  /** 撤回 by the requester. */
  record Withdraw() implements Act {}

  /** 催办 by the requester. */
  record Remind() implements Act {}
}
