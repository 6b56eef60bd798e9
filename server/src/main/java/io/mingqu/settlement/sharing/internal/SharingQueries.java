package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Splits, shares and statements for lists and pages; rows come only in the caller's scope. */
@Component
class SharingQueries {
  private final JdbcClient sql;

  SharingQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record Split(String id, String orderNo, int no, String planCode, String versionId, String currency, LocalDate soldOn, LocalDate finalFrom, long totalMinor,
      long refundedMinor, long cutSeal) {}

  record Share(String id, int no, String party, @Nullable String partnerId, boolean outside, String orderNo, String planCode, String currency, LocalDate soldOn,
      LocalDate finalFrom, String how, int ratePpm, long basisMinor, long amountMinor, long givenBackMinor, boolean refundable) {}

  record StatementRow(String id, String number, String partnerId, String planCode, String currency, String month, long amountMinor, String state,
      @Nullable Instant releasedAt) {}

  Page<Split> splits(@Nullable String order, @Nullable String plan, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<Split> rows = sql.sql("""
        SELECT * FROM sharing.split WHERE (:day::date IS NULL OR (sold_on, id) < (:day::date, :id::bigint))
          AND (:order::text IS NULL OR order_no = :order) AND (:plan::text IS NULL OR plan_code = :plan) ORDER BY sold_on DESC, id DESC LIMIT :limit""")
        .param("day", key == null ? null : day(key.getFirst(), after)).param("id", key == null ? null : number(key.getLast(), after))
        .param("order", blank(order)).param("plan", blank(plan)).param("limit", limit + 1).query((row, n) -> split(row)).list();
    return Page.of(rows, limit, row -> List.of(row.soldOn().toString(), row.id()));
  }

  Optional<Split> split(long id) {
    return sql.sql("SELECT * FROM sharing.split WHERE id = :id").param("id", id).query((row, n) -> split(row)).optional();
  }

  List<Share> sharesOf(long splitId) {
    return sql.sql("SELECT * FROM sharing.share WHERE split_id = :id ORDER BY no").param("id", splitId).query((row, n) -> share(row)).list();
  }

  Page<Share> shares(@Nullable Long partner, @Nullable Long statement, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<Share> rows = sql.sql("""
        SELECT * FROM sharing.share WHERE partner_id IS NOT NULL AND (:day::date IS NULL OR (sold_on, id) < (:day::date, :id::bigint))
          AND (:partner::bigint IS NULL OR partner_id = :partner)
          AND (:statement::bigint IS NULL OR id IN (SELECT share_id FROM sharing.entry WHERE statement_id = :statement))
        ORDER BY sold_on DESC, id DESC LIMIT :limit""").param("day", key == null ? null : day(key.getFirst(), after))
        .param("id", key == null ? null : number(key.getLast(), after)).param("partner", partner).param("statement", statement).param("limit", limit + 1)
        .query((row, n) -> share(row)).list();
    return Page.of(rows, limit, row -> List.of(row.soldOn().toString(), row.id()));
  }

  Page<StatementRow> statements(@Nullable String month, @Nullable String state, boolean sentOnly, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<StatementRow> rows = sql.sql("""
        SELECT * FROM sharing.statement WHERE (:lastMonth::text IS NULL OR (month, id) < (:lastMonth, :lastId::bigint))
          AND (:month::text IS NULL OR month = :month) AND (:state::text IS NULL OR state = :state) AND (NOT :sentOnly OR state <> 'DRAFT')
        ORDER BY month DESC, id DESC LIMIT :limit""").param("lastMonth", key == null ? null : key.getFirst())
        .param("lastId", key == null ? null : number(key.getLast(), after)).param("month", month).param("state", state).param("sentOnly", sentOnly)
        .param("limit", limit + 1).query((row, n) -> statement(row)).list();
    return Page.of(rows, limit, row -> List.of(row.month(), row.id()));
  }

  Optional<StatementRow> statement(long id, boolean sentOnly) {
    return sql.sql("SELECT * FROM sharing.statement WHERE id = :id AND (NOT :sentOnly OR state <> 'DRAFT')").param("id", id).param("sentOnly", sentOnly)
        .query((row, n) -> statement(row)).optional();
  }

  Map<String, Long> faults() {
    return Map.of("splitsNotWhole", count("""
        SELECT count(*) FROM sharing.split s JOIN (SELECT split_id, sum(amount_minor) AS got, sum(given_back_minor) AS back FROM sharing.share GROUP BY 1) p
          ON p.split_id = s.id WHERE p.got <> s.total_minor OR p.back <> s.refunded_minor"""),
        "sharesNotEntries", count("""
        SELECT count(*) FROM sharing.share s WHERE amount_minor - given_back_minor <> coalesce((SELECT sum(amount_minor) FROM sharing.entry e WHERE e.share_id = s.id), 0)"""),
        "statementsNotEntries", count("""
        SELECT count(*) FROM sharing.statement s WHERE amount_minor <> coalesce((SELECT sum(amount_minor) FROM sharing.entry e WHERE e.statement_id = s.id), 0)"""));
  }

  private long count(String query) {
    return Optional.ofNullable(sql.sql(query).query(Long.class).single()).orElse(0L);
  }

  private static Split split(ResultSet row) throws SQLException {
    return new Split(row.getString("id"), row.getString("order_no"), row.getInt("no"), row.getString("plan_code"), row.getString("version_id"),
        row.getString("currency"), row.getObject("sold_on", LocalDate.class), row.getObject("final_from", LocalDate.class), row.getLong("total_minor"),
        row.getLong("refunded_minor"), row.getLong("cut_seal"));
  }

  private static Share share(ResultSet row) throws SQLException {
    return new Share(row.getString("id"), row.getInt("no"), row.getString("party"), row.getString("partner_id"), row.getBoolean("outside"),
        row.getString("order_no"), row.getString("plan_code"), row.getString("currency"), row.getObject("sold_on", LocalDate.class),
        row.getObject("final_from", LocalDate.class), row.getString("how"), row.getInt("rate_ppm"), row.getLong("basis_minor"), row.getLong("amount_minor"),
        row.getLong("given_back_minor"), row.getBoolean("refundable"));
  }

  private static StatementRow statement(ResultSet row) throws SQLException {
    return new StatementRow(row.getString("id"), row.getString("number"), row.getString("partner_id"), row.getString("plan_code"), row.getString("currency"),
        row.getString("month"), row.getLong("amount_minor"), row.getString("state"),
        row.getTimestamp("released_at") == null ? null : row.getTimestamp("released_at").toInstant());
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static LocalDate day(String text, @Nullable String cursor) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", String.valueOf(cursor)));
    }
  }

  private static long number(String text, @Nullable String cursor) {
    if (!text.matches("\\d{1,18}")) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", String.valueOf(cursor)));
    }
    return Long.parseLong(text);
  }
}
