package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.settlement.compensation.internal.CompensationQueries.CalculationView;
import io.mingqu.settlement.compensation.internal.CompensationStore.Calculation;
import io.mingqu.settlement.compensation.internal.CompensationStore.Claim;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with claims: submit, cancel; the partner accepts or disputes. */
@Component
@Transactional
class Claims {
  static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  static final String APPROVAL = "compensation";
  private final CompensationStore store;
  private final CompensationQueries queries;
  private final CompensationBooks books;
  private final Approvals approvals;
  private final SystemScope scope;
  private final Audit audit;

  Claims(CompensationStore store, CompensationQueries queries, CompensationBooks books, Approvals approvals, SystemScope scope, Audit audit) {
    this.store = store;
    this.queries = queries;
    this.books = books;
    this.approvals = approvals;
    this.scope = scope;
    this.audit = audit;
  }

  void submit(long calculationId) {
    Calculation calculation = calculation(calculationId);
    expect(calculation, "CALCULATED");
    // a calculation is one whole, whatever part of it the caller sees
    CalculationView view = scope.during("compensation.submit", () -> queries.calculation(calculationId).orElseThrow());
    long approval = approvals.submit(new ApprovalRequest(APPROVAL, String.valueOf(calculationId), "调价补差 " + view.titleZh(), "Price-change compensation " + view.titleEn(),
        Math.abs(view.amountMinor()), view.currency(), null, List.of(), List.of(
            ApprovalRequest.Figure.money("补差金额", "Amount", view.amountMinor(), view.currency()),
            ApprovalRequest.Figure.text("伙伴数", "Partners", String.valueOf(view.partners())),
            ApprovalRequest.Figure.text("文号", "Document no.", String.valueOf(view.documentNo()))), "/compensation/" + calculationId));
    store.submitted(calculationId, approval);
    audit.record("compensation.submitted", "compensation", String.valueOf(calculationId), Map.of("amountMinor", view.amountMinor()));
  }

  /** Cancels a calculation nobody has approved: its accruals are reversed, its purchase lines free. */
  void cancel(long calculationId) {
    Calculation calculation = calculation(calculationId);
    expect(calculation, "CALCULATED");
    store.lockOrder(calculation.policyId());
    scope.during("compensation.cancel", () -> {
      store.lockClaims(calculationId).forEach(claim -> drop(claim, calculation.code()));
      return true;
    });
    store.decided(calculationId, "CANCELLED", Callers.current().principalId());
    audit.record("compensation.cancelled", "compensation", String.valueOf(calculationId), Map.of("order", calculation.code()));
  }

  /** Takes back one claim the partner disputes, so that it can be calculated anew from mended stock. */
  void cancelClaim(long claimId) {
    Claim claim = claim(claimId);
    if (!claim.state().equals("DISPUTED")) {
      throw wrongState(claim, "DISPUTED");
    }
    store.lockOrder(claim.policyId());
    drop(claim, calculation(claim.calculationId()).code());
    audit.record("compensation.claim-cancelled", "compensation-claim", String.valueOf(claimId), Map.of("amountMinor", claim.amountMinor()));
  }

  private void drop(Claim claim, String code) {
    if (!claim.state().equals("CANCELLED")) {
      store.cancelled(claim.id());
      books.reverse(claim, code);
    }
  }

  /** The partner takes it: booked by both, hence owed. A disputed claim can still be accepted. */
  void accept(long claimId) {
    Claim claim = claim(claimId);
    if (!List.of("APPROVED", "DISPUTED").contains(claim.state())) {
      throw wrongState(claim, "APPROVED");
    }
    store.answered(claimId, "PAYABLE", Callers.current().principalId(), "");
    books.owe(claim, queries.claim(claimId).orElseThrow().code());
    audit.record("compensation.accepted", "compensation-claim", String.valueOf(claimId), Map.of("amountMinor", claim.amountMinor()));
  }

  void dispute(long claimId, String reason) {
    Claim claim = claim(claimId);
    if (!claim.state().equals("APPROVED")) {
      throw wrongState(claim, "APPROVED");
    }
    if (reason.isBlank() || reason.length() > 500) {
      throw Problem.of("compensation.reason", 422, Map.of("max", 500));
    }
    store.answered(claimId, "DISPUTED", Callers.current().principalId(), reason.strip());
    audit.record("compensation.disputed", "compensation-claim", String.valueOf(claimId), Map.of("reason", reason.strip()));
  }

  private Calculation calculation(long id) {
    return store.lockCalculation(id).orElseThrow(() -> Problem.notFound("compensation", String.valueOf(id)));
  }

  private Claim claim(long id) {
    return store.lockClaim(id).orElseThrow(() -> Problem.notFound("compensation-claim", String.valueOf(id)));
  }

  private static void expect(Calculation calculation, String state) {
    if (!calculation.state().equals(state)) {
      throw Problem.of("compensation.wrong-state", 409, Map.of("id", calculation.id(), "state", calculation.state(), "expected", state));
    }
  }

  private static Problem wrongState(Claim claim, String expected) {
    return Problem.of("compensation.wrong-state", 409, Map.of("id", claim.id(), "state", claim.state(), "expected", expected));
  }
}
