package io.mingqu.settlement.incentive.internal;

import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.settlement.incentive.ProgrammePolicy.ExampleFact;
import io.mingqu.settlement.incentive.ProgrammePolicy.WorkedExample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads worked examples 算例: movements, how the partner stands beside them, and what both sides agreed they come to. */
final class ExampleReader {
  private static final long MINOR_MAX = 9_000_000_000_000_000L;
  private static final int EXAMPLES_MAX = 50;

  private ExampleReader() {}

  static List<WorkedExample> examples(StrictFields in, Programme programme, @Nullable String unit) {
    List<WorkedExample> examples = new ArrayList<>();
    List<StrictFields> all = in.objects("examples");
    if (all.size() > EXAMPLES_MAX) {
      throw in.bad("incentive.too-many-examples", "examples", all.size());
    }
    for (StrictFields each : all) {
      List<ExampleFact> facts = new ArrayList<>();
      for (StrictFields fact : each.objects("facts")) {
        facts.add(fact(fact, programme, unit));
      }
      String title = each.textOr("title", "#" + (examples.size() + 1));
      examples.add(new WorkedExample(title, facts, each.whole("expectedMinor", -MINOR_MAX, MINOR_MAX), each.textOr("expectedPartner", ""),
          each.wholeOr("reference", 0, -MINOR_MAX, MINOR_MAX), each.wholes("scores", -MINOR_MAX, MINOR_MAX),
          each.wholeOr("penaltyMinor", 0, 0, MINOR_MAX), (int) each.wholeOr("penaltyPpm", 0, 0, 1_000_000)));
      each.done();
    }
    return examples;
  }

  private static ExampleFact fact(StrictFields in, Programme programme, @Nullable String unit) {
    MovementKind kind = in.choice("kind", MovementKind.class);
    if (!Settler.kinds(programme).contains(kind)) {
      throw in.bad("incentive.example-kind-not-counted", "kind", kind);
    }
    LocalDate date = in.date("date");
    @Nullable LocalDate original = in.dateOrNone("originalDate");
    @Nullable String factUnit = in.textOrNone("unit");
    if (factUnit != null && !factUnit.equals(unit)) {
      throw in.bad("incentive.example-unit", "unit", factUnit);
    }
    Set<String> known = new LinkedHashSet<>();
    programme.terms().gauges().forEach(gauge -> known.add(gauge.name()));
    Set<String> gauges = in.texts("gauges");
    if (!known.containsAll(gauges)) {
      throw in.bad("incentive.example-gauge", "gauges", gauges + " (" + known + ")");
    }
    ExampleFact fact = new ExampleFact(kind, date, original == null ? date : original, in.wholeOr("netMinor", 0, -MINOR_MAX, MINOR_MAX),
        in.wholeOr("grossMinor", 0, -MINOR_MAX, MINOR_MAX), in.wholeOr("quantityMilli", 0, -MINOR_MAX, MINOR_MAX), in.textOr("partner", ""),
        in.textOr("product", ""), in.truthOr("counts", true), gauges);
    in.done();
    return fact;
  }
}
