package io.mingqu.foundation.shared;

import java.util.Set;

/** The person, partner user, API token or job on whose behalf code runs. */
public record Caller(String principalId, String name, Set<Role> roles, Scope scope) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean isPartner() {
    return roles.stream().anyMatch(Role::isPartner);
  }
}
