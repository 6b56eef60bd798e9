package io.mingqu.foundation.outbox;

/**
 * A bean that follows events of one type. {@link #on} runs under system scope, in a transaction that also marks the event as heard: its
 * effects in the database happen exactly once. It must not call remote systems.
 *
 * @param <E> the event's record
 */
public interface OutboxListener<E> {
  Class<E> eventType();

  void on(E event);

  /** Stable: deliveries queued by an older release are found by it. */
  default String name() {
    return getClass().getName().replaceAll("\\$\\$.*", "");
  }
}
