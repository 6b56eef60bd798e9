package io.mingqu.foundation.access;

import java.time.LocalDate;
import java.util.Set;

/** Implemented by rooms above that know partners: which of them belong to organisational units. Decides what a regional manager sees. */
public interface PartyDirectory {
  /** Ids of the partners in {@code unitIds} (already widened to all units below) on that day. Called under system scope. */
  Set<Long> partnersOf(Set<Long> unitIds, LocalDate day);
}
