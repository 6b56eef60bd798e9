package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.shared.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The kinds of policy there are, by the beans that own them. */
@Component
class Kinds implements SmartInitializingSingleton {
  private final ObjectProvider<PolicyKind> beans;
  private Map<String, PolicyKind> byName = Map.of();

  Kinds(ObjectProvider<PolicyKind> beans) {
    this.beans = beans;
  }

  /** Late, for owners may need {@link io.mingqu.foundation.policy.Policies}. */
  @Override
  public void afterSingletonsInstantiated() {
    Map<String, PolicyKind> found = new TreeMap<>();
    for (PolicyKind kind : beans.stream().toList()) {
      PolicyKind twin = found.put(kind.name(), kind);
      if (twin != null) {
        throw new IllegalStateException("policy kind '" + kind.name() + "' is owned by " + twin.getClass() + " and " + kind.getClass());
      }
    }
    byName = found;
  }

  /** @throws Problem {@code policy.unknown-kind} */
  PolicyKind of(String name) {
    PolicyKind kind = byName.get(name);
    if (kind == null) {
      throw Problem.of("policy.unknown-kind", 422, Map.of("kind", name, "kinds", List.copyOf(byName.keySet())));
    }
    return kind;
  }

  Collection<PolicyKind> all() {
    return List.copyOf(byName.values());
  }
}
