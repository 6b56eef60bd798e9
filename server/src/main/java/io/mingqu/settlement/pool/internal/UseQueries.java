package io.mingqu.settlement.pool.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads of the pool; everything per partner passes the caller's scope. */
@Component
@Transactional(readOnly = true)
class UseQueries {
  /** A partner's pool: usable, promised to orders, used up so far, lapsed, and what of the usable ends within 30 days. */
  record BalanceRow(String partnerId, String partnerCode, String partnerName, String entityId, String currency, long creditedMinor, long usableMinor,
      long reservedMinor, long usedMinor, long takenMinor, long lapsedMinor, long expiringMinor, @Nullable LocalDate nextExpiry, int lots) {
    BalanceRow named(String code, String name) {
      return new BalanceRow(partnerId, code, name, entityId, currency, creditedMinor, usableMinor, reservedMinor, usedMinor, takenMinor, lapsedMinor,
          expiringMinor, nextExpiry, lots);
    }
  }

  record LotRow(String id, String key, String partnerId, String entityId, String currency, String source, @Nullable String policyId, String invoice, String text,
      long creditedMinor, long availableMinor, long reservedMinor, long usedMinor, long takenMinor, long lapsedMinor, LocalDate creditedOn,
      @Nullable LocalDate expiresOn, @Nullable LocalDate noticedOn) {}

  record UseRow(String id, String partnerId, String partnerCode, String partnerName, String entityId, String currency, String orderNo, LocalDate orderedOn,
      @Nullable Long wishMinor, long eligibleMinor, int sharePpm, long shareMinor, long poolMinor, long usableMinor, String bound, String termsCode, String state,
      long reservedMinor, long consumedMinor, long returnedMinor) {
    UseRow named(String code, String name) {
      return new UseRow(id, partnerId, code, name, entityId, currency, orderNo, orderedOn, wishMinor, eligibleMinor, sharePpm, shareMinor, poolMinor,
          usableMinor, bound, termsCode, state, reservedMinor, consumedMinor, returnedMinor);
    }
  }

  record LineRow(int lineNo, String productId, String sku, String nameZh, long netMinor, boolean excluded, long partMinor) {
    LineRow named(String code, String name) {
      return new LineRow(lineNo, productId, code, name, netMinor, excluded, partMinor);
    }
  }

  record DrawRow(int position, String lotId, String text, String source, @Nullable LocalDate expiresOn, long amountMinor, long consumedMinor, long returnedMinor) {}

  record EventRow(String id, String kind, String documentNo, long amountMinor, long lapsedMinor, LocalDate businessDate, String note, String byName, Instant at) {}

  record LotEventRow(String kind, long amountMinor, @Nullable LocalDate until, String reason, Instant at) {}

  record UseView(UseRow use, List<LineRow> lines, List<DrawRow> draws, List<EventRow> events) {}

  private final JdbcClient sql;
  private final Clock clock;

  UseQueries(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  Page<BalanceRow> balances(@Nullable Long entityId, @Nullable Long partnerId, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 4);
    return Page.of(sql.sql("""
        SELECT * FROM (
          SELECT l.partner_id, l.entity_id, l.currency, sum(credited_minor)::bigint AS credited,
            sum(available_minor)::bigint AS usable, sum(reserved_minor)::bigint, sum(used_minor)::bigint, sum(taken_minor)::bigint, sum(lapsed_minor)::bigint,
            coalesce(sum(available_minor) FILTER (WHERE expires_on <= :soon), 0)::bigint, min(expires_on) FILTER (WHERE available_minor > 0), count(*)::int
          FROM pool.lot l
          WHERE (CAST(:entity AS bigint) IS NULL OR l.entity_id = :entity) AND (CAST(:partner AS bigint) IS NULL OR l.partner_id = :partner)
          GROUP BY 1, 2, 3) b
        WHERE CAST(:usable AS bigint) IS NULL OR (-usable, partner_id, entity_id, currency) > (-CAST(:usable AS bigint), CAST(:lastPartner AS bigint),
          CAST(:lastEntity AS bigint), CAST(:lastCurrency AS text))
        ORDER BY usable DESC, partner_id, entity_id, currency LIMIT :limit""")
        .param("soon", Date.valueOf(LocalDate.now(clock).plusDays(30))).param("entity", entityId).param("partner", partnerId)
        .param("usable", key == null ? null : Long.valueOf(key.get(0))).param("lastPartner", key == null ? null : Long.valueOf(key.get(1)))
        .param("lastEntity", key == null ? null : Long.valueOf(key.get(2))).param("lastCurrency", key == null ? null : key.get(3)).param("limit", limit + 1)
        .query((row, n) -> new BalanceRow(row.getString(1), "", "", row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6),
            row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getObject(11, LocalDate.class), row.getInt(12))).list(), limit,
        row -> List.of(String.valueOf(row.usableMinor()), row.partnerId(), row.entityId(), row.currency()));
  }

  private static final String LOTS = """
      SELECT id, key, partner_id, entity_id, currency, source, policy_id, invoice, text, credited_minor, available_minor, reserved_minor, used_minor,
        taken_minor, lapsed_minor, credited_on, expires_on, noticed_on FROM pool.lot
      """;

  Page<LotRow> lots(@Nullable Long partnerId, @Nullable Long entityId, boolean open, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql(LOTS + """
        WHERE (CAST(:partner AS bigint) IS NULL OR partner_id = :partner) AND (CAST(:entity AS bigint) IS NULL OR entity_id = :entity)
          AND (NOT :open OR available_minor + reserved_minor > 0) AND id < :before ORDER BY id DESC LIMIT :limit""")
        .param("partner", partnerId).param("entity", entityId).param("open", open)
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> lot(row)).list(), limit, lot -> List.of(lot.id()));
  }

  Optional<LotRow> lot(long id) {
    return sql.sql(LOTS + "WHERE id = :id").param("id", id).query((row, n) -> lot(row)).optional();
  }

  List<LotEventRow> lotEvents(long lotId) {
    return sql.sql("SELECT kind, amount_minor, until, reason, at FROM pool.lot_event WHERE lot_id = :id ORDER BY id").param("id", lotId)
        .query((row, n) -> new LotEventRow(row.getString(1), row.getLong(2), row.getObject(3, LocalDate.class), row.getString(4),
            row.getTimestamp(5).toInstant())).list();
  }

  private static LotRow lot(ResultSet row) throws SQLException {
    return new LotRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
        row.getString(8), row.getString(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15),
        row.getObject(16, LocalDate.class), row.getObject(17, LocalDate.class), row.getObject(18, LocalDate.class));
  }

  private static final String USES = """
      SELECT u.id, u.partner_id, u.entity_id, u.currency, u.order_no, u.ordered_on, u.wish_minor,
        u.eligible_minor, u.share_ppm, u.share_minor, u.pool_minor, u.usable_minor, u.bound, u.terms_code, u.state, u.reserved_minor, u.consumed_minor,
        u.returned_minor
      FROM pool.use u
      """;

  Page<UseRow> uses(@Nullable Long partnerId, @Nullable String state, @Nullable String orderNo, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    return Page.of(sql.sql(USES + """
        WHERE (CAST(:partner AS bigint) IS NULL OR u.partner_id = :partner) AND (CAST(:state AS text) IS NULL OR u.state = :state)
          AND (CAST(:order AS text) IS NULL OR u.order_no = :order) AND u.id < :before ORDER BY u.id DESC LIMIT :limit""")
        .param("partner", partnerId).param("state", state).param("order", orderNo)
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> use(row)).list(), limit, use -> List.of(use.id()));
  }

  private static UseRow use(ResultSet row) throws SQLException {
    return new UseRow(row.getString(1), row.getString(2), "", "", row.getString(3), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class),
        row.getObject(7, Long.class), row.getLong(8), row.getInt(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getString(13), row.getString(14),
        row.getString(15), row.getLong(16), row.getLong(17), row.getLong(18));
  }

  /** One use with its why: what bounded it, which lots it drew on, how it falls on the lines, and what happened since. */
  UseView view(long id) {
    UseRow use = sql.sql(USES + "WHERE u.id = :id").param("id", id).query((row, n) -> use(row)).optional()
        .orElseThrow(() -> Problem.notFound("pool-use", Long.toString(id)));
    List<LineRow> lines = sql.sql("""
        SELECT line_no, product_id, net_minor, excluded, part_minor FROM pool.use_line WHERE use_id = :id ORDER BY line_no""").param("id", id)
        .query((row, n) -> new LineRow(row.getInt(1), row.getString(2), "", "", row.getLong(3), row.getBoolean(4), row.getLong(5))).list();
    List<DrawRow> draws = sql.sql("""
        SELECT d.position, d.lot_id, l.text, l.source, l.expires_on, d.amount_minor, d.consumed_minor, d.returned_minor
        FROM pool.draw d JOIN pool.lot l ON l.id = d.lot_id WHERE d.use_id = :id ORDER BY d.position""").param("id", id)
        .query((row, n) -> new DrawRow(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class),
            row.getLong(6), row.getLong(7), row.getLong(8))).list();
    List<EventRow> events = sql.sql("""
        SELECT id, kind, document_no, amount_minor, lapsed_minor, business_date, note, by_name, at FROM pool.event WHERE use_id = :id ORDER BY id""")
        .param("id", id).query((row, n) -> new EventRow(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5),
            row.getObject(6, LocalDate.class), row.getString(7), row.getString(8), row.getTimestamp(9).toInstant())).list();
    return new UseView(use, lines, draws, events);
  }

  /** What lots hold per entity and currency. */
  record Held(long entityId, String currency, long lots, long usableMinor, long reservedMinor) {}

  List<Held> held() {
    return sql.sql("SELECT entity_id, currency, count(*), sum(available_minor)::bigint, sum(reserved_minor)::bigint FROM pool.lot GROUP BY 1, 2")
        .query((row, n) -> new Held(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5))).list();
  }

  /** How far lots and draws differ, and a checksum of the lots. */
  record Drawn(long differenceMinor, String checksum) {}

  Drawn drawn() {
    return sql.sql("""
        WITH drawn AS (SELECT d.lot_id, sum(d.amount_minor - d.consumed_minor - d.returned_minor) AS reserved, sum(d.consumed_minor) AS used
            FROM pool.draw d GROUP BY 1)
        SELECT coalesce(sum(abs(l.reserved_minor - coalesce(d.reserved, 0)) + abs(l.used_minor - coalesce(d.used, 0))), 0),
          coalesce(sum(hashtextextended(concat_ws('|', translate(l.key, '0123456789', ''), l.source, l.currency, l.invoice, l.credited_minor, l.available_minor, l.reserved_minor, l.used_minor, l.taken_minor,
            l.lapsed_minor, l.expires_on), 0)::numeric), 0)
        FROM pool.lot l LEFT JOIN drawn d ON d.lot_id = l.id""").query((row, n) -> new Drawn(row.getLong(1), row.getString(2))).single();
  }
}
