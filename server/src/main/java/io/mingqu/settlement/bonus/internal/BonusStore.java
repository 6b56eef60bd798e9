package io.mingqu.settlement.bonus.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BonusStore {
  record BonusList(long id, String title, @Nullable Long policyId, String budgetCode, long entityId, String currency, String state, long totalMinor, int lines,
      String requestedBy) {}

  record Line(long id, long listId, long partnerId, String kind, String reason, long amountMinor, @Nullable String documentNo, @Nullable Integer ratePpm, String state,
      long consumedMinor) {}

  record ListView(String id, String title, @Nullable String policyId, String budgetCode, String currency, String state, long totalMinor, int lines, long owedMinor,
      String requestedBy, Instant requestedAt, @Nullable String approvedBy, String note) {}

  record LineView(String id, String listId, String title, String partnerId, String kind, String reason, long amountMinor, @Nullable String documentNo,
      @Nullable Integer ratePpm, String state, long consumedMinor, String currency, @Nullable String settledOn) {}

  private static final String LINES = "SELECT id, list_id, partner_id, kind, reason, amount_minor, document_no, rate_ppm, state, consumed_minor FROM bonus.line";
  private static final String LIST_VIEW = """
      SELECT l.id, l.title, l.policy_id, l.budget_code, l.currency, l.state, l.total_minor, l.lines,
        coalesce((SELECT sum(consumed_minor) FROM bonus.line x WHERE x.list_id = l.id AND x.state = 'OWED'), 0)::bigint, l.requested_by, l.requested_at, l.approved_by, l.note
      FROM bonus.list l""";

  private final JdbcClient sql;
  private final Clock clock;

  BonusStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  long add(String title, @Nullable Long policyId, String budget, long entity, String currency, long totalMinor, int lines) {
    return sql.sql("""
        INSERT INTO bonus.list (title, policy_id, budget_code, entity_id, currency, state, total_minor, lines, requested_by, requested_at)
        VALUES (:title, :policy, :budget, :entity, :currency, 'REQUESTED', :total, :lines, :by, :at) RETURNING id""")
        .param("title", title).param("policy", policyId, Types.BIGINT).param("budget", budget).param("entity", entity).param("currency", currency)
        .param("total", totalMinor).param("lines", lines).param("by", Callers.current().principalId()).param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Long.class).single();
  }

  void addLines(long list, List<Line> lines) {
    sql.sql("""
        INSERT INTO bonus.line (list_id, partner_id, kind, reason, amount_minor, document_no, rate_ppm, state)
        SELECT :list, l.partner, l.kind, l.reason, l.amount, l.document, l.rate, 'REQUESTED'
        FROM unnest(CAST(:partners AS bigint[]), CAST(:kinds AS text[]), CAST(:reasons AS text[]), CAST(:amounts AS bigint[]), CAST(:documents AS text[]),
          CAST(:rates AS int[])) WITH ORDINALITY AS l(partner, kind, reason, amount, document, rate, n) ORDER BY l.n""").param("list", list)
        .param("partners", lines.stream().map(Line::partnerId).toArray(Long[]::new)).param("kinds", lines.stream().map(Line::kind).toArray(String[]::new))
        .param("reasons", lines.stream().map(Line::reason).toArray(String[]::new)).param("amounts", lines.stream().map(Line::amountMinor).toArray(Long[]::new))
        .param("documents", lines.stream().map(Line::documentNo).toArray(String[]::new)).param("rates", lines.stream().map(Line::ratePpm).toArray(Integer[]::new)).update();
  }

  Optional<BonusList> locked(long id) {
    return sql.sql("SELECT id, title, policy_id, budget_code, entity_id, currency, state, total_minor, lines, requested_by FROM bonus.list WHERE id = :id FOR UPDATE")
        .param("id", id).query((row, n) -> new BonusList(row.getLong(1), row.getString(2), row.getObject(3, Long.class), row.getString(4), row.getLong(5), row.getString(6),
            row.getString(7), row.getLong(8), row.getInt(9), row.getString(10))).optional();
  }

  List<Line> linesOf(long list) {
    return sql.sql(LINES + " WHERE list_id = :list ORDER BY id FOR UPDATE").param("list", list).query(BonusStore::line).list();
  }

  Optional<Line> lockedLine(long id) {
    return sql.sql(LINES + " WHERE id = :id FOR UPDATE").param("id", id).query(BonusStore::line).optional();
  }

  List<Line> waitingForDocuments(int limit) {
    return sql.sql(LINES + " WHERE kind = 'ORDER_DISCOUNT' AND state = 'PROMISED' ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED").param("limit", limit)
        .query(BonusStore::line).list();
  }

  /** What a partner's document came to in goods shipped, less what came back of it; empty while it has not been shipped. */
  Optional<Long> shippedMinor(long partner, String documentNo, long entity, String currency) {
    return sql.sql("""
        SELECT sum(net_minor)::bigint FROM movement.published_movement
        WHERE void_seal IS NULL AND partner_id = :partner AND document_no = :document AND kind IN ('SHIPPED', 'RETURNED') AND entity_id = :entity AND currency = :currency
        HAVING count(*) FILTER (WHERE kind = 'SHIPPED') > 0""").param("partner", partner).param("document", documentNo).param("entity", entity)
        .param("currency", currency).query(Long.class).optional();
  }

  void decide(long list, boolean approved, String by, String note) {
    sql.sql("UPDATE bonus.list SET state = :state, approved_by = :by, note = :note WHERE id = :id").param("state", approved ? "APPROVED" : "REFUSED")
        .param("by", approved ? by : null, Types.VARCHAR).param("note", note).param("id", list).update();
    sql.sql("UPDATE bonus.line SET state = :state WHERE list_id = :id").param("state", approved ? "PROMISED" : "REFUSED").param("id", list).update();
  }

  void settled(Collection<Long> lines, List<Long> consumedMinor, String state, LocalDate day) {
    sql.sql("""
        UPDATE bonus.line l SET state = :state, consumed_minor = s.minor, accepted_by = :by, settled_on = :day
        FROM unnest(CAST(:ids AS bigint[]), CAST(:minor AS bigint[])) AS s(id, minor) WHERE l.id = s.id""").param("state", state)
        .param("by", Callers.current().principalId()).param("day", day).param("ids", lines.toArray(Long[]::new)).param("minor", consumedMinor.toArray(Long[]::new)).update();
  }

  Page<ListView> page(@Nullable String state, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<ListView> rows = sql.sql(LIST_VIEW + " WHERE l.id < :before AND (:state::text IS NULL OR l.state = :state) ORDER BY l.id DESC LIMIT :limit")
        .param("before", key == null ? Long.MAX_VALUE : Long.parseLong(key.getFirst())).param("state", state).param("limit", limit + 1).query(BonusStore::listView).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  Optional<ListView> one(long id) {
    return sql.sql(LIST_VIEW + " WHERE l.id = :id").param("id", id).query(BonusStore::listView).optional();
  }

  Page<LineView> lines(@Nullable Long list, boolean hideRequested, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<LineView> rows = sql.sql("""
        SELECT x.id, x.list_id, l.title, x.partner_id, x.kind, x.reason, x.amount_minor, x.document_no, x.rate_ppm, x.state, x.consumed_minor, l.currency, x.settled_on
        FROM bonus.line x JOIN bonus.list l ON l.id = x.list_id
        WHERE x.id > :after AND (:list::bigint IS NULL OR x.list_id = :list) AND (NOT :hide OR x.state NOT IN ('REQUESTED', 'REFUSED')) ORDER BY x.id LIMIT :limit""")
        .param("after", key == null ? 0 : Long.parseLong(key.getFirst())).param("list", list).param("hide", hideRequested).param("limit", limit + 1)
        .query((row, n) -> new LineView(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getLong(7),
            row.getString(8), row.getObject(9, Integer.class), row.getString(10), row.getLong(11), row.getString(12), row.getString(13))).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  private static ListView listView(ResultSet row, int n) throws SQLException {
    return new ListView(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getLong(7), row.getInt(8),
        row.getLong(9), row.getString(10), row.getObject(11, OffsetDateTime.class).toInstant(), row.getString(12), row.getString(13));
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    return new Line(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getLong(6), row.getString(7), row.getObject(8, Integer.class),
        row.getString(9), row.getLong(10));
  }
}
