package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Proves that what is booked is the sum of its entries, that no line exceeds its cap and that statements sum to their lines. */
@Component
class CommissionVerification implements Verification {
  private final CommissionQueries queries;

  CommissionVerification(CommissionQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "commission.books";
  }

  @Override
  public Outcome verify() {
    Map<String, Long> faults = queries.faults();
    return new Outcome(faults.values().stream().allMatch(count -> count == 0), new TreeMap<>(faults));
  }
}
