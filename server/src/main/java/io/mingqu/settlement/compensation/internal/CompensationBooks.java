package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.compensation.internal.CompensationStore.Claim;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What compensation does in the books: accrued when calculated, reversed when cancelled, owed through Payables when accepted. */
@Component
class CompensationBooks {
  private final Ledger ledger;
  private final Payables payables;
  private final SystemScope scope;
  private final Clock clock;

  CompensationBooks(Ledger ledger, Payables payables, SystemScope scope, Clock clock) {
    this.ledger = ledger;
    this.payables = payables;
    this.scope = scope;
    this.clock = clock;
  }

  record Accrual(long claimId, long partnerId, long entityId, String currency, long amountMinor) {}

  void accrue(long calculationId, long policyId, String code, List<Accrual> accruals) {
    List<Posting> postings = new ArrayList<>();
    for (Accrual each : accruals) {
      AccountKey accrual = account(each.partnerId(), each.entityId(), each.currency());
      AccountKey expense = AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, each.entityId(), each.currency());
      boolean owed = each.amountMinor() > 0;
      postings.add(new Posting(owed ? expense : accrual, owed ? accrual : expense, Math.abs(each.amountMinor()), decision(each.claimId()), 0, today(), policyId,
          "补差预提 compensation accrual " + code));
    }
    ledger.post(postings);
  }

  void reverse(Claim claim, String code) {
    ledger.reverse("compensation/claim/" + claim.id() + "/cancelled", decision(claim.id()), today(), "补差冲回 compensation cancelled " + code);
  }

  /** The partner's word reaches the brand's books. */
  void owe(Claim claim, String code) {
    scope.during("compensation.accepted", () -> {
      payables.owe(List.of(new Payable("compensation/claim/" + claim.id(), Payable.Source.COMPENSATION, claim.partnerId(), claim.amountMinor(),
          account(claim.partnerId(), claim.entityId(), claim.currency()), claim.policyId(), true, null, null, today(), null, "调价补差 " + code)));
      return true;
    });
  }

  private static AccountKey account(long partnerId, long entityId, String currency) {
    return AccountKey.ofPartner(AccountKind.COMPENSATION_ACCRUAL, partnerId, entityId, currency);
  }

  private static String decision(long claimId) {
    return "compensation/claim/" + claimId + "/accrual";
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(Claims.BUSINESS_ZONE));
  }
}
