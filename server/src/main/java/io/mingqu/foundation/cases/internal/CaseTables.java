package io.mingqu.foundation.cases.internal;

import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.shared.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The kinds of case there are; a table that leads nowhere or names an unknown state does not start. */
@Component
class CaseTables implements SmartInitializingSingleton {
  private final ObjectProvider<CaseKind> beans;
  private Map<String, CaseKind> byName = Map.of();

  CaseTables(ObjectProvider<CaseKind> beans) {
    this.beans = beans;
  }

  /** Late, for owners may need {@link io.mingqu.foundation.cases.Cases}. */
  @Override
  public void afterSingletonsInstantiated() {
    Map<String, CaseKind> found = new TreeMap<>();
    for (CaseKind kind : beans.stream().toList()) {
      check(kind);
      CaseKind twin = found.put(kind.name(), kind);
      if (twin != null) {
        throw new IllegalStateException("case kind '" + kind.name() + "' is owned by " + twin.getClass() + " and " + kind.getClass());
      }
    }
    byName = found;
  }

  static void check(CaseKind kind) {
    Set<String> states = new HashSet<>();
    kind.states().forEach(state -> states.add(state.name()));
    Set<String> left = new HashSet<>();
    Set<String> actions = new HashSet<>();
    for (CaseKind.Transition t : kind.transitions()) {
      if (!states.contains(t.from()) || !states.contains(t.to())) {
        throw new IllegalStateException("case kind '" + kind.name() + "': " + t.action() + " goes from " + t.from() + " to " + t.to()
            + " but the states are " + states);
      }
      if (!actions.add(t.from() + " " + t.action())) {
        throw new IllegalStateException("case kind '" + kind.name() + "': two transitions for " + t.action() + " in " + t.from());
      }
      left.add(t.from());
    }
    for (CaseKind.State state : kind.states()) {
      if ((state.desk() == null) == left.contains(state.name())) {
        throw new IllegalStateException("case kind '" + kind.name() + "': state " + state.name() + " must have either a desk and a way on, or neither");
      }
    }
  }

  /** @throws Problem {@code cases.unknown-kind} */
  CaseKind of(String name) {
    CaseKind kind = byName.get(name);
    if (kind == null) {
      throw Problem.of("cases.unknown-kind", 422, Map.of("kind", name, "kinds", List.copyOf(byName.keySet())));
    }
    return kind;
  }

  CaseKind.State state(CaseKind kind, String name) {
    return kind.states().stream().filter(state -> state.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalStateException("case kind '" + kind.name() + "' has no state " + name + " any more"));
  }

  Collection<CaseKind> all() {
    return List.copyOf(byName.values());
  }
}
