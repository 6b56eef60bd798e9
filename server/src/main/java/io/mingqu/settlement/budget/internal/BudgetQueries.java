package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Budgets for lists and pages, with what their entries add up to. */
@Component
@Transactional(readOnly = true)
class BudgetQueries {
  record View(String id, String code, String titleZh, String titleEn, String entityId, String currency, String source, @Nullable Integer accrualPpm,
      @Nullable String parentId, @Nullable String orgUnitId, @Nullable String partnerId, String validFrom, String validThrough, String state,
      @Nullable String successorId, long grantedMinor, long freeMinor, long reservedMinor, long consumedMinor, long pendingMinor, int allocations) {}

  record Entry(String id, String act, String decisionId, long amountMinor, String day, String text, String madeBy, Instant madeAt) {}

  record Burn(String month, long grantedMinor, long reservedMinor, long consumedMinor) {}

  record Accrued(String month, int version, long baseMinor, long accruedMinor, long postedMinor) {}

  record AccruedOf(String month, String partnerId, long baseMinor, long accruedMinor) {}

  private static final String VIEW = """
      SELECT b.*, coalesce(s.granted, 0) AS granted, coalesce(s.free, 0) AS free, coalesce(s.reserved, 0) AS reserved, coalesce(s.consumed, 0) AS consumed,
        coalesce((SELECT sum(amount_minor) FROM budget.grant_request g WHERE g.budget_id = b.id AND g.state = 'REQUESTED'), 0) AS pending,
        (SELECT count(*) FROM budget.budget c WHERE c.parent_id = b.id) AS allocations
      FROM budget.budget b LEFT JOIN LATERAL (
        SELECT sum(CASE WHEN act IN ('GRANT', 'ACCRUE', 'TRANSFER_IN', 'CARRY_IN') THEN amount_minor
                        WHEN act IN ('CUT', 'ACCRUE_BACK', 'TRANSFER_OUT', 'CARRY_OUT', 'LAPSE') THEN -amount_minor ELSE 0 END) AS granted,
               sum(CASE WHEN act IN ('GRANT', 'ACCRUE', 'TRANSFER_IN', 'CARRY_IN', 'RELEASE') THEN amount_minor
                        WHEN act = 'CONSUME' THEN 0 ELSE -amount_minor END) AS free,
               sum(CASE act WHEN 'RESERVE' THEN amount_minor WHEN 'CONSUME' THEN -amount_minor WHEN 'RELEASE' THEN -amount_minor ELSE 0 END) AS reserved,
               sum(CASE act WHEN 'CONSUME' THEN amount_minor ELSE 0 END) AS consumed
        FROM budget.entry e WHERE e.budget_id = b.id) s ON true
      """;

  private final JdbcClient sql;

  BudgetQueries(JdbcClient sql) {
    this.sql = sql;
  }

  Page<View> page(@Nullable String q, @Nullable String state, @Nullable Long parent, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<View> rows = sql.sql(VIEW + """
        WHERE (:after::text IS NULL OR b.code > :after) AND (:state::text IS NULL OR b.state = :state) AND (:parent::bigint IS NULL OR b.parent_id = :parent)
          AND (:q::text IS NULL OR strpos(lower(b.code || ' ' || b.title_zh || ' ' || b.title_en), lower(:q)) > 0)
        ORDER BY b.code LIMIT :limit""").param("after", key == null ? null : key.getFirst()).param("state", state).param("parent", parent).param("q", q)
        .param("limit", limit + 1).query(BudgetQueries::view).list();
    return Page.of(rows, limit, row -> List.of(row.code()));
  }

  Optional<View> one(long id) {
    return sql.sql(VIEW + " WHERE b.id = :id").param("id", id).query(BudgetQueries::view).optional();
  }

  Page<Entry> entries(long budgetId, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<Entry> rows = sql.sql("""
        SELECT id, act, decision_id, amount_minor, day, text, made_by, made_at FROM budget.entry
        WHERE budget_id = :budget AND id < :before ORDER BY id DESC LIMIT :limit""").param("budget", budgetId)
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> new Entry(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5), row.getString(6), row.getString(7),
            row.getObject(8, OffsetDateTime.class).toInstant())).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  /** Per month, what had come in, was set aside and used up by its end. */
  List<Burn> burn(long budgetId) {
    return sql.sql("""
        SELECT to_char(m.month, 'YYYY-MM'), m.granted, m.reserved, m.consumed FROM (
          SELECT month, sum(granted) OVER w AS granted, sum(reserved) OVER w AS reserved, sum(consumed) OVER w AS consumed FROM (
            SELECT date_trunc('month', day)::date AS month,
              sum(CASE WHEN act IN ('GRANT', 'ACCRUE', 'TRANSFER_IN', 'CARRY_IN') THEN amount_minor
                       WHEN act IN ('CUT', 'ACCRUE_BACK', 'TRANSFER_OUT', 'CARRY_OUT', 'LAPSE') THEN -amount_minor ELSE 0 END) AS granted,
              sum(CASE act WHEN 'RESERVE' THEN amount_minor WHEN 'CONSUME' THEN -amount_minor WHEN 'RELEASE' THEN -amount_minor ELSE 0 END) AS reserved,
              sum(CASE act WHEN 'CONSUME' THEN amount_minor ELSE 0 END) AS consumed
            FROM budget.entry WHERE budget_id = :budget GROUP BY 1) x WINDOW w AS (ORDER BY month)) m ORDER BY 1""").param("budget", budgetId)
        .query((row, n) -> new Burn(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4))).list();
  }

  List<Accrued> accrued(long budgetId) {
    return sql.sql("SELECT to_char(month, 'YYYY-MM'), version, base_minor, accrued_minor, posted_minor FROM budget.accrual_month WHERE budget_id = :b ORDER BY month")
        .param("b", budgetId).query((row, n) -> new Accrued(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getLong(5))).list();
  }

  Page<AccruedOf> accruedOf(long budgetId, @Nullable LocalDate month, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<AccruedOf> rows = sql.sql("""
        SELECT to_char(month, 'YYYY-MM'), partner_id, base_minor, accrued_minor FROM budget.accrual
        WHERE budget_id = :b AND (:month::date IS NULL OR month = :month) AND (:m::text IS NULL OR (to_char(month, 'YYYY-MM'), partner_id) > (:m, :p::bigint))
        ORDER BY 1, 2 LIMIT :limit""").param("b", budgetId).param("month", month).param("m", key == null ? null : key.getFirst())
        .param("p", key == null ? null : Long.valueOf(key.getLast())).param("limit", limit + 1)
        .query((row, n) -> new AccruedOf(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4))).list();
    return Page.of(rows, limit, row -> List.of(row.month(), row.partnerId()));
  }

  private static View view(ResultSet row, int n) throws SQLException {
    return new View(row.getString("id"), row.getString("code"), row.getString("title_zh"), row.getString("title_en"), row.getString("entity_id"),
        row.getString("currency"), row.getString("source"), row.getObject("accrual_ppm", Integer.class), row.getString("parent_id"), row.getString("org_unit_id"),
        row.getString("partner_id"), row.getString("valid_from"), row.getString("valid_through"), row.getString("state"), row.getString("successor_id"),
        row.getLong("granted"), row.getLong("free"), row.getLong("reserved"), row.getLong("consumed"), row.getLong("pending"), row.getInt("allocations"));
  }
}
