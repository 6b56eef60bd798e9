package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.intake.IntakeTarget;
import io.mingqu.foundation.shared.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The targets the modules above have registered. */
@Component
class Targets {
  private final ObjectProvider<IntakeTarget> beans;

  Targets(ObjectProvider<IntakeTarget> beans) {
    this.beans = beans;
  }

  List<IntakeTarget> all() {
    return beans.stream().sorted(Comparator.comparing(IntakeTarget::kind)).toList();
  }

  /** @throws Problem {@code intake.unknown-target} */
  IntakeTarget byKind(String kind) {
    return beans.stream().filter(t -> t.kind().equals(kind)).findFirst()
        .orElseThrow(() -> Problem.of("intake.unknown-target", 422, Map.of("kind", kind, "known", String.join(", ", all().stream().map(IntakeTarget::kind).toList()))));
  }
}
