package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.approval.ApprovalOwner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The kinds of approval there are, by the beans that own them. */
@Component
class Owners implements SmartInitializingSingleton {
  private final ObjectProvider<ApprovalOwner> beans;
  private Map<String, ApprovalOwner> byKind = Map.of();

  Owners(ObjectProvider<ApprovalOwner> beans) {
    this.beans = beans;
  }

  /** Late, for owners themselves need {@link io.mingqu.foundation.approval.Approvals}. */
  @Override
  public void afterSingletonsInstantiated() {
    Map<String, ApprovalOwner> found = new TreeMap<>();
    for (ApprovalOwner owner : beans.stream().toList()) {
      ApprovalOwner twin = found.put(owner.kind(), owner);
      if (twin != null) {
        throw new IllegalStateException("approval kind '" + owner.kind() + "' is owned by " + twin.getClass() + " and " + owner.getClass());
      }
    }
    byKind = found;
  }

  ApprovalOwner of(String kind) {
    ApprovalOwner owner = byKind.get(kind);
    if (owner == null) {
      throw new IllegalStateException("nobody owns approvals of kind '" + kind + "', only " + byKind.keySet() + ". Maybe a bean ApprovalOwner is missing?");
    }
    return owner;
  }

  boolean knows(String kind) {
    return byKind.containsKey(kind);
  }

  Collection<ApprovalOwner> all() {
    return List.copyOf(byKind.values());
  }
}
