package io.mingqu.foundation.outbox.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OutboxStore {
  private final JdbcClient sql;
  private final Clock clock;

  OutboxStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A message on its way to one listener; its row is locked by the running transaction. */
  record Delivery(long messageId, String listener, int attempts, String type, String payload) {}

  void insert(String type, String aggregate, String payload, String principal, List<String> listeners) {
    long id = sql.sql("SELECT nextval(pg_get_serial_sequence('outbox.message', 'id'))").query(Long.class).single();
    sql.sql("""
        INSERT INTO outbox.message (id, type, aggregate, payload, principal, published_at) OVERRIDING SYSTEM VALUE
        VALUES (:id, :type, :aggregate, :payload, :principal, :at)""")
        .param("id", id).param("type", type).param("aggregate", aggregate).param("payload", payload).param("principal", principal)
        .param("at", Timestamp.from(clock.instant())).update();
    for (String listener : listeners) {
      sql.sql("INSERT INTO outbox.delivery (message_id, listener, aggregate) VALUES (:id, :listener, :aggregate)")
          .param("id", id).param("listener", listener).param("aggregate", aggregate).update();
    }
  }

  /** The next delivery that is due and first of its aggregate. Earlier ones that failed or are parked hold their successors back. */
  Optional<Delivery> next(List<String> listeners) {
    return sql.sql("""
        SELECT d.message_id, d.listener, d.attempts, m.type, m.payload
        FROM outbox.delivery d JOIN outbox.message m ON m.id = d.message_id
        WHERE d.status = 'PENDING' AND d.next_at <= now() AND d.listener IN (:listeners)
          AND NOT EXISTS (SELECT 1 FROM outbox.delivery e WHERE e.listener = d.listener AND e.aggregate = d.aggregate
                          AND e.message_id < d.message_id AND e.status <> 'DONE')
        ORDER BY d.message_id LIMIT 1 FOR UPDATE OF d SKIP LOCKED""").param("listeners", listeners)
        .query((row, n) -> new Delivery(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5))).optional();
  }

  void done(Delivery delivery) {
    sql.sql("UPDATE outbox.delivery SET status = 'DONE', done_at = now(), error = NULL WHERE message_id = :id AND listener = :listener")
        .param("id", delivery.messageId()).param("listener", delivery.listener()).update();
  }

  void failed(Delivery delivery, String error, Duration pause, boolean park) {
    sql.sql("""
        UPDATE outbox.delivery SET attempts = attempts + 1, error = :error, next_at = now() + :millis * interval '1 millisecond',
          status = CASE WHEN :park THEN 'PARKED' ELSE 'PENDING' END
        WHERE message_id = :id AND listener = :listener""")
        .param("error", error).param("millis", pause.toMillis()).param("park", park)
        .param("id", delivery.messageId()).param("listener", delivery.listener()).update();
  }

  /** Puts the parked deliveries of a message back; returns how many there were. */
  int replay(long messageId) {
    return sql.sql("""
        UPDATE outbox.delivery SET status = 'PENDING', attempts = 0, next_at = now() WHERE message_id = :id AND status = 'PARKED'""")
        .param("id", messageId).update();
  }

  int forgetOld() {
    return sql.sql("""
        DELETE FROM outbox.message m WHERE m.published_at < now() - interval '14 days'
          AND NOT EXISTS (SELECT 1 FROM outbox.delivery d WHERE d.message_id = m.id AND d.status <> 'DONE')""").update();
  }
}
