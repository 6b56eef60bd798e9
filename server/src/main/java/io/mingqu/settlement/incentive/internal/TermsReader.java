package io.mingqu.settlement.incentive.internal;

import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Gauge;
import io.mingqu.kernel.incentive.Measure;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Requirement;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.kernel.incentive.Terms;
import io.mingqu.kernel.incentive.TierChange;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.network.partner.LinkRole;
import io.mingqu.settlement.incentive.FactSources;
import io.mingqu.settlement.incentive.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a programme says beyond base and tiers: requirements, scorecard, tier dates, group, sources, treatment. */
final class TermsReader {
  private static final long VALUE_MAX = 9_000_000_000_000_000L;

  private TermsReader() {}

  /** What kind of requirement it is, as people name it. */
  enum RequirementKind { AT_LEAST, PORTION, ACTIVE_PRODUCTS }

  static Terms terms(StrictFields in, Base base, String currency) {
    List<Requirement> requirements = new ArrayList<>();
    for (StrictFields each : in.objects("requirements")) {
      requirements.add(requirement(each, base));
      each.done();
    }
    List<TierChange> changes = new ArrayList<>();
    for (StrictFields each : in.objects("tierChanges")) {
      changes.add(new TierChange(each.date("from"), TierReader.scale(each.object("tiers"), base, currency)));
      each.done();
    }
    StrictFields group = in.objectOrNone("group");
    Terms.@Nullable GroupSplit split = group == null ? null : group.choiceOr("split", Terms.GroupSplit.class, Terms.GroupSplit.BY_CONTRIBUTION);
    return terms(new Terms(requirements, in.choiceOr("requires", Requirement.Combine.class, Requirement.Combine.ALL), scorecard(in), changes,
        in.choiceOr("cutPeriods", TierChange.Cut.class, TierChange.Cut.WHOLE_PERIOD), split));
  }

  /** Programmes that say nothing more take the short way through the kernel. */
  private static Terms terms(Terms read) {
    boolean plain = read.requirements().isEmpty() && read.scorecard().equals(Scorecard.NONE) && read.changes().isEmpty() && read.groupSplit() == null;
    return plain ? Terms.NONE : read;
  }

  private static Requirement requirement(StrictFields in, Base base) {
    String name = in.text("name");
    return switch (in.choice("kind", RequirementKind.class)) {
      case ACTIVE_PRODUCTS -> new Requirement.ActiveProducts(name, (int) in.whole("least", 1, 100_000));
      case PORTION -> new Requirement.Portion(new Gauge(name, base.qualifyingMeasure(), base.qualifying(), items(in)), (int) in.whole("leastPpm", 1, 1_000_000));
      case AT_LEAST -> new Requirement.AtLeast(new Gauge(name, in.choiceOr("movement", Measure.class, base.qualifyingMeasure()),
          in.choiceOr("measure", Valuation.class, base.qualifying()), items(in)), in.whole("value", 1, VALUE_MAX));
    };
  }

  private static Scope.Items items(StrictFields in) {
    return new Scope.Items(Set.of(CodeKind.GOODS), in.texts("categories"), in.texts("products"), in.texts("excludedProducts"));
  }

  private static Scorecard scorecard(StrictFields in) {
    StrictFields card = in.objectOrNone("scorecard");
    if (card == null) {
      return Scorecard.NONE;
    }
    List<Scorecard.Gate> gates = new ArrayList<>();
    for (StrictFields each : card.objects("gates")) {
      gates.add(new Scorecard.Gate(each.text("metric"), each.choice("bound", Scorecard.Bound.class), each.whole("valueMillionths", -VALUE_MAX, VALUE_MAX),
          each.choiceOr("missing", Scorecard.Missing.class, Scorecard.Missing.FAILS)));
      each.done();
    }
    List<Scorecard.Weight> weights = new ArrayList<>();
    for (StrictFields each : card.objects("weights")) {
      weights.add(new Scorecard.Weight(each.text("metric"), (int) each.whole("weightPpm", 1, 1_000_000),
          each.choiceOr("missing", Scorecard.Missing.class, Scorecard.Missing.FAILS)));
      each.done();
    }
    Scorecard read = new Scorecard(gates, weights, card.choiceOr("penalties", Scorecard.Penalties.class, Scorecard.Penalties.IGNORED),
        card.choiceOr("unmet", Scorecard.Unmet.class, Scorecard.Unmet.NOTHING));
    card.find("severalScores");
    card.find("penaltyReasons");
    card.done();
    return read;
  }

  static FactSources sources(StrictFields in) {
    StrictFields card = in.objectOrNone("scorecard");
    StrictFields group = in.objectOrNone("group");
    FactSources.SeveralScores several = card == null ? FactSources.SeveralScores.LAST
        : card.choiceOr("severalScores", FactSources.SeveralScores.class, FactSources.SeveralScores.LAST);
    Set<String> reasons = card == null ? Set.of() : card.texts("penaltyReasons");
    LinkRole link = LinkRole.MANAGED_BY;
    if (group != null) {
      link = group.choiceOr("link", LinkRole.class, LinkRole.MANAGED_BY);
      group.find("split");
      group.done();
    }
    return new FactSources(in.textOrNone("targetSheet"), in.textOrNone("market"), link, several, reasons);
  }

  static Treatment treatment(StrictFields in, Programme programme) {
    StrictFields read = in.objectOrNone("treatment");
    if (read == null) {
      return new Treatment(Treatment.byTierMode(programme), null, null, null);
    }
    Treatment treatment = new Treatment(read.choiceOr("accounting", Treatment.Accounting.class, Treatment.byTierMode(programme)), read.textOrNone("vat"),
        read.textOrNone("withholding"), read.textOrNone("adviserNote"));
    read.done();
    return treatment;
  }
}
