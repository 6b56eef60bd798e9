package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what ends lots: notices, lapses, and what was asked about them. */
@Component
class ExpiryStore {
  record Ending(long lotId, Account account, long availableMinor, LocalDate expiresOn, @Nullable LocalDate noticedOn) {}

  record Asked(long id, long lotId, String kind, @Nullable LocalDate until, @Nullable Long amountMinor, String reason, String state) {}

  private final JdbcClient sql;
  private final Clock clock;

  ExpiryStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Usable lots whose last day is before {@code before}, some of them, locked. */
  List<Ending> lockedEnding(LocalDate before, long afterId, int max) {
    return sql.sql("""
        SELECT id, partner_id, entity_id, currency, available_minor, expires_on, noticed_on FROM pool.lot
        WHERE available_minor > 0 AND expires_on < :before AND id > :after ORDER BY id LIMIT :max FOR NO KEY UPDATE""")
        .param("before", before).param("after", afterId).param("max", max)
        .query((row, n) -> new Ending(row.getLong(1), new Account(row.getLong(2), row.getLong(3), row.getString(4)), row.getLong(5),
            row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class))).list();
  }

  void notice(long lotId, long partnerId, LocalDate day, LocalDate lastDay) {
    sql.sql("UPDATE pool.lot SET noticed_on = :day, expires_on = greatest(expires_on, :last) WHERE id = :id").param("day", day).param("last", lastDay)
        .param("id", lotId).update();
    event(lotId, partnerId, "NOTICED", 0, lastDay, "");
  }

  void extend(long lotId, LocalDate until) {
    sql.sql("UPDATE pool.lot SET expires_on = :until, noticed_on = NULL WHERE id = :id").param("until", until).param("id", lotId).update();
  }

  void event(long lotId, long partnerId, String kind, long amountMinor, @Nullable LocalDate until, String reason) {
    sql.sql("""
        INSERT INTO pool.lot_event (lot_id, partner_id, kind, amount_minor, until, reason, by_principal, at)
        VALUES (:lot, :partner, :kind, :amount, :until, :reason, :by, :at)""")
        .param("lot", lotId).param("partner", partnerId).param("kind", kind).param("amount", amountMinor).param("until", until).param("reason", reason)
        .param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).update();
  }

  long ask(long lotId, long partnerId, String kind, @Nullable LocalDate until, @Nullable Long amountMinor, String reason) {
    return sql.sql("""
        INSERT INTO pool.lot_request (lot_id, partner_id, kind, until, amount_minor, reason, state, asked_by, asked_at)
        VALUES (:lot, :partner, :kind, :until, :amount, :reason, 'IN_REVIEW', :by, :at) RETURNING id""")
        .param("lot", lotId).param("partner", partnerId).param("kind", kind).param("until", until).param("amount", amountMinor).param("reason", reason)
        .param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).query(Long.class).single();
  }

  boolean asked(long lotId) {
    return sql.sql("SELECT EXISTS (SELECT FROM pool.lot_request WHERE lot_id = :lot AND state = 'IN_REVIEW')").param("lot", lotId).query(Boolean.class).single();
  }

  Optional<Asked> request(long id) {
    return sql.sql("SELECT id, lot_id, kind, until, amount_minor, reason, state FROM pool.lot_request WHERE id = :id FOR NO KEY UPDATE").param("id", id)
        .query((row, n) -> new Asked(row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4, LocalDate.class), row.getObject(5, Long.class),
            row.getString(6), row.getString(7))).optional();
  }

  void decided(long id, boolean approved) {
    sql.sql("UPDATE pool.lot_request SET state = :state WHERE id = :id").param("state", approved ? "APPROVED" : "REFUSED").param("id", id).update();
  }
}
