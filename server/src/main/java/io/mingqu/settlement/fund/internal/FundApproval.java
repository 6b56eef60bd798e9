package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** 费用申请审批. The company's rules by amount and organisation pick the steps; without one, marketing and finance sign. */
@Component
class FundApproval implements ApprovalOwner {
  static final String KIND = "fund-request";
  private final Applying applying;

  FundApproval(Applying applying) {
    this.applying = applying;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "市场费用申请";
  }

  @Override
  public String titleEn() {
    return "Market fund request";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("渠道 / Channel", Step.Mode.ANY, 48, Seat.ofRole(Role.CHANNEL_MANAGER.name()), Seat.ofRole(Role.REGIONAL_MANAGER.name())),
        Step.of("财务 / Finance", Step.Mode.ANY, 72, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    applying.ended(ended);
  }
}
