package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Claims are the sum of their lines, and no purchase line is claimed for more or less than its claims say. */
@Component
class CompensationVerification implements Verification {
  private final CompensationQueries queries;

  CompensationVerification(CompensationQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "compensation.claims";
  }

  @Override
  public Outcome verify() {
    Map<String, Object> figures = queries.proof();
    return new Outcome(figures.get("wrong").equals(0L) && figures.get("misclaimed").equals(0L), figures);
  }
}
