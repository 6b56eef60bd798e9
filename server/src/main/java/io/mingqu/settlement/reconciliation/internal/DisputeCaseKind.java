package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.cases.CaseMoved;
import io.mingqu.foundation.shared.Role;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A dispute about lines of a statement 对账异议: finance upholds it or rejects it, with a reason; the statement goes on accordingly. */
@Component
class DisputeCaseKind implements CaseKind {
  static final String NAME = "statement-dispute";
  static final String UPHOLD = "UPHOLD";
  static final String REJECT = "REJECT";
  private static final Set<Role> FINANCE = Set.of(Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER);
  private final ObjectProvider<Disputes> disputes;

  DisputeCaseKind(ObjectProvider<Disputes> disputes) {
    this.disputes = disputes;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String titleZh() {
    return "对账异议";
  }

  @Override
  public String titleEn() {
    return "Statement dispute";
  }

  @Override
  public List<State> states() {
    return List.of(new State("OPEN", "待答复", "To be answered", Role.FINANCE_REVIEWER), new State("UPHELD", "异议成立", "Upheld", null),
        new State("REJECTED", "异议不成立", "Rejected", null));
  }

  @Override
  public List<Transition> transitions() {
    return List.of(new Transition(UPHOLD, "OPEN", "UPHELD", FINANCE, true, "异议成立", "Uphold"),
        new Transition(REJECT, "OPEN", "REJECTED", FINANCE, true, "异议不成立", "Reject"));
  }

  @Override
  public void moved(CaseMoved moved) {
    if (moved.ended()) {
      disputes.getObject().caseEnded(Long.parseLong(moved.subjectId()), String.valueOf(moved.caseId()), moved.action().equals(UPHOLD), moved.comment());
    }
  }
}
