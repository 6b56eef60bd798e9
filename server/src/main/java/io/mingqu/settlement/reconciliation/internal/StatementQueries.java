package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.StatementState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads statements. */
@Component
class StatementQueries {
  private final JdbcClient sql;

  StatementQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** What a list may be narrowed to; null for any. */
  record Filter(@Nullable String kind, @Nullable String period, @Nullable String entity, @Nullable String state, @Nullable String programme,
      @Nullable String partner, @Nullable Long partnerId, @Nullable Long runId, boolean attention, boolean sentOnly) {}

  Optional<Statement> find(long id) {
    return sql.sql("SELECT * FROM reconciliation.statement WHERE id = :id").param("id", id).query((row, n) -> statement(row)).optional();
  }

  List<Statement> all(Collection<Long> ids) {
    return sql.sql("SELECT * FROM reconciliation.statement WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id")
        .param("ids", ids.toArray(Long[]::new)).query((row, n) -> statement(row)).list();
  }

  private static final String WHERE = "\n" + """
      WHERE state <> 'WITHDRAWN' AND (:kind::text IS NULL OR kind = :kind) AND (:period::text IS NULL OR period_code = :period)
        AND (:entity::text IS NULL OR entity_code = :entity) AND (:state::text IS NULL OR state = :state)
        AND (:programme::text IS NULL OR programme_code = :programme)
        AND (:partner::text IS NULL OR partner_code ILIKE :partner || '%' OR number ILIKE '%' || :partner || '%')
        AND (:partnerId::bigint IS NULL OR partner_id = :partnerId) AND (:run::bigint IS NULL OR run_id = :run)
        AND (NOT :attention OR cardinality(attention) > 0 OR open_disputes > 0)
        AND (NOT :sentOnly OR state IN ('SENT', 'CONFIRMED', 'DISPUTED', 'FINAL', 'PAYABLE'))
      """;

  Page<Statement> page(Filter filter, @Nullable String after, int limit) {
    List<String> key = Page.decode(after, 2);
    List<Statement> rows = narrowed(sql.sql("SELECT * FROM reconciliation.statement " + WHERE + """
        AND (:afterFirst::date IS NULL OR (period_first, id) < (:afterFirst::date, :afterId::bigint))
        ORDER BY period_first DESC, id DESC LIMIT :limit"""), filter)
        .param("afterFirst", key == null ? null : key.get(0)).param("afterId", key == null ? null : Long.valueOf(key.get(1)))
        .param("limit", limit + 1).query((row, n) -> statement(row)).list();
    return Page.of(rows, limit, s -> List.of(s.draft().span().first().toString(), String.valueOf(s.id())));
  }

  List<Long> ids(Filter filter) {
    return narrowed(sql.sql("SELECT id FROM reconciliation.statement " + WHERE + " ORDER BY id"), filter).query(Long.class).list();
  }

  /** Number and amounts of statements by kind and state. */
  record Count(String kind, String state, long statements, long closingMinor, long dueMinor, long attention) {}

  List<Count> counts(Filter filter) {
    return narrowed(sql.sql("""
        SELECT kind, state, count(*), coalesce(sum(closing_minor), 0), coalesce(sum(due_minor), 0),
          count(*) FILTER (WHERE cardinality(attention) > 0 OR open_disputes > 0)
        FROM reconciliation.statement """ + WHERE + " GROUP BY kind, state ORDER BY kind, state"), filter)
        .query((row, n) -> new Count(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))).list();
  }

  private static JdbcClient.StatementSpec narrowed(JdbcClient.StatementSpec query, Filter filter) {
    return query.param("kind", filter.kind()).param("period", filter.period()).param("entity", filter.entity()).param("state", filter.state())
        .param("programme", filter.programme()).param("partner", filter.partner()).param("partnerId", filter.partnerId())
        .param("run", filter.runId()).param("attention", filter.attention()).param("sentOnly", filter.sentOnly());
  }

  /** The last version of the account statements of the period that ends on a day, for some partners. */
  List<Statement> accountsEnding(String entityCode, LocalDate last, Collection<Long> partnerIds) {
    return sql.sql("""
        SELECT DISTINCT ON (partner_id, currency) * FROM reconciliation.statement
        WHERE kind = 'ACCOUNT' AND entity_code = :entity AND period_last = :last AND state <> 'WITHDRAWN'
          AND partner_id = ANY (CAST(:partners AS bigint[]))
        ORDER BY partner_id, currency, sequence DESC""")
        .param("entity", entityCode).param("last", last).param("partners", partnerIds.toArray(Long[]::new))
        .query((row, n) -> statement(row)).list();
  }

  /** The last version of every rebate statement of periods that ended by a day, for some partners; only chains whose first was sent. */
  List<Statement> rebatesEndedBy(String entityCode, LocalDate last, Collection<Long> partnerIds) {
    return sql.sql("""
        SELECT DISTINCT ON (partner_id, programme_code, period_code) * FROM reconciliation.statement
        WHERE kind = 'REBATE' AND entity_code = :entity AND period_last <= :last AND state <> 'WITHDRAWN'
          AND partner_id = ANY (CAST(:partners AS bigint[]))
        ORDER BY partner_id, programme_code, period_code, sequence DESC""")
        .param("entity", entityCode).param("last", last).param("partners", partnerIds.toArray(Long[]::new))
        .query((row, n) -> statement(row)).list();
  }

  /** Those of some rebate statements for whose partner, programme and period another, not among them, is not released yet. */
  Set<Long> withOpenChain(List<Statement> statements) {
    return new HashSet<>(sql.sql("""
        SELECT s.id FROM reconciliation.statement s WHERE s.id = ANY (CAST(:ids AS bigint[])) AND EXISTS (
          SELECT FROM reconciliation.statement o WHERE o.kind = 'REBATE' AND o.partner_id = s.partner_id AND o.programme_code = s.programme_code
            AND o.period_code = s.period_code AND o.id <> ALL (CAST(:ids AS bigint[])) AND o.state NOT IN ('PAYABLE', 'WITHDRAWN'))""")
        .param("ids", statements.stream().map(Statement::id).toArray(Long[]::new)).query(Long.class).list());
  }

  /** The version a statement corrects. */
  Optional<Statement> corrected(Statement statement) {
    Long id = statement.draft().correctsId();
    return id == null ? Optional.empty() : find(id);
  }

  record Event(String action, String fromState, String toState, String byName, String note, String at) {}

  List<Event> events(long statementId) {
    return sql.sql("SELECT action, from_state, to_state, by_name, note, at FROM reconciliation.event WHERE statement_id = :id ORDER BY id")
        .param("id", statementId)
        .query((row, n) -> new Event(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getTimestamp(6).toInstant().toString())).list();
  }

  record Dispute(String id, String statementId, String documentNo, String lineKey, long amountMinor, String reason, @Nullable String photoFileId,
      @Nullable String caseId, String state, String answer, String openedAt, String openedBy) {}

  List<Dispute> disputes(long statementId) {
    return sql.sql("""
        SELECT id, statement_id, document_no, line_key, amount_minor, reason, photo_file_id, case_id, state, answer, opened_at, opened_by
        FROM reconciliation.dispute WHERE statement_id = :id ORDER BY id""").param("id", statementId)
        .query((row, n) -> new Dispute(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getString(6),
            row.getString(7), row.getString(8), row.getString(9), row.getString(10), row.getTimestamp(11).toInstant().toString(), row.getString(12)))
        .list();
  }

  record Frozen(byte[] bytes, String sha256, byte[] attribution) {}

  Optional<Frozen> frozen(long statementId) {
    return sql.sql("SELECT bytes, sha256, attribution FROM reconciliation.frozen WHERE statement_id = :id").param("id", statementId)
        .query((row, n) -> new Frozen(row.getBytes(1), row.getString(2), row.getBytes(3))).optional();
  }

  /** What statements of a partner, programme and period have released or given up so far. */
  Map<String, Long> settledSoFar(Collection<Long> partnerIds, String entityCode) {
    Map<String, Long> settled = new HashMap<>();
    sql.sql("""
        SELECT partner_id, programme_code, period_code, sum(released_minor + refused_minor) FROM reconciliation.statement
        WHERE kind = 'REBATE' AND entity_code = :entity AND partner_id = ANY (CAST(:partners AS bigint[])) AND state <> 'WITHDRAWN'
        GROUP BY partner_id, programme_code, period_code""")
        .param("entity", entityCode).param("partners", partnerIds.toArray(Long[]::new))
        .query(row -> {
          settled.put(row.getLong(1) + "\t" + row.getString(2) + "\t" + row.getString(3), row.getLong(4));
        });
    return settled;
  }

  /** What statements of a partner, programme and period have released. */
  long releasedSoFar(AccrualStore.Key key) {
    return sql.sql("""
        SELECT coalesce(sum(released_minor), 0) FROM reconciliation.statement WHERE kind = 'REBATE' AND partner_id = :partner AND programme_code = :code
          AND period_code = :period AND state <> 'WITHDRAWN'""")
        .param("partner", key.partnerId()).param("code", key.programmeCode()).param("period", key.periodCode()).query(Long.class).single();
  }

  private static Statement statement(ResultSet row) throws SQLException {
    Map<AccountHeading, Long> account = new EnumMap<>(AccountHeading.class);
    account.put(AccountHeading.OPENING, row.getLong("opening_minor"));
    account.put(AccountHeading.SHIPMENTS, row.getLong("shipments_minor"));
    account.put(AccountHeading.RETURNS, row.getLong("returns_minor"));
    account.put(AccountHeading.RECEIPTS, row.getLong("receipts_minor"));
    account.put(AccountHeading.OFFSETS, row.getLong("offsets_minor"));
    account.put(AccountHeading.CHARGES, row.getLong("charges_minor"));
    account.put(AccountHeading.ADJUSTMENTS, row.getLong("adjustments_minor"));
    Statement.Figures figures = new Statement.Figures(account, row.getLong("closing_minor"), row.getLong("payout_minor"), row.getLong("settled_minor"),
        row.getLong("base"), row.getInt("tier"), row.getLong("to_next_tier"), row.getInt("lines"));
    Statement.Who who = new Statement.Who(row.getLong("partner_id"), row.getString("partner_code"), row.getLong("entity_id"),
        row.getString("entity_code"), row.getString("currency"));
    Statement.Span span = new Statement.Span(row.getString("calendar_code"), row.getString("period_code"), row.getObject("period_first", LocalDate.class),
        row.getObject("period_last", LocalDate.class), row.getObject("through", LocalDate.class), row.getString("programme_code"),
        row.getInt("programme_version"));
    Array attention = row.getArray("attention");
    Statement.Draft draft = new Statement.Draft(row.getString("number"), Statement.Kind.valueOf(row.getString("kind")), row.getLong("run_id"), who, span,
        row.getInt("sequence"), row.getObject("corrects_id", Long.class), row.getObject("settling_id", Long.class), row.getLong("cut_seal"),
        row.getInt("engine_version"), figures, List.of((String[]) attention.getArray()));
    Timestamp sent = row.getTimestamp("sent_at");
    return new Statement(row.getLong("id"), draft, StatementState.valueOf(row.getString("state")), row.getLong("released_minor"),
        row.getLong("refused_minor"), row.getInt("open_disputes"), row.getString("last_by"), row.getString("sha256"),
        sent == null ? null : sent.toInstant(), row.getInt("version"), ConsentState.valueOf(row.getString("consent")));
  }
}
