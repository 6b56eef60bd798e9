package io.mingqu.foundation.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The tree of organisational units 组织架构 (大区, 省区, 办事处) as of a day. */
public interface OrgUnits {
  OptionalLong idByCode(String code);

  /** Ids by code and by Chinese and English name, as people write them in files; a name two units share is left out. */
  Map<String, Long> idsByCodeOrName(LocalDate day);

  Optional<UnitView> byId(long id, LocalDate day);

  /** Every unit that stands on that day, parents before children. */
  List<UnitView> tree(LocalDate day);

  /** The units and everything below them on that day. */
  Set<Long> withAllBelow(Set<Long> ids, LocalDate day);

  /** The unit and those above it, nearest first. */
  List<Long> upwards(long id, LocalDate day);
}
