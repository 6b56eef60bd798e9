package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.reconciliation.ConsentState;
import io.mingqu.kernel.reconciliation.Rerating;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what moved a correction, and what became of the consent it needs. */
@Component
class CorrectionStore {
  private final JdbcClient sql;
  private final Clock clock;

  CorrectionStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Keeps the causes of a correction just drawn up; a consent under way for the same figures goes on, another figure asks anew. */
  void keep(String number, Rerating rerating, Statement was, Rerating.Consent needed) {
    int kept = sql.sql("""
        INSERT INTO reconciliation.correction AS c (statement_id, partner_id, before_minor, same_policy_minor, after_minor, version_before, cut_before)
        SELECT s.id, s.partner_id, :before, :same, :after, :version, :cut FROM reconciliation.statement s WHERE s.number = :number
        ON CONFLICT (statement_id) DO UPDATE SET before_minor = excluded.before_minor, same_policy_minor = excluded.same_policy_minor,
          after_minor = excluded.after_minor, version_before = excluded.version_before, cut_before = excluded.cut_before, approval_id = NULL
        WHERE (c.before_minor, c.same_policy_minor, c.after_minor, c.version_before) <> (excluded.before_minor, excluded.same_policy_minor,
          excluded.after_minor, excluded.version_before)""")
        .param("before", rerating.beforeMinor()).param("same", rerating.samePolicyMinor()).param("after", rerating.afterMinor())
        .param("version", was.draft().span().programmeVersion()).param("cut", was.draft().cutSeal()).param("number", number).update();
    ConsentState first = needed == Rerating.Consent.NOT_NEEDED ? ConsentState.NOT_NEEDED : ConsentState.TO_APPROVE;
    sql.sql("UPDATE reconciliation.statement SET consent = :first WHERE number = :number AND (:changed OR consent = 'REFUSED')")
        .param("first", first.name()).param("number", number).param("changed", kept > 0).update();
  }

  void asked(long statementId, long approvalId) {
    sql.sql("UPDATE reconciliation.correction SET approval_id = :approval WHERE statement_id = :id").param("approval", approvalId).param("id", statementId).update();
    consent(statementId, ConsentState.IN_APPROVAL);
  }

  void consent(long statementId, ConsentState state) {
    sql.sql("UPDATE reconciliation.statement SET consent = :state, version = version + 1 WHERE id = :id").param("state", state.name()).param("id", statementId)
        .update();
  }

  /** The partner's hand under exactly these bytes. */
  void signed(long statementId, String sha256) {
    sql.sql("UPDATE reconciliation.correction SET signed_sha256 = :sha, signed_by = :by, signed_at = :at WHERE statement_id = :id")
        .param("sha", sha256).param("by", Callers.current().principalId()).param("at", Timestamp.from(clock.instant())).param("id", statementId).update();
    consent(statementId, ConsentState.SIGNED);
  }

  /** The period keeps the version it was stated by. */
  void refused(Statement statement) {
    Statement.Span span = statement.draft().span();
    sql.sql("""
        INSERT INTO reconciliation.policy_refusal (partner_id, programme_code, period_code, version, statement_id, refused_at)
        VALUES (:partner, :code, :period, :version, :id, :at) ON CONFLICT DO NOTHING""")
        .param("partner", statement.partnerId()).param("code", span.programmeCode()).param("period", span.periodCode())
        .param("version", span.programmeVersion()).param("id", statement.id()).param("at", Timestamp.from(clock.instant())).update();
    consent(statement.id(), ConsentState.REFUSED);
  }
}
