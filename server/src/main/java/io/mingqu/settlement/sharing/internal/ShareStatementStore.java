package io.mingqu.settlement.sharing.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Share statements: which entries are on which, and where each stands. */
@Component
class ShareStatementStore {
  private static final String DUE = "e.statement_id IS NULL AND e.partner_id IS NOT NULL AND e.booked_on <= :today AND s.final_from <= :through";
  private final JdbcClient sql;
  private final Clock clock;

  ShareStatementStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  record Due(long partnerId, String planCode, long policyId, long entityId, String currency, long amountMinor) {}

  record Statement(long id, String number, long partnerId, String planCode, long policyId, long entityId, String currency, String month, long amountMinor,
      String state, String drawnBy) {}

  List<Due> due(LocalDate through, LocalDate today) {
    return sql.sql("""
        SELECT e.partner_id, s.plan_code, s.policy_id, s.entity_id, s.currency, sum(e.amount_minor)::bigint
        FROM sharing.entry e JOIN sharing.share s ON s.id = e.share_id WHERE %s GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 1""".formatted(DUE))
        .param("through", through).param("today", today)
        .query((row, n) -> new Due(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5), row.getLong(6))).list();
  }

  /** State of the party's statement of the month, if it has one; later months stand in its way too. */
  Optional<String> state(Due due, String month) {
    return sql.sql("""
        SELECT CASE WHEN month = :month THEN state ELSE 'LATER' END FROM sharing.statement
        WHERE partner_id = :partner AND plan_code = :plan AND month >= :month ORDER BY month DESC LIMIT 1""").param("partner", due.partnerId())
        .param("plan", due.planCode()).param("month", month).query(String.class).optional();
  }

  void draw(Due due, String month, String number, LocalDate through, LocalDate today, String by) {
    long id = sql.sql("""
        INSERT INTO sharing.statement (number, partner_id, plan_code, policy_id, entity_id, currency, month, amount_minor, state, drawn_by, created_at)
        VALUES (:number, :partner, :plan, :policy, :entity, :currency, :month, :amount, 'DRAFT', :by, :now)
        ON CONFLICT (partner_id, plan_code, month) DO UPDATE SET amount_minor = sharing.statement.amount_minor + excluded.amount_minor RETURNING id""")
        .param("number", number).param("partner", due.partnerId()).param("plan", due.planCode()).param("policy", due.policyId())
        .param("entity", due.entityId()).param("currency", due.currency()).param("month", month).param("amount", due.amountMinor()).param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
    sql.sql("""
        UPDATE sharing.entry e SET statement_id = :statement FROM sharing.share s
        WHERE s.id = e.share_id AND e.partner_id = :partner AND s.plan_code = :plan AND %s""".formatted(DUE)).param("statement", id)
        .param("partner", due.partnerId()).param("plan", due.planCode()).param("through", through).param("today", today).update();
  }

  List<Statement> locked(Collection<Long> ids) {
    return sql.sql("""
        SELECT id, number, partner_id, plan_code, policy_id, entity_id, currency, month, amount_minor, state, drawn_by FROM sharing.statement
        WHERE id = ANY (:ids) ORDER BY id FOR UPDATE""").param("ids", ids.toArray(Long[]::new))
        .query((row, n) -> new Statement(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getLong(5), row.getLong(6), row.getString(7),
            row.getString(8), row.getLong(9), row.getString(10), row.getString(11))).list();
  }

  void move(long id, String state) {
    sql.sql("UPDATE sharing.statement SET state = :state, released_at = CASE WHEN :state = 'PAYABLE' THEN :now ELSE released_at END WHERE id = :id")
        .param("state", state).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("id", id).update();
  }
}
