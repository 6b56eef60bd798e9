package io.mingqu.foundation.intake;

/** What happens to a partner or product a file names and we do not know; declared per mapping, never silent. */
public enum UnknownPolicy {
  /** A draft is created and listed for completion. */
  AUTO_DRAFT,
  /** The row is held. */
  HOLD,
  /** The row is held until the value is mapped to one of ours; the mapping is remembered. */
  MAP
}
