package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.settlement.pool.internal.LotStore.Account;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps deposits entry by entry. */
@Component
class DepositStore {
  record Entry(String id, String partnerId, String partnerCode, String partnerName, String entityId, String currency, String kind, String documentNo,
      long amountMinor, String reason, String state, LocalDate businessDate, Instant at) {
    Entry named(String code, String name) {
      return new Entry(id, partnerId, code, name, entityId, currency, kind, documentNo, amountMinor, reason, state, businessDate, at);
    }
  }

  record Balance(String partnerId, String partnerCode, String partnerName, String entityId, String currency, long receivedMinor, long deductedMinor,
      long returnedMinor, long heldMinor, long inReviewMinor) {
    Balance named(String code, String name) {
      return new Balance(partnerId, code, name, entityId, currency, receivedMinor, deductedMinor, returnedMinor, heldMinor, inReviewMinor);
    }
  }

  private static final String COLUMNS = """
      SELECT id, partner_id, entity_id, currency, kind, document_no, amount_minor, reason, state, business_date, at FROM pool.deposit_entry
      """;
  private final JdbcClient sql;
  private final Clock clock;

  DepositStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The entry under a document, once; empty if the document is there. */
  Optional<Long> insert(Account account, String kind, String documentNo, long amountMinor, String reason, String state, LocalDate day) {
    return sql.sql("""
        INSERT INTO pool.deposit_entry (partner_id, entity_id, currency, kind, document_no, amount_minor, reason, state, business_date, by_principal, at)
        VALUES (:partner, :entity, :currency, :kind, :document, :amount, :reason, :state, :day, :by, :at)
        ON CONFLICT (partner_id, entity_id, kind, document_no) DO NOTHING RETURNING id""")
        .param("partner", account.partnerId()).param("entity", account.entityId()).param("currency", account.currency()).param("kind", kind)
        .param("document", documentNo).param("amount", amountMinor).param("reason", reason).param("state", state).param("day", day)
        .param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).query(Long.class).optional();
  }

  Optional<Entry> locked(long id) {
    return sql.sql(COLUMNS + "WHERE id = :id FOR NO KEY UPDATE").param("id", id).query((row, n) -> entry(row)).optional();
  }

  void decided(long id, String state, LocalDate day) {
    sql.sql("UPDATE pool.deposit_entry SET state = :state, business_date = :day WHERE id = :id").param("state", state).param("day", day).param("id", id).update();
  }

  Page<Entry> entries(@Nullable Long partnerId, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql(COLUMNS + "WHERE (CAST(:partner AS bigint) IS NULL OR partner_id = :partner) AND id < :before ORDER BY id DESC LIMIT :limit")
        .param("partner", partnerId).param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> entry(row)).list(), limit, row -> List.of(row.id()));
  }

  private static Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Entry(row.getString(1), row.getString(2), "", "", row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getLong(7),
        row.getString(8), row.getString(9), row.getObject(10, LocalDate.class), row.getTimestamp(11).toInstant());
  }

  List<Balance> balances(@Nullable Long partnerId) {
    return sql.sql("""
        SELECT partner_id, entity_id, currency, coalesce(sum(amount_minor) FILTER (WHERE kind = 'RECEIVED' AND state = 'POSTED'), 0)::bigint,
          coalesce(sum(amount_minor) FILTER (WHERE kind = 'DEDUCTED' AND state = 'POSTED'), 0)::bigint,
          coalesce(sum(amount_minor) FILTER (WHERE kind = 'RETURNED' AND state = 'POSTED'), 0)::bigint,
          coalesce(sum(amount_minor) FILTER (WHERE state = 'IN_REVIEW'), 0)::bigint
        FROM pool.deposit_entry WHERE (CAST(:partner AS bigint) IS NULL OR partner_id = :partner) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT 500""")
        .param("partner", partnerId)
        .query((row, n) -> new Balance(row.getString(1), "", "", row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6),
            row.getLong(4) - row.getLong(5) - row.getLong(6), row.getLong(7))).list();
  }
}
