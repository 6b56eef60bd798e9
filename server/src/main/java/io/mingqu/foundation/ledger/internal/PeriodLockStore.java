package io.mingqu.foundation.ledger.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 关账: the day through which a legal entity's books are closed. Later corrections are posted into the open period. */
@Component
class PeriodLockStore {
  /** Shared by who posts, exclusive for who moves a lock. */
  static final long ADVISORY = 0x6c65_6467_6572L;

  record Lock(String entityId, LocalDate lockedThrough, String lockedBy, Instant lockedAt, String reason) {}

  private final JdbcClient sql;
  private final Audit audit;
  private final Clock clock;

  PeriodLockStore(JdbcClient sql, Audit audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  List<Lock> all() {
    return sql.sql("SELECT entity_id, locked_through, locked_by, locked_at, reason FROM ledger.period_lock ORDER BY entity_id")
        .query((row, n) -> new Lock(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3),
            row.getTimestamp(4).toInstant(), row.getString(5))).list();
  }

  /**
   * Moves the lock forward, or back to open a period again.
   *
   * @throws Problem {@code ledger.period-locked-already} if it stands there
   */
  @Transactional
  Lock move(long entityId, LocalDate through, String reason) {
    sql.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", ADVISORY).query((row, n) -> true).single();
    Optional<LocalDate> before = sql.sql("SELECT locked_through FROM ledger.period_lock WHERE entity_id = :entity")
        .param("entity", entityId).query(LocalDate.class).optional();
    if (before.isPresent() && before.get().equals(through)) {
      throw Problem.of("ledger.period-locked-already", 409, Map.of("entityId", String.valueOf(entityId), "lockedThrough", through.toString()));
    }
    Lock lock = new Lock(String.valueOf(entityId), through, Callers.current().principalId(), clock.instant(), reason);
    sql.sql("""
        INSERT INTO ledger.period_lock (entity_id, locked_through, locked_by, locked_at, reason) VALUES (:entity, :through, :by, :at, :reason)
        ON CONFLICT (entity_id) DO UPDATE SET locked_through = excluded.locked_through, locked_by = excluded.locked_by,
          locked_at = excluded.locked_at, reason = excluded.reason""")
        .param("entity", entityId).param("through", through).param("by", lock.lockedBy()).param("at", Timestamp.from(lock.lockedAt()))
        .param("reason", reason).update();
    audit.record("ledger.period-lock-moved", "entity", String.valueOf(entityId), Map.of("from", before.map(LocalDate::toString).orElse(""),
        "through", through.toString(), "reason", reason));
    return lock;
  }
}
