package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How partners stand beside their movements: scores, penalties, targets, opening volumes. */
@Component
class StandingQueries {
  private final JdbcClient sql;

  StandingQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Partners whose target or opening volume for the programme is not what an earlier settling counted. */
  Set<Long> changed(ProgrammePolicy policy, long settlingId, Cut before, Cut after) {
    return new TreeSet<>(sql.sql("""
        SELECT p.partner_id FROM incentive.payout p
        LEFT JOIN incentive.opening_volume o ON o.partner_id = p.partner_id AND o.programme_code = p.programme_code
          AND o.through BETWEEN p.period_first AND p.period_last
        WHERE p.settling_id = :settling AND p.programme_code = :code
        GROUP BY p.partner_id, p.period_code, p.opening_base HAVING coalesce(sum(o.qualifying), 0) <> p.opening_base
        UNION
        SELECT t.partner_id FROM incentive.target t
        LEFT JOIN incentive.payout p ON p.settling_id = :settling AND p.partner_id = t.partner_id AND p.programme_code = t.programme_code
          AND p.period_code = t.period_code
        WHERE t.programme_code = :code AND p.reference IS DISTINCT FROM t.value
        UNION
        SELECT o.partner_id FROM incentive.opening_volume o
        WHERE o.programme_code = :code AND NOT EXISTS (SELECT FROM incentive.payout p WHERE p.settling_id = :settling
          AND p.partner_id = o.partner_id AND p.programme_code = o.programme_code)""")
        .param("settling", settlingId).param("code", policy.code()).query(Long.class).list());
  }
}
