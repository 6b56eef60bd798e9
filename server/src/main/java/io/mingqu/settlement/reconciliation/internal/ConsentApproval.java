package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.approval.ApprovalEnded;
import io.mingqu.foundation.approval.ApprovalOwner;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.StatementState;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows when a reduction by policy was approved or not: the partner may be asked, or the earlier statement stands. */
@Component
class ConsentApproval implements ApprovalOwner {
  private final StatementQueries queries;
  private final CorrectionQueries corrections;
  private final CorrectionStore store;
  private final StatementStore statements;
  private final Audit audit;

  ConsentApproval(StatementQueries queries, CorrectionQueries corrections, CorrectionStore store, StatementStore statements, Audit audit) {
    this.queries = queries;
    this.corrections = corrections;
    this.store = store;
    this.statements = statements;
    this.audit = audit;
  }

  @Override
  public String kind() {
    return Consents.KIND;
  }

  @Override
  public String titleZh() {
    return "政策下调";
  }

  @Override
  public String titleEn() {
    return "Reduction by policy";
  }

  @Override
  public List<Step> defaultSteps() {
    return List.of(Step.of("政策下调审批 / Approval of the reduction", Step.Mode.ANY, 72, Seat.ofRole(Role.FINANCE_APPROVER.name())));
  }

  @Override
  public void ended(ApprovalEnded ended) {
    long id = Long.parseLong(ended.subjectId().substring(0, ended.subjectId().indexOf('/')));
    statements.lock(List.of(id));
    Statement statement = queries.find(id).orElseThrow();
    boolean current = corrections.correction(id).map(c -> Long.valueOf(ended.approvalId()).equals(c.approvalId())).orElse(false);
    if (!current || statement.consent() != ConsentState.IN_APPROVAL) {
      return; // drawn up anew since, with other figures: those are asked for by themselves
    }
    if (ended.approved()) {
      store.consent(id, ConsentState.APPROVED);
      statements.tell(List.of(statement), "REDUCTION_APPROVED", statement.state(), ended.comment());
    } else {
      store.refused(statement);
      statements.move(List.of(statement), "WITHDRAW", StatementState.WITHDRAWN, ended.comment());
    }
    audit.record("statement.reduction-" + (ended.approved() ? "approved" : "refused"), "statement", statement.number(), Map.of("comment", ended.comment()));
  }
}
