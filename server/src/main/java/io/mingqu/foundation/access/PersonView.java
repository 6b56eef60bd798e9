package io.mingqu.foundation.access;

import io.mingqu.foundation.shared.Role;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param seesAll    head office: every partner; otherwise those of the units and partners listed
 * @param unitIds    organisational units whose partners the person sees
 * @param partnerIds partners the person sees; a partner's own user has exactly their own
 */
public record PersonView(long id, String login, String name, boolean partner, String phone, String language, boolean disabled, Set<Role> roles,
    boolean seesAll, Set<Long> unitIds, Set<Long> partnerIds) {
  public PersonView {
    roles = Set.copyOf(roles);
    unitIds = Set.copyOf(unitIds);
    partnerIds = Set.copyOf(partnerIds);
  }

  public String principalId() {
    return "person:" + id;
  }
}
