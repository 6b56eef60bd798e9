package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.ApprovalRequest.Figure;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.Rerating;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Consent to a correction by which a policy takes back what the partner had confirmed 政策下调签认: first the brand approves that it asks, then
 * the partner signs exactly these bytes. Returns, corrected errors and late facts never come here.
 */
@Component
class Consents {
  static final String KIND = "statement-reduction";
  private final Approvals approvals;
  private final CorrectionStore store;
  private final CorrectionQueries queries;
  private final StatementStore statements;
  private final Audit audit;

  Consents(Approvals approvals, CorrectionStore store, CorrectionQueries queries, StatementStore statements, Audit audit) {
    this.approvals = approvals;
    this.store = store;
    this.queries = queries;
    this.statements = statements;
    this.audit = audit;
  }

  /** Asks for the brand's approval. The requester is whoever checks the statement. */
  void ask(Statement statement) {
    Rerating moved = queries.correction(statement.id()).orElseThrow().rerating();
    Statement.Who who = statement.draft().who();
    String currency = who.currency();
    long approval = approvals.submit(new ApprovalRequest(KIND, subject(statement), "政策下调 " + statement.number(), "Reduction by policy " + statement.number(),
        Math.absExact(moved.byPolicyMinor()), currency, who.partnerId(), List.of(), List.of(
            Figure.text("伙伴", "Partner", who.partnerCode()),
            Figure.money("此前已对账", "Stated before", moved.beforeMinor(), currency),
            Figure.money("政策变动", "By the policy", moved.byPolicyMinor(), currency),
            Figure.money("重算后", "As settled again", moved.afterMinor(), currency)), "/statements/" + statement.id()));
    store.asked(statement.id(), approval);
  }

  private static String subject(Statement statement) {
    return statement.id() + "/" + statement.version();
  }

  /** The partner signs: exactly the bytes that were sent, by their hash. */
  void sign(Statement statement, String sha256) {
    if (statement.consent() == ConsentState.SIGNED && sha256.equals(statement.sha256())) {
      return;
    }
    if (statement.consent() != ConsentState.APPROVED) {
      throw Problem.of("reconciliation.nothing-to-sign", 409, Map.of("number", statement.number(), "consent", statement.consent().name()));
    }
    if (!sha256.equals(statement.sha256())) {
      throw Problem.of("reconciliation.signs-something-else", 409, Map.of("number", statement.number(), "sha256", sha256));
    }
    store.signed(statement.id(), sha256);
    statements.tell(List.of(statement), "SIGN", statement.state(), sha256);
    audit.record("statement.reduction-signed", "statement", statement.number(), Map.of("sha256", sha256));
  }
}
