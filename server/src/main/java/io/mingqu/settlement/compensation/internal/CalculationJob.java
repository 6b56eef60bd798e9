package io.mingqu.settlement.compensation.internal;

import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A calculation over all partners of an order, all or nothing. */
@Component
class CalculationJob implements JobKind {
  static final String NAME = "compensation.calculate";
  private final Calculate calculate;

  CalculationJob(Calculate calculate) {
    this.calculate = calculate;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun run) {
    Calculate.Done done = calculate.calculate(run.number("version"), run.text("by"));
    return new JobResult(Map.of("calculationId", done.calculationId() == 0 ? "" : String.valueOf(done.calculationId()), "partnersInScope", done.partnersInScope(),
        "partnersObserved", done.partnersObserved(), "claims", done.claims(), "amountMinor", done.amountMinor()));
  }
}
