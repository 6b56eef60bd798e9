package io.mingqu.foundation.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Positions 岗位, their holders and stand-ins 代理. People are known here by their opaque ids only. */
public interface Positions {
  /** Who holds the position {@code code} in the unit or, where it is vacant there, in the nearest unit above. */
  List<Long> nearestHolders(long unitId, String code, LocalDate day);

  /** Who may act for {@code personId} on that day. */
  Set<Long> standInsFor(long personId, LocalDate day);

  /** For whom {@code personId} may act on that day. */
  Set<Long> standsInFor(long personId, LocalDate day);
}
