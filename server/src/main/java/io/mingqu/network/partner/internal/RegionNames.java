package io.mingqu.network.partner.internal;

import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.organisation.UnitView;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of organisational units for one answer, asked for at most once. */
final class RegionNames {
  private final Map<Long, UnitView> units = new HashMap<>();

  RegionNames(OrgUnits organisation, LocalDate day) {
    organisation.tree(day).forEach(unit -> units.put(unit.id(), unit));
  }

  @Nullable String zh(@Nullable Long id) {
    UnitView unit = id == null ? null : units.get(id);
    return unit == null ? null : unit.nameZh();
  }

  @Nullable String en(@Nullable Long id) {
    UnitView unit = id == null ? null : units.get(id);
    return unit == null ? null : unit.nameEn();
  }
}
