package io.mingqu.insight.board.internal;

import io.mingqu.kernel.movement.MovementKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Overdue 逾期, by a stated rule: what a partner owed at the end of the day {@code termDays} ago, less what it has paid, set off and returned
 * since. Payments count against the oldest debt first. Only legal entities whose payments or opening balances are known: where nobody says
 * what was paid, nobody can be called overdue. The declared unknown customer owes nothing.
 */
@Component
class OverdueQueries {
  private final JdbcClient sql;

  OverdueQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record Debt(long partnerId, String currency, long balanceMinor, long overdueMinor, @Nullable LocalDate lastPaidOn) {}

  /** Partners with something overdue, by currency, the largest first. The entities are listed once; as a join they cost a row-by-row search. */
  List<Debt> debts(LocalDate today, int termDays, long unknownCustomer) {
    return sql.sql("""
        SELECT partner_id, currency, balance, old - since AS overdue, last_paid FROM (
          SELECT partner_id, currency,
            sum(CASE WHEN kind = ANY (CAST(:lessens AS text[])) THEN -gross_minor ELSE gross_minor END) AS balance,
            sum(CASE WHEN kind = ANY (CAST(:lessens AS text[])) THEN -gross_minor ELSE gross_minor END) FILTER (WHERE business_date <= :old) AS old,
            coalesce(sum(CASE WHEN kind = 'RETURNED' THEN -gross_minor ELSE gross_minor END)
              FILTER (WHERE business_date > :old AND (kind = ANY (CAST(:lessens AS text[])) OR kind = 'RETURNED')), 0) AS since,
            max(business_date) FILTER (WHERE kind = 'PAID') AS last_paid
          FROM board.day_total
          WHERE partner_id <> :unknown AND business_date <= :today
            AND entity_id = ANY (ARRAY(SELECT DISTINCT entity_id FROM board.day_total WHERE kind IN ('PAID', 'OPENING')))
            AND (kind = ANY (CAST(:lessens AS text[])) OR kind = ANY (CAST(:grows AS text[])))
          GROUP BY partner_id, currency) debt
        WHERE old - since > 0 ORDER BY currency, overdue DESC, partner_id""")
        .param("lessens", kinds(-1)).param("grows", kinds(1)).param("old", today.minusDays(termDays)).param("today", today).param("unknown", unknownCustomer)
        .query((row, n) -> new Debt(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getObject(5, LocalDate.class))).list();
  }

  private static String[] kinds(int sign) {
    return MovementKind.affectingBalance().stream().filter(kind -> kind.balanceSign() == sign).map(Enum::name).sorted().toArray(String[]::new);
  }
}
