package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.StatementState;
import io.mingqu.settlement.reconciliation.StatementsUnanswered;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes statements. What is sent is never written again but for its state. */
@Component
class StatementStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final ObjectMapper json;

  StatementStore(JdbcClient sql, JdbcTemplate batches, Clock clock, ObjectMapper json) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
    this.json = json;
  }

  /** Keeps drafts, or draws them up anew in the place of those not sent, in one statement. Returns the numbers kept; those missing were sent. */
  Set<String> keep(List<Statement.Draft> drafts) {
    if (drafts.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(sql.sql("""
        INSERT INTO reconciliation.statement AS s (number, kind, run_id, partner_id, partner_code, entity_id, entity_code, currency, calendar_code,
          period_code, period_first, period_last, through, programme_code, programme_version, sequence, corrects_id, settling_id, cut_seal,
          engine_version, state, opening_minor, shipments_minor, returns_minor, receipts_minor, offsets_minor, charges_minor, adjustments_minor,
          closing_minor, payout_minor, settled_minor, due_minor, base, tier, to_next_tier, lines, attention, last_by, created_at)
        SELECT d.number, d.kind, d.run, d.partner, d.partner_code, d.entity, d.entity_code, d.currency, d.calendar, d.period, d.first, d.last, d.through,
          d.programme, d.programme_version, d.sequence, d.corrects, d.settling, d.cut, d.engine, 'DRAFT', d.opening, d.shipments, d.returns, d.receipts,
          d.offsets, d.charges, d.adjustments, d.closing, d.payout, d.settled, d.due, d.base, d.tier, d.to_next, d.lines, d.attention, :by, :at
        FROM jsonb_to_recordset(CAST(:drafts AS jsonb)) AS d(number text, kind text, run bigint, partner bigint, partner_code text, entity bigint,
          entity_code text, currency text, calendar text, period text, first date, last date, through date, programme text, programme_version int,
          sequence int, corrects bigint, settling bigint, cut bigint, engine int, opening bigint, shipments bigint, returns bigint, receipts bigint,
          offsets bigint, charges bigint, adjustments bigint, closing bigint, payout bigint, settled bigint, due bigint, base bigint, tier int,
          to_next bigint, lines int, attention text[])
        ORDER BY d.number
        ON CONFLICT (number) DO UPDATE SET run_id = excluded.run_id, settling_id = excluded.settling_id, cut_seal = excluded.cut_seal,
          engine_version = excluded.engine_version, state = 'DRAFT', opening_minor = excluded.opening_minor,
          shipments_minor = excluded.shipments_minor, returns_minor = excluded.returns_minor, receipts_minor = excluded.receipts_minor,
          offsets_minor = excluded.offsets_minor, charges_minor = excluded.charges_minor, adjustments_minor = excluded.adjustments_minor,
          closing_minor = excluded.closing_minor, payout_minor = excluded.payout_minor, settled_minor = excluded.settled_minor,
          due_minor = excluded.due_minor, base = excluded.base, tier = excluded.tier, to_next_tier = excluded.to_next_tier,
          lines = excluded.lines, attention = excluded.attention, last_by = excluded.last_by, corrects_id = excluded.corrects_id,
          programme_version = excluded.programme_version, through = excluded.through, version = s.version + 1
        WHERE s.state IN ('DRAFT', 'CHECKED', 'REVIEWED', 'WITHDRAWN')
        RETURNING s.number""")
        .param("drafts", json.writeValueAsString(drafts.stream().map(StatementStore::values).toList()))
        .param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).query(String.class).list());
  }

  private static Map<String, Object> values(Statement.Draft draft) {
    Statement.Figures figures = draft.figures();
    Map<String, Object> values = new HashMap<>();
    values.put("number", draft.number());
    values.put("kind", draft.kind().name());
    values.put("run", draft.runId());
    values.put("partner", draft.who().partnerId());
    values.put("partner_code", draft.who().partnerCode());
    values.put("entity", draft.who().entityId());
    values.put("entity_code", draft.who().entityCode());
    values.put("currency", draft.who().currency());
    values.put("calendar", draft.span().calendarCode());
    values.put("period", draft.span().periodCode());
    values.put("first", draft.span().first().toString());
    values.put("last", draft.span().last().toString());
    values.put("through", draft.span().through().toString());
    values.put("programme", draft.span().programmeCode());
    values.put("programme_version", draft.span().programmeVersion());
    values.put("sequence", draft.sequence());
    values.put("corrects", draft.correctsId());
    values.put("settling", draft.settlingId());
    values.put("cut", draft.cutSeal());
    values.put("engine", draft.engineVersion());
    for (AccountHeading heading : AccountHeading.values()) {
      values.put(heading.name().toLowerCase(Locale.ROOT), figures.of(heading));
    }
    values.put("closing", figures.closingMinor());
    values.put("payout", figures.payoutMinor());
    values.put("settled", figures.settledMinor());
    values.put("due", figures.dueMinor());
    values.put("base", figures.base());
    values.put("tier", figures.tier());
    values.put("to_next", figures.toNextTier());
    values.put("lines", figures.lines());
    values.put("attention", draft.attention());
    return values;
  }

  /** Withdraws unsent statements of a period that this run did not draw up again. */
  int withdrawOthers(long runId, String entityCode, java.time.LocalDate first, java.time.LocalDate last) {
    return sql.sql("""
        UPDATE reconciliation.statement SET state = 'WITHDRAWN', version = version + 1
        WHERE entity_code = :entity AND period_last BETWEEN :first AND :last AND sequence = 0 AND run_id <> :run
          AND state IN ('DRAFT', 'CHECKED', 'REVIEWED')""")
        .param("entity", entityCode).param("first", first).param("last", last).param("run", runId).update();
  }

  /** Locks statements until the transaction ends, in the order of their ids; returns those visible. */
  List<Long> lock(Collection<Long> ids) {
    return sql.sql("SELECT id FROM reconciliation.statement WHERE id = ANY (CAST(:ids AS bigint[])) ORDER BY id FOR NO KEY UPDATE")
        .param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
  }

  /** Moves statements to a state, and keeps who did it from where. */
  void move(List<Statement> statements, String action, StatementState to, String note) {
    statements.stream().collect(Collectors.groupingBy(Statement::state)).forEach((from, same) -> tell(same, action, to, note));
    sql.sql("UPDATE reconciliation.statement SET state = :to, last_by = :by, version = version + 1 WHERE id = ANY (CAST(:ids AS bigint[]))")
        .param("to", to.name()).param("by", Callers.current().principalId()).param("ids", ids(statements)).update();
  }

  void tell(List<Statement> statements, String action, StatementState to, String note) {
    sql.sql("""
        INSERT INTO reconciliation.event (statement_id, partner_id, action, from_state, to_state, by_principal, by_name, note, at)
        SELECT s.id, s.partner_id, :action, s.state, :to, :by, :name, :note, :at FROM reconciliation.statement s
        WHERE s.id = ANY (CAST(:ids AS bigint[])) ORDER BY s.id""")
        .param("action", action).param("to", to.name()).param("by", Callers.current().principalId()).param("name", Callers.current().name())
        .param("note", note).param("at", Timestamp.from(clock.instant())).param("ids", ids(statements)).update();
  }

  private static Long[] ids(List<Statement> statements) {
    return statements.stream().map(Statement::id).toArray(Long[]::new);
  }

  /** What a statement is when it is sent: its bytes, compressed, their hash, and which movement earned what. */
  record Frozen(Statement statement, byte[] compressed, String sha256, byte[] attribution) {}

  void freeze(List<Frozen> frozen) {
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate("INSERT INTO reconciliation.frozen (statement_id, partner_id, bytes, sha256, attribution, frozen_at) VALUES (?, ?, ?, ?, ?, ?)",
        frozen, BATCH, (row, each) -> {
          row.setLong(1, each.statement().id());
          row.setLong(2, each.statement().partnerId());
          row.setBytes(3, each.compressed());
          row.setString(4, each.sha256());
          row.setBytes(5, each.attribution());
          row.setTimestamp(6, now);
        });
    sql.sql("""
        UPDATE reconciliation.statement s SET sha256 = f.sha256, sent_at = :at FROM reconciliation.frozen f
        WHERE f.statement_id = s.id AND s.id = ANY (CAST(:ids AS bigint[]))""")
        .param("at", now).param("ids", frozen.stream().map(f -> f.statement().id()).toArray(Long[]::new)).update();
  }

  /** Marks statements sent before a moment, unanswered and not reminded of lately; returns what to tell each partner. */
  List<StatementsUnanswered> remind(Instant sentBefore, Instant remindedBefore, Instant now, int partnersMax) {
    return sql.sql("""
        WITH due AS (
          SELECT partner_id FROM reconciliation.statement
          WHERE state = 'SENT' AND sent_at < :sentBefore AND (reminded_at IS NULL OR reminded_at < :remindedBefore)
          GROUP BY partner_id ORDER BY min(sent_at), partner_id LIMIT :limit),
        marked AS (
          UPDATE reconciliation.statement s SET reminded_at = :now FROM due
          WHERE s.partner_id = due.partner_id AND s.state = 'SENT' AND s.sent_at < :sentBefore RETURNING s.partner_id, s.sent_at)
        SELECT partner_id, count(*), min(sent_at) FROM marked GROUP BY partner_id ORDER BY partner_id""")
        .param("sentBefore", Timestamp.from(sentBefore)).param("remindedBefore", Timestamp.from(remindedBefore)).param("now", Timestamp.from(now))
        .param("limit", partnersMax)
        .query((row, n) -> new StatementsUnanswered(row.getLong(1), row.getInt(2),
            row.getTimestamp(3).toInstant().atZone(clock.getZone()).toLocalDate().toString())).list();
  }

  /** Adds to what was released, by statement id. */
  void release(Map<Long, Long> amountsMinor) {
    batches.batchUpdate("UPDATE reconciliation.statement SET released_minor = released_minor + ? WHERE id = ?", amountsMinor.entrySet(), BATCH, (row, each) -> {
      row.setLong(1, each.getValue());
      row.setLong(2, each.getKey());
    });
  }

  /** Opens a dispute about a line; returns its id, or empty when the line is disputed already. */
  Optional<Long> dispute(Statement statement, String documentNo, String lineKey, long amountMinor, String reason, @Nullable String photoFileId) {
    Optional<Long> id = sql.sql("""
        INSERT INTO reconciliation.dispute (statement_id, partner_id, document_no, line_key, amount_minor, reason, photo_file_id, state, opened_at, opened_by)
        VALUES (:id, :partner, :document, :line, :amount, :reason, :photo, 'OPEN', :at, :by)
        ON CONFLICT (statement_id, document_no, line_key) DO NOTHING RETURNING id""")
        .param("id", statement.id()).param("partner", statement.partnerId()).param("document", documentNo).param("line", lineKey)
        .param("amount", amountMinor).param("reason", reason).param("photo", photoFileId).param("at", Timestamp.from(clock.instant()))
        .param("by", Callers.current().principalId()).query(Long.class).optional();
    id.ifPresent(opened -> countDisputes(statement.id()));
    return id;
  }

  void caseOpened(List<Long> disputeIds, String caseId) {
    sql.sql("UPDATE reconciliation.dispute SET case_id = :case WHERE id = ANY (CAST(:ids AS bigint[]))")
        .param("case", caseId).param("ids", disputeIds.toArray(Long[]::new)).update();
  }

  /** Closes open disputes; what was upheld is given up, the correction comes as a fact. Returns how many were closed. */
  int closeDisputes(long statementId, List<Long> disputeIds, boolean upheld, String answer) {
    int closed = sql.sql("""
        UPDATE reconciliation.dispute SET state = :state, answer = :answer, closed_at = :at, closed_by = :by
        WHERE statement_id = :id AND id = ANY (CAST(:ids AS bigint[])) AND state = 'OPEN'""")
        .param("state", upheld ? "UPHELD" : "REJECTED").param("answer", answer).param("at", Timestamp.from(clock.instant()))
        .param("by", Callers.current().principalId()).param("id", statementId).param("ids", disputeIds.toArray(Long[]::new)).update();
    countDisputes(statementId);
    return closed;
  }

  private void countDisputes(long statementId) {
    sql.sql("""
        UPDATE reconciliation.statement s SET open_disputes = d.open, version = version + 1,
          refused_minor = CASE WHEN s.kind = 'REBATE' THEN d.upheld ELSE 0 END
        FROM (SELECT count(*) FILTER (WHERE state = 'OPEN') AS open, coalesce(sum(amount_minor) FILTER (WHERE state = 'UPHELD'), 0) AS upheld
              FROM reconciliation.dispute WHERE statement_id = :id) d
        WHERE s.id = :id""").param("id", statementId).update();
  }
}
