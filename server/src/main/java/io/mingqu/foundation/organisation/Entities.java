package io.mingqu.foundation.organisation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Legal entities 法人主体 of the brand group: each has its own receivables and its own rebates. */
public interface Entities {
  OptionalLong idByCode(String code);

  Optional<EntityView> byId(long id);

  /** All entities, by code; closed ones too. */
  List<EntityView> all();
}
