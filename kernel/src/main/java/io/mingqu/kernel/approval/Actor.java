package io.mingqu.kernel.approval;

import java.util.List;
import java.util.Set;

/** Who acts, in their own capacity first and then in that of those they stand in for (代理). */
public record Actor(String principalId, List<Capacity> capacities) {
  public record Capacity(String principalId, Set<String> roles) {
    public Capacity {
      roles = Set.copyOf(roles);
    }
  }

  public Actor {
    capacities = List.copyOf(capacities);
  }

  public static Actor of(String principalId, String... roles) {
    return new Actor(principalId, List.of(new Capacity(principalId, Set.of(roles))));
  }
}
