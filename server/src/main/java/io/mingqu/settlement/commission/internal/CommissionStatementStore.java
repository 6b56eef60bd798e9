package io.mingqu.settlement.commission.internal;

import io.mingqu.settlement.commission.CommissionRole;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Commission statements: which entries are on which, and where each stands. */
@Component
class CommissionStatementStore {
  private static final String DUE = """
      e.statement_id IS NULL AND e.booked_on <= :today
        AND (g.state IN ('PAYABLE', 'PAID') OR g.state = 'CONFIRMED' AND g.frozen_until <= :through)""";
  private final JdbcClient sql;
  private final Clock clock;

  CommissionStatementStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** What a party has to get from one plan. */
  record Due(long partnerId, String planCode, long policyId, long entityId, String currency, CommissionRole role, long amountMinor) {}

  record Known(long id, String month, String state, long carriedMinor, long linesMinor, long carryOutMinor) {}

  record Statement(long id, String number, long partnerId, String planCode, long policyId, long entityId, String currency, String month, LocalDate through,
      long payableMinor, long waivedMinor, String state, String drawnBy, int version) {}

  record Drawn(Due due, String month, LocalDate through, long carriedMinor, long linesMinor, long payableMinor, long carryOutMinor, long waivedMinor,
      PlanTerms.Tax tax, String by) {}

  List<Due> due(LocalDate through, LocalDate today) {
    return sql.sql("""
        SELECT e.partner_id, g.plan_code, l.policy_id, g.entity_id, g.currency, min(g.role) AS role, sum(e.amount_minor)::bigint AS amount
        FROM commission.entry e JOIN commission.earning g ON g.id = e.earning_id JOIN commission.sale_line l ON l.id = g.line_id
        WHERE %s GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 1""".formatted(DUE)).param("through", through).param("today", today)
        .query((row, n) -> new Due(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5), CommissionRole.valueOf(row.getString(6)),
            row.getLong(7))).list();
  }

  /** The latest statement of a party under a plan. */
  Optional<Known> latest(long partnerId, String planCode) {
    return sql.sql("""
        SELECT id, month, state, carried_minor, lines_minor, carry_out_minor FROM commission.statement WHERE partner_id = :partner AND plan_code = :plan
        ORDER BY month DESC LIMIT 1 FOR UPDATE""").param("partner", partnerId).param("plan", planCode)
        .query((row, n) -> new Known(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6))).optional();
  }

  long put(Drawn drawn, String number) {
    Due due = drawn.due();
    return sql.sql("""
        INSERT INTO commission.statement (number, partner_id, plan_code, policy_id, entity_id, currency, month, through, carried_minor, lines_minor,
          payable_minor, carry_out_minor, waived_minor, tax_treatment, invoice_status, state, drawn_by, created_at)
        VALUES (:number, :partner, :plan, :policy, :entity, :currency, :month, :through, :carried, :lines, :payable, :carryOut, :waived, :tax, :invoice,
          'DRAFT', :by, :now)
        ON CONFLICT (partner_id, plan_code, month) DO UPDATE SET lines_minor = excluded.lines_minor, payable_minor = excluded.payable_minor,
          carry_out_minor = excluded.carry_out_minor, waived_minor = excluded.waived_minor, version = commission.statement.version + 1
        RETURNING id""").param("number", number).param("partner", due.partnerId()).param("plan", due.planCode()).param("policy", due.policyId())
        .param("entity", due.entityId()).param("currency", due.currency()).param("month", drawn.month()).param("through", drawn.through())
        .param("carried", drawn.carriedMinor()).param("lines", drawn.linesMinor()).param("payable", drawn.payableMinor())
        .param("carryOut", drawn.carryOutMinor()).param("waived", drawn.waivedMinor()).param("tax", drawn.tax().name())
        .param("invoice", drawn.tax() == PlanTerms.Tax.INVOICE ? "AWAITED" : "NOT_NEEDED").param("by", drawn.by())
        .param("now", Timestamp.from(clock.instant())).query(Long.class).single();
  }

  void attach(long statementId, Drawn drawn, LocalDate today) {
    sql.sql("""
        UPDATE commission.entry e SET statement_id = :statement FROM commission.earning g
        WHERE g.id = e.earning_id AND e.partner_id = :partner AND g.plan_code = :plan AND %s""".formatted(DUE)).param("statement", statementId)
        .param("partner", drawn.due().partnerId()).param("plan", drawn.due().planCode()).param("through", drawn.through()).param("today", today).update();
  }

  List<Statement> locked(Collection<Long> ids) {
    return sql.sql("""
        SELECT id, number, partner_id, plan_code, policy_id, entity_id, currency, month, through, payable_minor, waived_minor, state, drawn_by, version
        FROM commission.statement WHERE id = ANY (:ids) ORDER BY id FOR UPDATE""").param("ids", ids.toArray(Long[]::new))
        .query((row, n) -> new Statement(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getLong(5), row.getLong(6), row.getString(7),
            row.getString(8), row.getObject(9, LocalDate.class), row.getLong(10), row.getLong(11), row.getString(12), row.getString(13), row.getInt(14))).list();
  }

  void move(long id, String state, @Nullable String reviewer) {
    sql.sql("""
        UPDATE commission.statement SET state = :state, version = version + 1, reviewed_by = coalesce(:reviewer::text, reviewed_by),
          accepted_at = CASE WHEN :state = 'ACCEPTED' THEN :now ELSE accepted_at END, released_at = CASE WHEN :state = 'PAYABLE' THEN :now ELSE released_at END
        WHERE id = :id""").param("state", state).param("reviewer", reviewer).param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id).update();
  }

  /** What is on a released statement is owed. */
  void owed(long statementId) {
    sql.sql("""
        UPDATE commission.earning SET state = 'PAYABLE', changed_at = :now WHERE state = 'CONFIRMED'
          AND id IN (SELECT earning_id FROM commission.entry WHERE statement_id = :statement)""").param("statement", statementId)
        .param("now", Timestamp.from(clock.instant())).update();
  }

  void tax(long id, long withheldMinor, String invoiceStatus, String invoiceNo) {
    sql.sql("""
        UPDATE commission.statement SET withheld_minor = :withheld, invoice_status = :status, invoice_no = :no, version = version + 1 WHERE id = :id""")
        .param("withheld", withheldMinor).param("status", invoiceStatus).param("no", invoiceNo).param("id", id).update();
  }
}
