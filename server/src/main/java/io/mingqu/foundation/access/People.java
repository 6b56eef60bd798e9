package io.mingqu.foundation.access;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people who may sign in. Their principal is {@code person:<id>}. */
public interface People {
  Optional<PersonView> byId(long id);

  Map<Long, String> namesOf(Collection<Long> ids);

  /** Active people with the role, by id. */
  List<PersonView> withRole(Role role);

  /** Active users of the partner. */
  List<PersonView> ofPartner(long partnerId);

  /** The person as a caller, with the scope of today, e.g. to run a job under their rights; empty when unknown or disabled. */
  Optional<Caller> asCaller(long id);
}
