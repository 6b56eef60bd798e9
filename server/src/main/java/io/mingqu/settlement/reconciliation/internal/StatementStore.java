package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.StatementState;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes statements. What is sent is never written again but for its state. */
@Component
class StatementStore {
  private final JdbcClient sql;
  private final Clock clock;

  StatementStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Keeps a draft, or draws it up anew in the place of one that was not sent. Empty when it was sent. */
  Optional<Long> keep(Statement.Draft draft) {
    Statement.Figures figures = draft.figures();
    return sql.sql("""
        INSERT INTO reconciliation.statement AS s (number, kind, run_id, partner_id, partner_code, entity_id, entity_code, currency, calendar_code,
          period_code, period_first, period_last, through, programme_code, programme_version, sequence, corrects_id, settling_id, cut_seal,
          engine_version, state, opening_minor, shipments_minor, returns_minor, receipts_minor, offsets_minor, charges_minor, adjustments_minor,
          closing_minor, payout_minor, settled_minor, due_minor, base, tier, to_next_tier, lines, attention, last_by, created_at)
        VALUES (:number, :kind, :run, :partner, :partnerCode, :entity, :entityCode, :currency, :calendar, :period, :first, :last, :through,
          :programme, :programmeVersion, :sequence, :corrects, :settling, :cut, :engine, 'DRAFT', :opening, :shipments, :returns, :receipts,
          :offsets, :charges, :adjustments, :closing, :payout, :settled, :due, :base, :tier, :toNext, :lines, CAST(:attention AS text[]), :by, :at)
        ON CONFLICT (number) DO UPDATE SET run_id = excluded.run_id, settling_id = excluded.settling_id, cut_seal = excluded.cut_seal,
          engine_version = excluded.engine_version, state = 'DRAFT', opening_minor = excluded.opening_minor,
          shipments_minor = excluded.shipments_minor, returns_minor = excluded.returns_minor, receipts_minor = excluded.receipts_minor,
          offsets_minor = excluded.offsets_minor, charges_minor = excluded.charges_minor, adjustments_minor = excluded.adjustments_minor,
          closing_minor = excluded.closing_minor, payout_minor = excluded.payout_minor, settled_minor = excluded.settled_minor,
          due_minor = excluded.due_minor, base = excluded.base, tier = excluded.tier, to_next_tier = excluded.to_next_tier,
          lines = excluded.lines, attention = excluded.attention, last_by = excluded.last_by, corrects_id = excluded.corrects_id,
          programme_version = excluded.programme_version, through = excluded.through, version = s.version + 1
        WHERE s.state IN ('DRAFT', 'CHECKED', 'REVIEWED', 'WITHDRAWN')
        RETURNING s.id""")
        .param("number", draft.number()).param("kind", draft.kind().name()).param("run", draft.runId())
        .param("partner", draft.who().partnerId()).param("partnerCode", draft.who().partnerCode())
        .param("entity", draft.who().entityId()).param("entityCode", draft.who().entityCode()).param("currency", draft.who().currency())
        .param("calendar", draft.span().calendarCode()).param("period", draft.span().periodCode())
        .param("first", draft.span().first()).param("last", draft.span().last()).param("through", draft.span().through())
        .param("programme", draft.span().programmeCode()).param("programmeVersion", draft.span().programmeVersion())
        .param("sequence", draft.sequence()).param("corrects", draft.correctsId()).param("settling", draft.settlingId())
        .param("cut", draft.cutSeal()).param("engine", draft.engineVersion())
        .param("opening", figures.of(AccountHeading.OPENING)).param("shipments", figures.of(AccountHeading.SHIPMENTS))
        .param("returns", figures.of(AccountHeading.RETURNS)).param("receipts", figures.of(AccountHeading.RECEIPTS))
        .param("offsets", figures.of(AccountHeading.OFFSETS)).param("charges", figures.of(AccountHeading.CHARGES))
        .param("adjustments", figures.of(AccountHeading.ADJUSTMENTS)).param("closing", figures.closingMinor())
        .param("payout", figures.payoutMinor()).param("settled", figures.settledMinor()).param("due", figures.dueMinor())
        .param("base", figures.base()).param("tier", figures.tier()).param("toNext", figures.toNextTier()).param("lines", figures.lines())
        .param("attention", draft.attention().toArray(String[]::new)).param("by", Callers.current().principalId())
        .param("at", Timestamp.from(clock.instant())).query(Long.class).optional();
  }

  /** Withdraws unsent statements of a period that this run did not draw up again. */
  int withdrawOthers(long runId, String entityCode, java.time.LocalDate first, java.time.LocalDate last) {
    return sql.sql("""
        UPDATE reconciliation.statement SET state = 'WITHDRAWN', version = version + 1
        WHERE entity_code = :entity AND period_last BETWEEN :first AND :last AND sequence = 0 AND run_id <> :run
          AND state IN ('DRAFT', 'CHECKED', 'REVIEWED')""")
        .param("entity", entityCode).param("first", first).param("last", last).param("run", runId).update();
  }

  /** Locks a statement until the transaction ends, and returns whether it is visible. */
  boolean lock(long id) {
    return sql.sql("SELECT id FROM reconciliation.statement WHERE id = :id FOR NO KEY UPDATE").param("id", id).query(Long.class).optional().isPresent();
  }

  void move(Statement statement, String action, StatementState to, String note) {
    sql.sql("UPDATE reconciliation.statement SET state = :to, last_by = :by, version = version + 1 WHERE id = :id")
        .param("to", to.name()).param("by", Callers.current().principalId()).param("id", statement.id()).update();
    tell(statement, action, to, note);
  }

  void tell(Statement statement, String action, StatementState to, String note) {
    sql.sql("""
        INSERT INTO reconciliation.event (statement_id, partner_id, action, from_state, to_state, by_principal, by_name, note, at)
        VALUES (:id, :partner, :action, :from, :to, :by, :name, :note, :at)""")
        .param("id", statement.id()).param("partner", statement.partnerId()).param("action", action).param("from", statement.state().name())
        .param("to", to.name()).param("by", Callers.current().principalId()).param("name", Callers.current().name()).param("note", note)
        .param("at", Timestamp.from(clock.instant())).update();
  }

  void freeze(Statement statement, byte[] compressed, String sha256, byte[] attribution) {
    Timestamp now = Timestamp.from(clock.instant());
    sql.sql("""
        INSERT INTO reconciliation.frozen (statement_id, partner_id, bytes, sha256, attribution, frozen_at)
        VALUES (:id, :partner, :bytes, :sha, :attribution, :at)""")
        .param("id", statement.id()).param("partner", statement.partnerId()).param("bytes", compressed).param("sha", sha256)
        .param("attribution", attribution).param("at", now).update();
    sql.sql("UPDATE reconciliation.statement SET sha256 = :sha, sent_at = :at WHERE id = :id")
        .param("sha", sha256).param("at", now).param("id", statement.id()).update();
  }

  void release(long id, long amountMinor) {
    sql.sql("UPDATE reconciliation.statement SET released_minor = released_minor + :amount WHERE id = :id")
        .param("amount", amountMinor).param("id", id).update();
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
