package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** 费用追加审批. The company's rules by amount and organisation pick the steps; without one, marketing and finance sign. */
@Component
class TopUpApproval implements ApprovalOwner {
  static final String KIND = "fund-top-up";
  private final Applying applying;

  TopUpApproval(Applying applying) {
    this.applying = applying;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "市场费用追加";
  }

  @Override
  public String titleEn() {
    return "Market fund top-up";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("渠道 / Channel", Step.Mode.ANY, 48, Seat.ofRole(Role.CHANNEL_MANAGER.name()), Seat.ofRole(Role.REGIONAL_MANAGER.name())),
        Step.of("财务 / Finance", Step.Mode.ANY, 72, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    applying.topUpEnded(ended);
  }
}
