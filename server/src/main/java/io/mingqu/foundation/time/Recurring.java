package io.mingqu.foundation.time;

/** A bean that looks every few minutes whether time has brought something to do, such as deadlines that passed. One server at a time asks it. */
public interface Recurring {
  /** {@code module.what}, for the log. */
  String name();

  /** Runs under system scope and opens its own transactions; may come again at any time. Returns how much it did. */
  int lookRound();
}
