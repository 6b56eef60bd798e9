package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.reconciliation.Rerating;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what became known between two cuts, and what corrections say about it. */
@Component
class CorrectionQueries {
  private final JdbcClient sql;

  CorrectionQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** That facts of a kind and day about a partner came or were voided, last with this seal. A return also touches the day of its sale. */
  record Touch(long partnerId, MovementKind kind, LocalDate day, LocalDate originalDay, long seal) {
    boolean touches(LocalDate first, LocalDate last) {
      return within(day, first, last) || within(originalDay, first, last);
    }

    private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /**
   * What became known, or no longer counts, after the month it belongs to was first drawn, up to a cut; of days before the one given. Days of months
   * never drawn count from the first run on.
   */
  List<Touch> touches(Cut cut, long entityId, String entityCode, LocalDate before, Collection<Long> among) {
    return sql.sql("""
        WITH drawn AS (
          SELECT period_first AS first, period_last AS last, min(cut_seal) AS cut FROM reconciliation.run
          WHERE entity_code = :entityCode AND period_last < :before AND state = 'DONE' GROUP BY 1, 2),
        facts AS (
          SELECT m.partner_id, m.kind, m.business_date AS day, coalesce(m.original_date, m.business_date) AS original,
            CASE WHEN m.void_seal <= :cut THEN m.void_seal ELSE m.seal_no END AS seal
          FROM movement.published_movement m
          WHERE m.entity_id = :entity AND coalesce(m.original_date, m.business_date) < :before AND m.partner_id = ANY (CAST(:partners AS bigint[]))
            AND m.seal_no <= :cut AND (m.seal_no > (SELECT min(cut) FROM drawn) OR m.void_seal > (SELECT min(cut) FROM drawn)))
        SELECT f.partner_id, f.kind, f.day, f.original, max(f.seal) FROM facts f
        WHERE f.seal > coalesce((SELECT min(d.cut) FROM drawn d WHERE f.original BETWEEN d.first AND d.last), (SELECT min(cut) FROM drawn))
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""")
        .param("entity", entityId).param("entityCode", entityCode).param("before", before).param("partners", among.toArray(Long[]::new))
        .param("cut", cut.sealNo())
        .query((row, n) -> new Touch(row.getLong(1), MovementKind.valueOf(row.getString(2)), row.getObject(3, LocalDate.class),
            row.getObject(4, LocalDate.class), row.getLong(5))).list();
  }

  /** What partners' disputes of a chain made the brand give up on statements already sent; it comes back, as far as it is due, with the correction. */
  long refusedMinor(Statement.Chain chain) {
    return sql.sql("""
        SELECT coalesce(sum(refused_minor), 0) FROM reconciliation.statement WHERE kind = 'REBATE' AND partner_id = :partner AND programme_code = :code
          AND period_code = :period AND state IN ('SENT', 'CONFIRMED', 'DISPUTED', 'FINAL', 'PAYABLE')""")
        .param("partner", chain.partnerId()).param("code", chain.programmeCode()).param("period", chain.periodCode()).query(Long.class).single();
  }

  /**
   * A line that came, was voided or was replaced between two cuts; the side it does not have is null.
   *
   * @param seal the batch that changed it, by its number
   */
  record Fact(String documentNo, String lineKey, String kind, String date, String productCode, @Nullable Long quantityBefore, @Nullable Long quantityAfter,
      @Nullable Long amountBefore, @Nullable Long amountAfter, long seal, @Nullable String sealedAt) {}

  /** @param kinds which movements the statement counts; @param net whether amounts are without tax */
  List<Fact> facts(Statement statement, long cutBefore, Set<MovementKind> kinds, boolean net, int limit) {
    Statement.Span span = statement.draft().span();
    boolean account = statement.kind() == Statement.Kind.ACCOUNT;
    return sql.sql("""
        WITH changed AS (
          SELECT m.document_no, m.line_key, m.kind, m.business_date, coalesce(m.product_code, '') AS product_code, m.quantity_milli,
            CASE WHEN :net THEN m.net_minor ELSE m.gross_minor END AS amount,
            m.seal_no <= :before AND (m.void_seal IS NULL OR m.void_seal > :before) AS was, m.seal_no <= :cut AND (m.void_seal IS NULL OR m.void_seal > :cut) AS is,
            CASE WHEN m.void_seal > :before AND m.void_seal <= :cut THEN m.void_seal ELSE m.seal_no END AS seal
          FROM movement.published_movement m
          WHERE m.partner_id = :partner AND m.entity_id = :entity AND m.currency = :currency AND m.kind = ANY (CAST(:kinds AS text[]))
            AND (m.seal_no > :before AND m.seal_no <= :cut OR m.void_seal > :before AND m.void_seal <= :cut)
            AND (CASE WHEN :account THEN m.business_date <= :last
              ELSE m.business_date BETWEEN :first AND :last OR m.original_date BETWEEN :first AND :last END))
        SELECT c.document_no, c.line_key, c.kind, min(c.business_date), min(c.product_code), (sum(c.quantity_milli) FILTER (WHERE c.was))::bigint,
          (sum(c.quantity_milli) FILTER (WHERE c.is))::bigint, (sum(c.amount) FILTER (WHERE c.was))::bigint, (sum(c.amount) FILTER (WHERE c.is))::bigint, max(c.seal), max(b.sealed_at)
        FROM changed c LEFT JOIN intake.published_batch b ON b.seal_no = c.seal WHERE c.was <> c.is
        GROUP BY c.document_no, c.line_key, c.kind
        HAVING sum(c.amount) FILTER (WHERE c.was) IS DISTINCT FROM sum(c.amount) FILTER (WHERE c.is)
          OR sum(c.quantity_milli) FILTER (WHERE c.was) IS DISTINCT FROM sum(c.quantity_milli) FILTER (WHERE c.is)
        ORDER BY 4, 1, 2, 3 LIMIT :limit""")
        .param("net", net).param("before", cutBefore).param("cut", statement.draft().cutSeal()).param("partner", statement.partnerId())
        .param("entity", statement.draft().who().entityId()).param("currency", statement.draft().who().currency())
        .param("kinds", kinds.stream().map(Enum::name).sorted().toArray(String[]::new)).param("account", account).param("first", span.first())
        .param("last", span.last()).param("limit", limit)
        .query((row, n) -> new Fact(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getObject(6, Long.class),
            row.getObject(7, Long.class), row.getObject(8, Long.class), row.getObject(9, Long.class), row.getLong(10),
            row.getTimestamp(11) == null ? null : row.getTimestamp(11).toInstant().toString())).list();
  }

  /** What moved a correction, and the partner's signature under it. */
  record Correction(Rerating rerating, int versionBefore, long cutBefore, @Nullable Long approvalId, @Nullable String signedSha256, @Nullable String signedBy,
      @Nullable String signedAt) {}

  Optional<Correction> correction(long statementId) {
    return sql.sql("SELECT * FROM reconciliation.correction WHERE statement_id = :id").param("id", statementId).query((row, n) -> {
      Timestamp signed = row.getTimestamp("signed_at");
      return new Correction(new Rerating(row.getLong("before_minor"), row.getLong("same_policy_minor"), row.getLong("after_minor")),
          row.getInt("version_before"), row.getLong("cut_before"), row.getObject("approval_id", Long.class), row.getString("signed_sha256"),
          row.getString("signed_by"), signed == null ? null : signed.toInstant().toString());
    }).optional();
  }

  /** Of some partners, the chains (partner, programme, period) of which a version was confirmed, as {@link Statement.Chain} keys. */
  Set<Statement.Chain> confirmed(String entityCode, Collection<Long> partnerIds) {
    return new HashSet<>(sql.sql("""
        SELECT DISTINCT partner_id, programme_code, period_code FROM reconciliation.statement
        WHERE kind = 'REBATE' AND entity_code = :entity AND partner_id = ANY (CAST(:partners AS bigint[])) AND state IN ('CONFIRMED', 'FINAL', 'PAYABLE')""")
        .param("entity", entityCode).param("partners", partnerIds.toArray(Long[]::new))
        .query((row, n) -> new Statement.Chain(row.getLong(1), row.getString(2), row.getString(3))).list());
  }

  /** A version refused for a chain. */
  record Refusal(Statement.Chain chain, int version) {}

  Set<Refusal> refusals(Collection<Long> partnerIds) {
    return new HashSet<>(sql.sql("""
        SELECT partner_id, programme_code, period_code, version FROM reconciliation.policy_refusal WHERE partner_id = ANY (CAST(:partners AS bigint[]))""")
        .param("partners", partnerIds.toArray(Long[]::new))
        .query((row, n) -> new Refusal(new Statement.Chain(row.getLong(1), row.getString(2), row.getString(3)), row.getInt(4))).list());
  }

  /** An earlier run of an entity that drew its period up to the end. */
  record Drawn(LocalDate first, LocalDate last, long cutSeal) {}

  List<Drawn> drawnBefore(String entityCode, LocalDate first) {
    return sql.sql("""
        SELECT period_first, period_last, min(cut_seal) FROM reconciliation.run WHERE entity_code = :entity AND period_last < :first AND state = 'DONE'
        GROUP BY 1, 2 ORDER BY 1""")
        .param("entity", entityCode).param("first", first)
        .query((row, n) -> new Drawn(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class), row.getLong(3))).list();
  }

  /** Partners of an entity to whom something was stated for days before the one given. */
  Set<Long> partnersStated(String entityCode, LocalDate before) {
    return new HashSet<>(sql.sql("""
        SELECT DISTINCT partner_id FROM reconciliation.statement WHERE entity_code = :entity AND period_last < :before
          AND (state IN ('SENT', 'CONFIRMED', 'DISPUTED', 'FINAL', 'PAYABLE') OR sequence > 0 AND state <> 'WITHDRAWN')""")
        .param("entity", entityCode).param("before", before).query(Long.class).list());
  }

  /** Which periods of a programme were stated to anyone. */
  record Stated(String programmeCode, String periodCode) {}

  Set<Stated> stated(String entityCode, LocalDate before) {
    return new HashSet<>(sql.sql("""
        SELECT DISTINCT programme_code, period_code FROM reconciliation.statement
        WHERE kind = 'REBATE' AND entity_code = :entity AND period_last < :before AND state <> 'WITHDRAWN' AND NOT 'late-first' = ANY (attention)""")
        .param("entity", entityCode).param("before", before).query((row, n) -> new Stated(row.getString(1), row.getString(2))).list());
  }
}
