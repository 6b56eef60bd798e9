package io.mingqu.settlement.bonus.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** 奖励审批. */
@Component
class BonusApproval implements ApprovalOwner {
  static final String KIND = "bonus-list";
  private final GiveBonuses bonuses;

  BonusApproval(GiveBonuses bonuses) {
    this.bonuses = bonuses;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "奖励与折扣";
  }

  @Override
  public String titleEn() {
    return "Bonuses and discounts";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("财务审批 / Finance approval", Step.Mode.ANY, 48, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    bonuses.ended(ended);
  }
}
