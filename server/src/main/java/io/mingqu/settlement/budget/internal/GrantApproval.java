package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.settlement.budget.Budgets.Use;
import io.mingqu.settlement.budget.internal.BudgetStore.GrantRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** 预算追加与削减: money comes into a budget, or leaves it, when somebody else than who asked has signed. */
@Component
class GrantApproval implements ApprovalOwner {
  static final String KIND = "budget-grant";
  private final BudgetStore store;
  private final BudgetBook book;
  private final Clock clock;

  GrantApproval(BudgetStore store, BudgetBook book, Clock clock) {
    this.store = store;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "预算下达";
  }

  @Override
  public String titleEn() {
    return "Budget grant";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("财务审批 / Finance approval", Step.Mode.ANY, 48, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    GrantRequest request = store.grantRequest(Long.parseLong(ended.subjectId())).orElseThrow();
    store.decided(request.id(), ended.approved() ? "APPROVED" : "REFUSED", ended.decidedBy());
    if (ended.approved()) {
      BudgetRow budget = store.locked(request.budgetId()).orElseThrow();
      book.move(budget, request.amountMinor() > 0 ? EntryAct.GRANT : EntryAct.CUT,
          List.of(new Use("grant/" + request.id(), Math.abs(request.amountMinor()), request.reason())), LocalDate.now(clock));
    }
  }
}
