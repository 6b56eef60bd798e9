package io.mingqu.foundation.access.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes for partners, alone (asked for by phone) or with a link. A code dies after five wrong tries. */
@Component
@Transactional
class CodeStore {
  private static final int TRIES_MAX = 5;
  private final JdbcClient sql;

  CodeStore(JdbcClient sql) {
    this.sql = sql;
  }

  private record Kept(long id, long personId, byte[] codeHash) {}

  /** Replaces the person's unused code of the same kind. */
  public void put(long personId, @Nullable String link, String code, Duration life) {
    sql.sql("UPDATE access.code SET used = true WHERE person_id = :person AND NOT used AND (link_hash IS NULL) = :alone")
        .param("person", personId).param("alone", link == null).update();
    sql.sql("""
        INSERT INTO access.code (person_id, link_hash, code_hash, expires_at)
        VALUES (:person, :link, :code, now() + :seconds * interval '1 second')""")
        .param("person", personId).param("link", link == null ? null : Secrets.sha256(link)).param("code", hash(personId, link, code))
        .param("seconds", life.toSeconds()).update();
  }

  /** The person whose code it is; uses the code up, or counts a wrong try. */
  public Optional<Long> use(@Nullable String link, @Nullable Long personId, String code) {
    List<Kept> kept = sql.sql("""
        SELECT id, person_id, code_hash FROM access.code
        WHERE NOT used AND expires_at > now() AND tries < :triesMax
          AND ((:link::bytea IS NOT NULL AND link_hash = :link) OR (:link::bytea IS NULL AND link_hash IS NULL AND person_id = :person))
        ORDER BY id DESC LIMIT 1 FOR UPDATE""")
        .param("triesMax", TRIES_MAX).param("link", link == null ? null : Secrets.sha256(link)).param("person", personId)
        .query((row, n) -> new Kept(row.getLong(1), row.getLong(2), row.getBytes(3))).list();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Kept one = kept.getFirst();
    boolean right = java.security.MessageDigest.isEqual(one.codeHash(), hash(one.personId(), link, code));
    sql.sql("UPDATE access.code SET used = :right, tries = tries + 1 WHERE id = :id").param("right", right).param("id", one.id()).update();
    return right ? Optional.of(one.personId()) : Optional.empty();
  }

  private static byte[] hash(long personId, @Nullable String link, String code) {
    return Secrets.sha256(personId + "\u0001" + (link == null ? "" : link) + "\u0001" + code);
  }
}
