package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Proves that seal numbers have no gap and end where the head says. */
@Component
class SealVerification implements Verification {
  private final IntakeQueries queries;

  SealVerification(IntakeQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "intake.seals";
  }

  @Override
  public Outcome verify() {
    Map<String, Object> figures = queries.sealFigures();
    return new Outcome(figures.get("seals").equals(figures.get("lastSeal")) && figures.get("highest").equals(figures.get("lastSeal")), figures);
  }
}
