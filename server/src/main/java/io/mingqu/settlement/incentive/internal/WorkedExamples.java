package io.mingqu.settlement.incentive.internal;

import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.incentive.ProgrammePolicy.ExampleFact;
import io.mingqu.settlement.incentive.ProgrammePolicy.WorkedExample;
import java.util.Comparator;
import java.util.List;

/** Runs the worked examples of a programme through the kernel: what both sides agreed must be what is computed. */
public final class WorkedExamples {
  private WorkedExamples() {}

  /** What an example says and what it comes to. */
  public record Result(String title, long expectedMinor, long computedMinor) {
    public boolean holds() {
      return expectedMinor == computedMinor;
    }
  }

  public static List<Result> run(ProgrammePolicy policy) {
    return policy.examples().stream().map(e -> new Result(e.title(), e.expectedMinor(), computedMinor(policy, e))).toList();
  }

  /** Example facts lie in the programme's scope, so the scope is not asked; dates decide the period. */
  private static long computedMinor(ProgrammePolicy policy, WorkedExample example) {
    LineBatch.Builder lines = LineBatch.builder(policy.programme().currency(), example.facts().size());
    long key = 0;
    CodeKind counted = policy.programme().scope().items().codeKinds().stream().min(Comparator.naturalOrder()).orElse(CodeKind.GOODS);
    for (ExampleFact fact : example.facts()) {
      int day = (int) fact.date().toEpochDay();
      lines.where(0, 0, 0).what(fact.kind(), counted, -1, -1).when(day, (int) fact.originalDate().toEpochDay(), day)
          .add(key++, fact.netMinor(), fact.grossMinor(), fact.quantityMilli());
    }
    if (example.facts().isEmpty()) {
      return 0;
    }
    Settlement settlement = Settlement.of(List.of(lines.build()), List.of(ScopedProgramme.unbounded(policy.programme())));
    return SettlementKernel.settle(settlement).payouts().stream().mapToLong(io.mingqu.kernel.incentive.Payout::payoutMinor).sum();
  }
}
