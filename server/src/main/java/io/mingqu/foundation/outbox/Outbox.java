package io.mingqu.foundation.outbox;

/** The outbox 发件箱: events written in the transaction that made them happen and delivered after it. */
public interface Outbox {
  /**
   * Publishes {@code event} (a record of JSON values, named in the past tense) in the running transaction. Its aggregate is
   * {@link Keyed#aggregate()} or, for events that are not keyed, the event's type.
   */
  void publish(Object event);

  /** Publishes {@code event}; events of one {@code aggregate}, such as {@code partner/17}, reach each listener in order. */
  void publish(String aggregate, Object event);
}
