package io.mingqu.foundation.ledger.internal;

import io.mingqu.foundation.ledger.Proof;
import io.mingqu.foundation.shared.BusinessCodes;
import io.mingqu.foundation.shared.Verification;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The books balance, and every balance kept is the sum of its postings. */
@Component
class LedgerVerification implements Verification {
  private final LedgerQueries queries;
  private final List<BusinessCodes> codes;

  LedgerVerification(LedgerQueries queries, ObjectProvider<BusinessCodes> codes) {
    this.queries = queries;
    this.codes = codes.stream().sorted(Comparator.comparing(BusinessCodes::kind)).toList();
  }

  @Override
  public String name() {
    return "ledger.trial-balance";
  }

  @Override
  public Outcome verify() {
    Proof proof = queries.proof();
    return new Outcome(proof.holds(), Map.of("postings", proof.postings(), "trialBalanceMinor", proof.differenceMinor(),
        "balances", proof.balances(), "balancesWrong", proof.balancesWrong(), "checksum", queries.checksum(codes)));
  }
}
