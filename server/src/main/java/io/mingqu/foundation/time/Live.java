package io.mingqu.foundation.time;

/** Tells open pages (server-sent events at {@code /api/events}) on every server what has just changed. */
public interface Live {
  /** Sent when the running transaction commits; forgotten when it rolls back. */
  void tell(LiveMessage message);
}
