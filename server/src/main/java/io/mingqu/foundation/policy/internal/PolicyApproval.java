package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.kernel.policy.PolicyState;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows when a policy version was signed or not. */
@Component
class PolicyApproval implements ApprovalOwner {
  static final String KIND = "policy";
  private final VersionStore store;

  PolicyApproval(VersionStore store) {
    this.store = store;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "政策";
  }

  @Override
  public String titleEn() {
    return "Policy";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("政策审批 / Policy approval", Step.Mode.ANY, 72, Seat.ofRole(Role.FINANCE_APPROVER.name()), Seat.ofRole(Role.CHANNEL_MANAGER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    long versionId = Long.parseLong(ended.subjectId());
    var version = store.hold(versionId);
    if (version.state() != PolicyState.IN_REVIEW) {
      throw Problem.of("policy.wrong-state", 409, Map.of("act", "APPROVE", "state", version.state().name()));
    }
    if (!ended.approved()) {
      store.state(versionId, PolicyState.DRAFT, ended.decidedAt());
    } else if (store.authors(versionId).contains(ended.decidedBy())) {
      throw Problem.of("policy.author-approves", 403, Map.of("code", version.code(), "number", version.number()));
    } else {
      store.approved(versionId, ended.decidedBy(), ended.decidedAt());
    }
    store.event(versionId, ended.outcome().name(), Callers.current(), ended.comment(), ended.decidedAt());
  }
}
