package io.mingqu.foundation.access.internal;

import io.mingqu.foundation.access.PersonView;
import io.mingqu.foundation.shared.Nightly;
import io.mingqu.foundation.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions, API tokens and password hashes. Only hashes are kept; a disabled person's are dead at once. */
@Component
@Transactional
class SessionStore implements Nightly {
  private final JdbcClient sql;

  SessionStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** A person and, for an API token, the roles it was given. */
  record Bearer(PersonView person, Set<Role> tokenRoles, String tokenName) {}

  record TokenView(String id, String personId, String personName, String name, List<String> roles, Instant createdAt, Instant expiresAt,
      @Nullable Instant lastUsedAt, boolean revoked) {}

  public Optional<PersonView> bySession(String token) {
    return sql.sql(PersonStore.COLUMNS + """
        JOIN access.session s ON s.person_id = p.id WHERE s.hash = :hash AND s.expires_at > now() AND NOT p.disabled""")
        .param("hash", Secrets.sha256(token)).query((row, n) -> PersonStore.read(row)).optional();
  }

  public void open(String token, long personId, Duration life, String address, String agent) {
    sql.sql("""
        INSERT INTO access.session (hash, person_id, expires_at, address, agent)
        VALUES (:hash, :person, now() + :seconds * interval '1 second', :address, :agent)""")
        .param("hash", Secrets.sha256(token)).param("person", personId).param("seconds", life.toSeconds()).param("address", address)
        .param("agent", agent.substring(0, Math.min(agent.length(), 200))).update();
  }

  public void close(String token) {
    sql.sql("DELETE FROM access.session WHERE hash = :hash").param("hash", Secrets.sha256(token)).update();
  }

  /** Ends every session of the person but the one with {@code keep} (null: every one). */
  public void closeAll(long personId, @Nullable String keep) {
    sql.sql("DELETE FROM access.session WHERE person_id = :person AND (:keep::bytea IS NULL OR hash <> :keep)")
        .param("person", personId).param("keep", keep == null ? null : Secrets.sha256(keep)).update();
  }

  public Optional<Bearer> byToken(String token) {
    Optional<Bearer> bearer = sql.sql(PersonStore.COLUMNS.replace("FROM access.person p\n", ", t.roles, t.name FROM access.person p\n") + """
        JOIN access.token t ON t.person_id = p.id
        WHERE t.hash = :hash AND t.expires_at > now() AND t.revoked_at IS NULL AND NOT p.disabled""")
        .param("hash", Secrets.sha256(token)).query((row, n) -> bearer(row)).optional();
    if (bearer.isPresent()) {
      sql.sql("""
          UPDATE access.token SET last_used_at = now()
          WHERE hash = :hash AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')""")
          .param("hash", Secrets.sha256(token)).update();
    }
    return bearer;
  }

  private static Bearer bearer(ResultSet row) throws SQLException {
    return new Bearer(PersonStore.read(row), PersonStore.roles(row.getArray(12)), row.getString(13));
  }

  public long addToken(String token, long personId, String name, Set<Role> roles, Instant expiresAt) {
    return sql.sql("""
        INSERT INTO access.token (hash, person_id, name, roles, expires_at) VALUES (:hash, :person, :name, :roles, :expires) RETURNING id""")
        .param("hash", Secrets.sha256(token)).param("person", personId).param("name", name)
        .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new)).param("expires", Timestamp.from(expiresAt))
        .query(Long.class).single();
  }

  public List<TokenView> tokens(@Nullable Long personId) {
    return sql.sql("""
        SELECT t.id, t.person_id, p.name, t.name, t.roles, t.created_at, t.expires_at, t.last_used_at, t.revoked_at IS NOT NULL
        FROM access.token t JOIN access.person p ON p.id = t.person_id
        WHERE :person::bigint IS NULL OR t.person_id = :person ORDER BY t.id DESC LIMIT 500""").param("person", personId)
        .query((row, n) -> new TokenView(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
            List.of((String[]) row.getArray(5).getArray()), row.getTimestamp(6).toInstant(), row.getTimestamp(7).toInstant(),
            row.getTimestamp(8) == null ? null : row.getTimestamp(8).toInstant(), row.getBoolean(9))).list();
  }

  /** Revokes a token of that person (null: of anybody); returns whether there was one. */
  public boolean revoke(long id, @Nullable Long personId) {
    return sql.sql("""
        UPDATE access.token SET revoked_at = now()
        WHERE id = :id AND revoked_at IS NULL AND (:person::bigint IS NULL OR person_id = :person)""")
        .param("id", id).param("person", personId).update() == 1;
  }

  public @Nullable String passwordHash(long personId) {
    return sql.sql("SELECT password_hash FROM access.credential WHERE person_id = :person").param("person", personId)
        .query(String.class).optional().orElse(null);
  }

  public void setPasswordHash(long personId, String hash) {
    sql.sql("""
        INSERT INTO access.credential (person_id, password_hash) VALUES (:person, :hash)
        ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = now()""")
        .param("person", personId).param("hash", hash).update();
  }

  @Override
  public int cleanUp() {
    return sql.sql("DELETE FROM access.session WHERE expires_at < now()").update()
        + sql.sql("DELETE FROM access.code WHERE expires_at < now() - interval '1 day'").update()
        + sql.sql("DELETE FROM access.throttle WHERE last_at < now() - interval '1 day'").update();
  }
}
