package io.mingqu.foundation.access;

/** Sends short messages to people, after the running transaction commits. */
public interface Messages {
  /** @param purpose stable, such as {@code access.code} or {@code reconciliation.statement-sent} */
  void send(long personId, String purpose, String text);
}
