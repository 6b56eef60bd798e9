package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.organisation.OrgUnits;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Legal entities and regions by the codes and names that programmes use. */
@Component
class Places {
  private final Entities entities;
  private final OrgUnits units;

  Places(Entities entities, OrgUnits units) {
    this.entities = entities;
    this.units = units;
  }

  OptionalLong entityId(String code) {
    return entities.idByCode(code);
  }

  /** The region of that code or name and everything below it on a day; empty when nobody knows it. */
  Set<Long> unitsUnder(String region, LocalDate day) {
    Long id = units.idsByCodeOrName(day).get(region);
    return id == null ? Set.of() : units.withAllBelow(Set.of(id), day);
  }
}
