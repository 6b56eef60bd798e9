package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Settled claims add up to what their activities say, and what approvals have open stands in the ledger as accrual, partner by partner. */
@Component
class FundVerification implements Verification {
  private final FundProofQueries queries;

  FundVerification(FundProofQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "fund.claims-and-accruals";
  }

  @Override
  public Outcome verify() {
    long claims = queries.activitiesNotEqualToTheirClaims();
    long accruals = queries.accrualsNotEqualToTheLedger();
    return new Outcome(claims == 0 && accruals == 0, Map.of("activities", queries.activities(), "activitiesWrong", claims, "accrualsWrong", accruals,
        "settledMinor", queries.settledMinor()));
  }
}
