package io.mingqu.settlement.incentive.internal;

import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.Membership;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.ScopedItems;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.incentive.ProgrammePolicy.ExampleFact;
import io.mingqu.settlement.incentive.ProgrammePolicy.WorkedExample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the worked examples of a programme through the kernel: what both sides agreed must be what is computed. */
public final class WorkedExamples {
  private final ProgrammePolicy policy;
  private final WorkedExample example;
  private final Map<String, Integer> partners = new HashMap<>();
  private final Map<String, Integer> products = new HashMap<>();
  private final BitSet counted = new BitSet();
  private final List<BitSet> gauged = new ArrayList<>();

  private WorkedExamples(ProgrammePolicy policy, WorkedExample example) {
    this.policy = policy;
    this.example = example;
    policy.programme().terms().gauges().forEach(gauge -> gauged.add(new BitSet()));
  }

  /** What an example says and what it comes to. */
  public record Result(String title, long expectedMinor, long computedMinor) {
    public boolean holds() {
      return expectedMinor == computedMinor;
    }
  }

  public static List<Result> run(ProgrammePolicy policy) {
    return policy.examples().stream().map(e -> new Result(e.title(), e.expectedMinor(), new WorkedExamples(policy, e).computedMinor())).toList();
  }

  /** Example facts say themselves whether they are in scope; dates decide the period. Partners of an example are one group where groups count. */
  private long computedMinor() {
    if (example.facts().isEmpty()) {
      return 0;
    }
    List<LineBatch> lines = List.of(lines());
    ScopedProgramme scoped = new ScopedProgramme(policy.programme(), Membership.EVERYONE, null, counted, null, null, null,
        gauged.stream().map(each -> new ScopedItems(null, each, null)).toList(), groups());
    Settlement settlement = new Settlement(lines, List.of(scoped), List.of(), references(), LocalDate.MAX, scores(), penalties());
    return SettlementKernel.settle(settlement).payouts().stream()
        .filter(p -> example.expectedPartner().isEmpty() || Integer.valueOf(p.partner()).equals(partners.get(example.expectedPartner())))
        .mapToLong(Payout::payoutMinor).sum();
  }

  private LineBatch lines() {
    LineBatch.Builder lines = LineBatch.builder(policy.programme().currency(), example.facts().size());
    CodeKind kind = policy.programme().scope().items().codeKinds().stream().min(Comparator.naturalOrder()).orElse(CodeKind.GOODS);
    long key = 0;
    for (ExampleFact fact : example.facts()) {
      int day = (int) fact.date().toEpochDay();
      lines.where(number(partners, fact.partner()), 0, 0).what(fact.kind(), kind, product(fact), -1)
          .when(day, (int) fact.originalDate().toEpochDay(), day).add(key++, fact.netMinor(), fact.grossMinor(), fact.quantityMilli());
    }
    return lines.build();
  }

  private static int number(Map<String, Integer> numbers, String name) {
    int next = numbers.size();
    return numbers.computeIfAbsent(name, n -> next);
  }

  private int product(ExampleFact fact) {
    int product = number(products, fact.product() + "\t" + fact.counts() + "\t" + fact.gauges());
    counted.set(product, fact.counts());
    for (int i = 0; i < gauged.size(); i++) {
      gauged.get(i).set(product, fact.gauges().contains(policy.programme().terms().gauges().get(i).name()));
    }
    return product;
  }

  private Map<Integer, Integer> groups() {
    Map<Integer, Integer> groups = new HashMap<>();
    partners.values().forEach(partner -> groups.put(partner, 0));
    return groups;
  }

  private List<FiscalPeriod> periods() {
    Programme p = policy.programme();
    return example.facts().stream().map(f -> p.cycle().calendar().periodOf(f.originalDate(), p.cycle().grain())).distinct().toList();
  }

  /** The reference is the group's, so only its head has it; alone, every partner has it. */
  private List<Reference> references() {
    boolean group = policy.programme().terms().groupSplit() != null;
    return example.reference() == 0 ? List.of() : periods().stream().flatMap(period -> partners.values().stream().filter(p -> !group || p == 0)
        .map(partner -> new Reference(partner, 0, period, example.reference()))).toList();
  }

  private List<Score> scores() {
    return periods().stream().flatMap(period -> partners.values().stream().flatMap(partner -> example.scores().entrySet().stream()
        .map(score -> new Score(partner, 0, period, score.getKey(), score.getValue())))).toList();
  }

  private List<Penalty> penalties() {
    return example.penaltyMinor() == 0 && example.penaltyPpm() == 0 ? List.of()
        : periods().stream().map(period -> new Penalty(0, 0, period, example.penaltyMinor(), example.penaltyPpm())).toList();
  }
}
