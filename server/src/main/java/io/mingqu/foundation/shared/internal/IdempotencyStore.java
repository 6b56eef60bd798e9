package io.mingqu.foundation.shared.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per (principal, key): written first, finished in the same transaction as the effect, kept seven days. */
@Component
class IdempotencyStore {
  record Answer(byte[] bodyHash, int status, @Nullable String contentType, byte[] body) {}

  private final JdbcClient sql;

  IdempotencyStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** True if this is the first request with the key; waits for a running one with the same key. */
  boolean begin(String principalId, String key, String route, byte[] bodyHash) {
    return sql.sql("""
        INSERT INTO shared.idempotency (principal, key, route, body_hash) VALUES (:principal, :key, :route, :hash)
        ON CONFLICT DO NOTHING""")
        .param("principal", principalId).param("key", key).param("route", route).param("hash", bodyHash).update() == 1;
  }

  void finish(String principalId, String key, int status, @Nullable String contentType, byte[] body) {
    sql.sql("""
        UPDATE shared.idempotency SET status = :status, content_type = :type, body = :body
        WHERE principal = :principal AND key = :key""")
        .param("status", status).param("type", contentType).param("body", body)
        .param("principal", principalId).param("key", key).update();
  }

  Optional<Answer> answer(String principalId, String key, String route) {
    return sql.sql("""
        SELECT CASE WHEN route = :route THEN body_hash ELSE ''::bytea END AS hash, status, content_type, body
        FROM shared.idempotency WHERE principal = :principal AND key = :key AND status IS NOT NULL""")
        .param("principal", principalId).param("key", key).param("route", route)
        .query((row, n) -> new Answer(row.getBytes(1), row.getInt(2), row.getString(3), row.getBytes(4))).optional();
  }
}
