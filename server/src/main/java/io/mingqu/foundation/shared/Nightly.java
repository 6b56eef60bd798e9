package io.mingqu.foundation.shared;

/** A bean that throws away once a night what its room no longer needs, such as idempotency keys after seven days. */
public interface Nightly {
  /** Opens its own transactions, under system scope; returns how many rows went. */
  int cleanUp();
}
