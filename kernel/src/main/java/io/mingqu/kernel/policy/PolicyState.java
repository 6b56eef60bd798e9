package io.mingqu.kernel.policy;

import java.util.Map;
import java.util.Optional;

/** Where a policy version stands, and what may happen to it there. */
public enum PolicyState {
  /** Being written; the only state in which the body may change. */
  DRAFT,
  /** 审批中. */
  IN_REVIEW,
  /** Signed, not yet in force. */
  APPROVED,
  /** 已发布: binding from the day it says. */
  PUBLISHED,
  /** Replaced for every day by a later version. */
  SUPERSEDED,
  /** Taken back: as if it had never been known, from the moment of withdrawal on. */
  WITHDRAWN;

  /** What can happen to a version. */
  public enum Act { SUBMIT, APPROVE, RETURN, PUBLISH, SUPERSEDE, WITHDRAW }

  private static final Map<PolicyState, Map<Act, PolicyState>> TABLE = Map.of(
      DRAFT, Map.of(Act.SUBMIT, IN_REVIEW, Act.WITHDRAW, WITHDRAWN),
      IN_REVIEW, Map.of(Act.APPROVE, APPROVED, Act.RETURN, DRAFT),
      APPROVED, Map.of(Act.PUBLISH, PUBLISHED, Act.RETURN, DRAFT, Act.WITHDRAW, WITHDRAWN),
      PUBLISHED, Map.of(Act.SUPERSEDE, SUPERSEDED, Act.WITHDRAW, WITHDRAWN),
      SUPERSEDED, Map.of(),
      WITHDRAWN, Map.of());

  /** The state after {@code act}, or nothing if it cannot happen here. */
  public Optional<PolicyState> after(Act act) {
    return Optional.ofNullable(TABLE.get(this).get(act));
  }
}
