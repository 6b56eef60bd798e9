package io.mingqu.foundation.shared;

import java.util.Map;

/** Something a module can prove about its own data at any time: books balance, the audit chain holds, no row points to nothing. */
public interface Verification {
  /** {@code module.what}, e.g. {@code ledger.trial-balance}. */
  String name();

  /** Runs in a read-only transaction with system scope. */
  Outcome verify();

  /** Whether it holds, and the figures: counts, and checksums over business columns (no surrogate ids, no clock times). */
  record Outcome(boolean pass, Map<String, Object> figures) {}
}
