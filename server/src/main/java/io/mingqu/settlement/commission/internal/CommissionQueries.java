package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.commission.Commission.State;
import io.mingqu.settlement.commission.CommissionRole;
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

/** Earnings, claims and statements for lists and pages; whatever is asked, rows come only in the caller's scope. */
@Component
class CommissionQueries {
  private final JdbcClient sql;

  CommissionQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record Earning(String id, String partnerId, String orderNo, String lineNo, String title, String planCode, CommissionRole role, int level, int ratePpm,
      long perItemMinor, long basisMinor, long itemsMilli, long askedMinor, long amountMinor, long bookedMinor, String currency, State state,
      LocalDate paidOn, LocalDate frozenUntil) {}

  record Filter(@Nullable State state, @Nullable Long partner, @Nullable String order, @Nullable CommissionRole role, @Nullable Long statement) {}

  record Entry(int no, String kind, long amountMinor, long basisMinor, long cutSeal, LocalDate bookedOn, @Nullable String statementId,
      @Nullable String statementNumber) {}

  /** Everything an amount was computed from. */
  record Why(Earning earning, long paidMinor, long refundedMinor, long excludedMinor, int capPpm, String overCap, long cutSeal, String versionId, boolean soldOut,
      List<Entry> entries) {}

  record Claim(String id, String orderNo, String partnerId, CommissionRole role, int level, @Nullable String throughId, Instant touchedAt, String outcome,
      String reason, @Nullable String lostTo) {}

  record StatementRow(String id, String number, String partnerId, String planCode, String entityId, String currency, String month, LocalDate through,
      long carriedMinor, long linesMinor, long payableMinor, long carryOutMinor, long waivedMinor, String taxTreatment, String invoiceStatus, String invoiceNo,
      long withheldMinor, String state, @Nullable Instant acceptedAt, @Nullable Instant releasedAt) {}

  record Total(String currency, State state, long amountMinor, int lines) {}

  Page<Earning> earnings(Filter filter, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<Earning> rows = sql.sql("""
        SELECT g.* FROM commission.earning g
        WHERE (:day::date IS NULL OR (g.paid_on, g.id) < (:day::date, :id::bigint)) AND (:state::text IS NULL OR g.state = :state)
          AND (:partner::bigint IS NULL OR g.partner_id = :partner) AND (:order::text IS NULL OR g.order_no = :order)
          AND (:role::text IS NULL OR g.role = :role)
          AND (:statement::bigint IS NULL OR g.id IN (SELECT earning_id FROM commission.entry WHERE statement_id = :statement))
        ORDER BY g.paid_on DESC, g.id DESC LIMIT :limit""").param("day", key == null ? null : day(key.getFirst(), after))
        .param("id", key == null ? null : number(key.getLast(), after)).param("state", name(filter.state())).param("partner", filter.partner())
        .param("order", filter.order() == null || filter.order().isBlank() ? null : filter.order().strip()).param("role", name(filter.role()))
        .param("statement", filter.statement()).param("limit", limit + 1).query((row, n) -> earning(row)).list();
    return Page.of(rows, limit, row -> List.of(row.paidOn().toString(), row.id()));
  }

  List<Total> totals(@Nullable Long partner) {
    return sql.sql("""
        SELECT currency, state, sum(amount_minor)::bigint AS amount, count(*)::int AS lines FROM commission.earning
        WHERE (:partner::bigint IS NULL OR partner_id = :partner) GROUP BY 1, 2 ORDER BY 1, 2""").param("partner", partner)
        .query((row, n) -> new Total(row.getString(1), State.valueOf(row.getString(2)), row.getLong(3), row.getInt(4))).list();
  }

  Optional<Why> why(long id) {
    List<Entry> entries = sql.sql("""
        SELECT e.*, s.number FROM commission.entry e LEFT JOIN commission.statement s ON s.id = e.statement_id WHERE e.earning_id = :id ORDER BY e.no""")
        .param("id", id).query((row, n) -> new Entry(row.getInt("no"), row.getString("kind"), row.getLong("amount_minor"), row.getLong("basis_minor"),
            row.getLong("cut_seal"), row.getObject("booked_on", LocalDate.class), row.getString("statement_id"), row.getString("number"))).list();
    return sql.sql("""
        SELECT g.*, l.paid_minor, l.refunded_minor, l.excluded_minor, (l.terms->>'capPpm')::int AS cap_ppm, l.terms->>'overCap' AS over_cap, l.cut_seal,
          l.version_id, l.sold_out
        FROM commission.earning g JOIN commission.sale_line l ON l.id = g.line_id WHERE g.id = :id""").param("id", id)
        .query((row, n) -> new Why(earning(row), row.getLong("paid_minor"), row.getLong("refunded_minor"), row.getLong("excluded_minor"),
            row.getInt("cap_ppm"), row.getString("over_cap"), row.getLong("cut_seal"), row.getString("version_id"), row.getBoolean("sold_out"), entries))
        .optional();
  }

  /** Whether the caller sees the earning at all: the line itself belongs to head office. */
  boolean sees(long id) {
    return sql.sql("SELECT count(*) FROM commission.earning WHERE id = :id").param("id", id).query(Long.class).single() > 0;
  }

  Page<Claim> claims(@Nullable String order, @Nullable String outcome, @Nullable Long partner, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<Claim> rows = sql.sql("""
        SELECT * FROM commission.claim WHERE id < :before AND (:order::text IS NULL OR order_no = :order) AND (:outcome::text IS NULL OR outcome = :outcome)
          AND (:partner::bigint IS NULL OR partner_id = :partner) ORDER BY id DESC LIMIT :limit""")
        .param("before", key == null ? Long.MAX_VALUE : number(key.getFirst(), after)).param("order", order == null || order.isBlank() ? null : order.strip())
        .param("outcome", outcome).param("partner", partner).param("limit", limit + 1)
        .query((row, n) -> new Claim(row.getString("id"), row.getString("order_no"), row.getString("partner_id"), CommissionRole.valueOf(row.getString("role")),
            row.getInt("level"), row.getString("through_id"), row.getTimestamp("touched_at").toInstant(), row.getString("outcome"), row.getString("reason"),
            row.getString("lost_to"))).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  Page<StatementRow> statements(@Nullable String month, @Nullable String state, @Nullable Long partner, boolean sentOnly, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<StatementRow> rows = sql.sql("""
        SELECT * FROM commission.statement WHERE (:lastMonth::text IS NULL OR (month, id) < (:lastMonth, :lastId::bigint))
          AND (:month::text IS NULL OR month = :month) AND (:state::text IS NULL OR state = :state) AND (:partner::bigint IS NULL OR partner_id = :partner)
          AND (NOT :sentOnly OR state IN ('SENT', 'ACCEPTED', 'PAYABLE')) ORDER BY month DESC, id DESC LIMIT :limit""")
        .param("lastMonth", key == null ? null : key.getFirst()).param("lastId", key == null ? null : number(key.getLast(), after)).param("month", month)
        .param("state", state).param("partner", partner).param("sentOnly", sentOnly).param("limit", limit + 1).query((row, n) -> statement(row)).list();
    return Page.of(rows, limit, row -> List.of(row.month(), row.id()));
  }

  Optional<StatementRow> statement(long id, boolean sentOnly) {
    return sql.sql("SELECT * FROM commission.statement WHERE id = :id AND (NOT :sentOnly OR state IN ('SENT', 'ACCEPTED', 'PAYABLE'))").param("id", id)
        .param("sentOnly", sentOnly).query((row, n) -> statement(row)).optional();
  }

  /** Books that do not agree: entries that do not sum to what is booked, orders above their cap, statements that do not sum. */
  Map<String, Long> faults() {
    return Map.of("bookedNotEntries", count("""
        SELECT count(*) FROM commission.earning g WHERE booked_minor <> coalesce((SELECT sum(amount_minor) FROM commission.entry e WHERE e.earning_id = g.id), 0)"""),
        "linesAboveCap", count("""
        SELECT count(*) FROM commission.sale_line l JOIN (SELECT line_id, sum(amount_minor) AS given FROM commission.earning GROUP BY 1) g ON g.line_id = l.id
        WHERE g.given > greatest(0, l.paid_minor - l.refunded_minor - l.excluded_minor)::numeric * (l.terms->>'capPpm')::bigint / 1000000"""),
        "statementsNotEntries", count("""
        SELECT count(*) FROM commission.statement s
        WHERE lines_minor <> coalesce((SELECT sum(amount_minor) FROM commission.entry e WHERE e.statement_id = s.id), 0)"""),
        "bookedBeforeSoldOut", count("SELECT count(*) FROM commission.earning WHERE state = 'ESTIMATED' AND booked_minor <> 0"));
  }

  private long count(String query) {
    return Optional.ofNullable(sql.sql(query).query(Long.class).single()).orElse(0L);
  }

  private static Earning earning(ResultSet row) throws SQLException {
    return new Earning(row.getString("id"), row.getString("partner_id"), row.getString("order_no"), row.getString("line_no"), row.getString("title"),
        row.getString("plan_code"), CommissionRole.valueOf(row.getString("role")), row.getInt("level"), row.getInt("rate_ppm"), row.getLong("per_item_minor"),
        row.getLong("basis_minor"), row.getLong("items_milli"), row.getLong("asked_minor"), row.getLong("amount_minor"), row.getLong("booked_minor"),
        row.getString("currency"), State.valueOf(row.getString("state")), row.getObject("paid_on", LocalDate.class),
        row.getObject("frozen_until", LocalDate.class));
  }

  private static StatementRow statement(ResultSet row) throws SQLException {
    return new StatementRow(row.getString("id"), row.getString("number"), row.getString("partner_id"), row.getString("plan_code"), row.getString("entity_id"),
        row.getString("currency"), row.getString("month"), row.getObject("through", LocalDate.class), row.getLong("carried_minor"), row.getLong("lines_minor"),
        row.getLong("payable_minor"), row.getLong("carry_out_minor"), row.getLong("waived_minor"), row.getString("tax_treatment"),
        row.getString("invoice_status"), row.getString("invoice_no"), row.getLong("withheld_minor"), row.getString("state"),
        row.getTimestamp("accepted_at") == null ? null : row.getTimestamp("accepted_at").toInstant(),
        row.getTimestamp("released_at") == null ? null : row.getTimestamp("released_at").toInstant());
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
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
