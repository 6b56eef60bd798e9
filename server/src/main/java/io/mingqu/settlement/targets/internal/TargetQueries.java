package io.mingqu.settlement.targets.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.settlement.targets.TargetMeasure;
import io.mingqu.settlement.targets.Targets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads of targets and of what has been reached. Everything per partner passes the caller's scope. */
@Component
@Transactional(readOnly = true)
class TargetQueries implements Targets {
  record SheetView(String id, String code, int version, String titleZh, String titleEn, int year, TargetMeasure measure, @Nullable String currency,
      @Nullable String entityId, String state, String createdBy, @Nullable String publishedBy, long partners, long total) {}

  record Reached(long partnerId, long goal, long actual) {}

  private static final String SHEETS = """
      SELECT s.id, s.code, s.version, s.title_zh, s.title_en, s.year, s.measure, s.currency, s.entity_id, s.state, s.created_by, s.published_by,
        coalesce(g.partners, 0), coalesce(g.total, 0)
      FROM targets.sheet s
      LEFT JOIN LATERAL (SELECT count(DISTINCT partner_id) AS partners, sum(amount)::bigint AS total FROM targets.goal g WHERE g.sheet_id = s.id) g ON true
      """;

  private final JdbcClient sql;

  TargetQueries(JdbcClient sql) {
    this.sql = sql;
  }

  Page<SheetView> sheets(int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<SheetView> rows = sql.sql(SHEETS + " WHERE s.id < :before ORDER BY s.id DESC LIMIT :limit")
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> view(row)).list();
    return Page.of(rows, limit, sheet -> List.of(sheet.id()));
  }

  Optional<SheetView> sheet(long id) {
    return sql.sql(SHEETS + " WHERE s.id = :id").param("id", id).query((row, n) -> view(row)).optional();
  }

  Optional<SheetView> published(@Nullable String code, int year) {
    return sql.sql(SHEETS + " WHERE s.state = 'PUBLISHED' AND s.year = :year AND (:code::text IS NULL OR s.code = :code) ORDER BY s.code LIMIT 1")
        .param("year", year).param("code", code).query((row, n) -> view(row)).optional();
  }

  private static SheetView view(java.sql.ResultSet row) throws java.sql.SQLException {
    return new SheetView(row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5), row.getInt(6),
        TargetMeasure.valueOf(row.getString(7)), row.getString(8), row.getString(9), row.getString(10), row.getString(11), row.getString(12),
        row.getLong(13), row.getLong(14));
  }

  /** Goals and what was reached, largest gap first; partners without a goal only if they sold. */
  List<Reached> reached(long sheetId, TargetMeasure measure, @Nullable String currency, @Nullable Long entityId, YearMonth from, YearMonth through) {
    return sql.sql("""
        WITH goals AS (
          SELECT partner_id, sum(amount)::bigint AS goal FROM targets.goal
          WHERE sheet_id = :sheet AND month BETWEEN :firstMonth AND :lastMonth GROUP BY partner_id),
        actual AS (
          SELECT partner_id, sum(%s)::bigint AS actual FROM movement.published_movement
          WHERE void_seal IS NULL AND partner_id IS NOT NULL AND kind IN (:kinds) AND business_date >= :from AND business_date < :to
            AND (:currency::text IS NULL OR currency = :currency) AND (:entity::bigint IS NULL OR entity_id = :entity)
          GROUP BY partner_id)
        SELECT coalesce(g.partner_id, a.partner_id) AS partner, coalesce(g.goal, 0), coalesce(a.actual, 0)
        FROM goals g FULL JOIN actual a ON a.partner_id = g.partner_id
        ORDER BY coalesce(g.goal, 0) - coalesce(a.actual, 0) DESC, partner""".formatted(measure.column()))
        .param("sheet", sheetId).param("firstMonth", from.getMonthValue()).param("lastMonth", through.getMonthValue())
        .param("kinds", measure.kinds()).param("from", from.atDay(1)).param("to", through.plusMonths(1).atDay(1))
        .param("currency", currency).param("entity", entityId)
        .query((row, n) -> new Reached(row.getLong(1), row.getLong(2), row.getLong(3))).list();
  }

  /** What was sold per partner, and per month over all partners: the weights of a split. */
  Map<Long, Long> soldByPartner(TargetMeasure measure, LocalDate from, LocalDate to) {
    Map<Long, Long> sold = new HashMap<>();
    sql.sql("""
        SELECT partner_id, sum(%s)::bigint FROM movement.published_movement
        WHERE void_seal IS NULL AND kind IN (:kinds) AND business_date >= :from AND business_date < :to AND partner_id IS NOT NULL
        GROUP BY partner_id""".formatted(measure.column())).param("kinds", measure.kinds()).param("from", from).param("to", to)
        .query((row, n) -> sold.put(row.getLong(1), row.getLong(2))).list();
    return sold;
  }

  long[] soldByMonth(TargetMeasure measure, LocalDate from, LocalDate to) {
    long[] sold = new long[12];
    sql.sql("""
        SELECT extract(month FROM business_date)::int, sum(%s)::bigint FROM movement.published_movement
        WHERE void_seal IS NULL AND kind IN (:kinds) AND business_date >= :from AND business_date < :to GROUP BY 1""".formatted(measure.column()))
        .param("kinds", measure.kinds()).param("from", from).param("to", to)
        .query((row, n) -> sold[row.getInt(1) - 1] = row.getLong(2)).list();
    return sold;
  }

  @Override
  public Map<Long, Long> goals(String sheetCode, YearMonth from, YearMonth through, int version) {
    Map<Long, Long> goals = new HashMap<>();
    sql.sql("""
        SELECT g.partner_id, sum(g.amount)::bigint FROM targets.goal g JOIN targets.sheet s ON s.id = g.sheet_id
        WHERE s.code = :code AND (CASE WHEN :version = 0 THEN s.state = 'PUBLISHED' ELSE s.version = :version AND s.state <> 'DRAFT' END)
          AND make_date(s.year, g.month, 1) BETWEEN :from AND :through
        GROUP BY g.partner_id""").param("code", sheetCode).param("version", version).param("from", from.atDay(1)).param("through", through.atDay(1))
        .query((row, n) -> goals.put(row.getLong(1), row.getLong(2))).list();
    return goals;
  }
}
