package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finance approves what is calculated; whoever calculated it does not. */
@Component
class CompensationApproval implements ApprovalOwner {
  private final CompensationStore store;
  private final SystemScope scope;

  CompensationApproval(CompensationStore store, SystemScope scope) {
    this.store = store;
    this.scope = scope;
  }

  @Override
  public String kind() {
    return Claims.APPROVAL;
  }

  @Override
  public String titleZh() {
    return "调价补差";
  }

  @Override
  public String titleEn() {
    return "Price-change compensation";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("补差审批 / Compensation approval", Step.Mode.ANY, 48, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    long id = Long.parseLong(ended.subjectId());
    CompensationStore.Calculation calculation = store.lockCalculation(id).orElseThrow();
    if (ended.approved() && ended.decidedBy().equals(calculation.calculatedBy())) {
      throw Problem.of("compensation.own-calculation", 403, Map.of("order", calculation.code()));
    }
    scope.during("compensation.decided", () -> {
      store.decided(id, ended.approved() ? "APPROVED" : "CALCULATED", ended.decidedBy());
      return true;
    });
  }
}
