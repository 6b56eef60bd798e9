package io.mingqu.foundation.outbox.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@Component
@Transactional(readOnly = true)
class OutboxQueries {
  private final JdbcClient sql;
  private final ObjectMapper json;

  OutboxQueries(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  record DeliveryView(String listener, String status, int attempts, @Nullable String error, Instant nextAt, @Nullable Instant doneAt) {}

  record MessageView(String id, String type, String aggregate, JsonNode payload, String principal, Instant publishedAt,
      List<DeliveryView> deliveries) {}

  record Counts(long pending, long parked) {}

  private record Row(long id, String type, String aggregate, String payload, String principal, Instant publishedAt) {}

  /** Newest first; {@code status} PENDING or PARKED shows messages with such a delivery. */
  public Page<MessageView> page(@Nullable String status, int rows, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<Row> found = sql.sql("""
        SELECT m.id, m.type, m.aggregate, m.payload, m.principal, m.published_at FROM outbox.message m
        WHERE (:before::bigint IS NULL OR m.id < :before)
          AND (:status::text IS NULL OR EXISTS (SELECT 1 FROM outbox.delivery d WHERE d.message_id = m.id AND d.status = :status))
        ORDER BY m.id DESC LIMIT :rows""")
        .param("before", key == null ? null : number(key.getFirst())).param("status", status == null || status.isBlank() ? null : status)
        .param("rows", rows + 1).query((row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getTimestamp(6).toInstant())).list();
    return Page.of(found.stream().map(this::view).toList(), rows, message -> List.of(message.id()));
  }

  public Counts counts() {
    return sql.sql("""
        SELECT count(*) FILTER (WHERE status = 'PENDING'), count(*) FILTER (WHERE status = 'PARKED') FROM outbox.delivery
        WHERE status <> 'DONE'""").query((row, n) -> new Counts(row.getLong(1), row.getLong(2))).single();
  }

  public MessageView one(long id) {
    return sql.sql("SELECT id, type, aggregate, payload, principal, published_at FROM outbox.message WHERE id = :id").param("id", id)
        .query((row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getTimestamp(6).toInstant())).optional().map(this::view)
        .orElseThrow(() -> Problem.notFound("message", String.valueOf(id)));
  }

  private MessageView view(Row row) {
    List<DeliveryView> deliveries = sql.sql("""
        SELECT listener, status, attempts, error, next_at, done_at FROM outbox.delivery WHERE message_id = :id ORDER BY listener""")
        .param("id", row.id()).query((d, n) -> new DeliveryView(simple(d.getString(1)), d.getString(2), d.getInt(3), d.getString(4),
            d.getTimestamp(5).toInstant(), d.getTimestamp(6) == null ? null : d.getTimestamp(6).toInstant())).list();
    return new MessageView(String.valueOf(row.id()), simple(row.type()), row.aggregate(), json.readTree(row.payload()), row.principal(),
        row.publishedAt(), deliveries);
  }

  private static String simple(String type) {
    return type.startsWith("io.mingqu.") ? type.substring("io.mingqu.".length()) : type;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }
}
