package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads payables, and keeps deliveries against obligations in goods. */
@Component
class PayableQueries {
  record Row(String id, String key, String source, String partnerId, String partnerCode, String partnerName, String entityId, String currency, long amountMinor,
      long nettedMinor, @Nullable String policyId, boolean bookedByBoth, String bookedNote, String form, String invoice, @Nullable String termsCode,
      LocalDate businessDate, @Nullable LocalDate expiresOn, String text, String state, List<String> heldReasons, long owedMinor, long fulfilledMinor,
      Instant createdAt, @Nullable Instant placedAt) {
    Row named(String code, String name) {
      return new Row(id, key, source, partnerId, code, name, entityId, currency, amountMinor, nettedMinor, policyId, bookedByBoth, bookedNote, form, invoice,
          termsCode, businessDate, expiresOn, text, state, heldReasons, owedMinor, fulfilledMinor, createdAt, placedAt);
    }
  }

  /** How many and how much per state, entity and currency. */
  record Total(String state, String entityId, String currency, long payables, long amountMinor) {}

  private static final String COLUMNS = """
      SELECT id, key, source, partner_id, entity_id, currency, amount_minor, netted_minor, policy_id, booked_by_both, booked_note, form, invoice, terms_code,
        business_date, expires_on, text, state, held_reasons, owed_minor, fulfilled_minor, created_at, placed_at FROM payout.payable
      """;
  private final JdbcClient sql;
  private final Clock clock;

  PayableQueries(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Page<Row> list(@Nullable String state, @Nullable Long partnerId, @Nullable String source, @Nullable String form, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql(COLUMNS + """
        WHERE (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:partner AS bigint) IS NULL OR partner_id = :partner)
          AND (CAST(:source AS text) IS NULL OR source = :source) AND (CAST(:form AS text) IS NULL OR form = :form) AND id < :before
        ORDER BY id DESC LIMIT :limit""")
        .param("state", state).param("partner", partnerId).param("source", source).param("form", form)
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1).query((row, n) -> row(row)).list(), limit,
        row -> List.of(row.id()));
  }

  Optional<Row> one(long id) {
    return sql.sql(COLUMNS + "WHERE id = :id").param("id", id).query((row, n) -> row(row)).optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    Timestamp placed = row.getTimestamp(23);
    String note = row.getString(11);
    return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4), "", "", row.getString(5), row.getString(6), row.getLong(7),
        row.getLong(8), row.getString(9), row.getBoolean(10), note == null ? "" : note, row.getString(12), row.getString(13), row.getString(14),
        row.getObject(15, LocalDate.class), row.getObject(16, LocalDate.class), row.getString(17), row.getString(18),
        Arrays.asList((String[]) row.getArray(19).getArray()), row.getLong(20), row.getLong(21), row.getTimestamp(22).toInstant(),
        placed == null ? null : placed.toInstant());
  }

  List<Total> totals() {
    return sql.sql("""
        SELECT state, entity_id, currency, count(*), sum(amount_minor - sign(amount_minor)::bigint * netted_minor)::bigint FROM payout.payable
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""")
        .query((row, n) -> new Total(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5))).list();
  }

  List<Long> heldIds(int max) {
    return sql.sql("SELECT id FROM payout.payable WHERE state = 'HELD' ORDER BY id LIMIT :max").param("max", max).query(Long.class).list();
  }

  List<Long> heldOfPolicy(long policyId) {
    return sql.sql("SELECT id FROM payout.payable WHERE state = 'HELD' AND policy_id = :policy ORDER BY id").param("policy", policyId).query(Long.class).list();
  }

  /** An obligation in goods with something left, first come first served. */
  record Obligation(long id, long leftMinor) {}

  List<Obligation> lockedObligations(long partnerId, long entityId, String currency) {
    return sql.sql("""
        SELECT id, amount_minor - netted_minor - fulfilled_minor FROM payout.payable
        WHERE state = 'GOODS_OWED' AND partner_id = :partner AND entity_id = :entity AND currency = :currency ORDER BY id FOR NO KEY UPDATE""")
        .param("partner", partnerId).param("entity", entityId).param("currency", currency)
        .query((row, n) -> new Obligation(row.getLong(1), row.getLong(2))).list();
  }

  /** The delivery under a document, once: empty if the document is there with the same amount. */
  Optional<Long> deliver(long partnerId, long entityId, String currency, String documentNo, long amountMinor, LocalDate day) {
    Optional<Long> id = sql.sql("""
        INSERT INTO payout.goods_delivery (partner_id, entity_id, currency, document_no, amount_minor, business_date, by_principal, at)
        VALUES (:partner, :entity, :currency, :document, :amount, :day, :by, :at) ON CONFLICT (partner_id, entity_id, document_no) DO NOTHING RETURNING id""")
        .param("partner", partnerId).param("entity", entityId).param("currency", currency).param("document", documentNo).param("amount", amountMinor)
        .param("day", day).param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).query(Long.class).optional();
    if (id.isEmpty()) {
      long written = sql.sql("SELECT amount_minor FROM payout.goods_delivery WHERE partner_id = :partner AND entity_id = :entity AND document_no = :document")
          .param("partner", partnerId).param("entity", entityId).param("document", documentNo).query(Long.class).single();
      if (written != amountMinor) {
        throw Problem.of("payout.document-differs", 409, java.util.Map.of("documentNo", documentNo, "amountMinor", amountMinor, "writtenMinor", written));
      }
    }
    return id;
  }

  void fulfil(long payableId, long partMinor, boolean whole) {
    sql.sql("UPDATE payout.payable SET fulfilled_minor = fulfilled_minor + :part, state = CASE WHEN :whole THEN 'FULFILLED' ELSE state END WHERE id = :id")
        .param("part", partMinor).param("whole", whole).param("id", payableId).update();
  }

  /** Sums that must equal the books, per entity and currency: what is owed in goods, in cash, and in transit. */
  record Owed(long entityId, String currency, long goodsMinor, long cashMinor, long transitMinor, long payables, String checksum) {}

  List<Owed> owed() {
    return sql.sql("""
        SELECT p.entity_id, p.currency,
          coalesce(sum(amount_minor - netted_minor - fulfilled_minor) FILTER (WHERE state = 'GOODS_OWED'), 0)::bigint,
          coalesce(sum(amount_minor - sign(amount_minor)::bigint * netted_minor) FILTER (WHERE state IN ('CASH_OWED', 'IN_BATCH')), 0)::bigint,
          coalesce((SELECT sum(l.amount_minor) FROM payout.cash_line l JOIN payout.cash_batch b ON b.id = l.batch_id WHERE b.entity_id = p.entity_id
            AND b.currency = p.currency AND b.state IN ('SENT', 'CLOSED') AND l.state IN ('READY', 'SENDING', 'SENT', 'UNKNOWN')), 0)::bigint,
          count(*), coalesce(sum(hashtextextended(concat_ws('|', translate(key, '0123456789', ''), amount_minor, netted_minor, form, invoice, state, fulfilled_minor, owed_minor), 0)::numeric), 0)
        FROM payout.payable p GROUP BY 1, 2""")
        .query((row, n) -> new Owed(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getString(7))).list();
  }
}
