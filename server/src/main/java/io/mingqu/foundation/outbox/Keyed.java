package io.mingqu.foundation.outbox;

/** An event that says whose it is: events of one aggregate reach each listener in order. */
public interface Keyed {
  /** Kind and id, such as {@code statement/42}. */
  String aggregate();
}
