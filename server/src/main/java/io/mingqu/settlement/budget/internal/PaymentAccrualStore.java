package io.mingqu.settlement.budget.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentAccrualStore {
  record Month(int version, long baseMinor, long accruedMinor, long postedMinor) {
    static final Month NONE = new Month(0, 0, 0, 0);
  }

  private final JdbcClient sql;

  PaymentAccrualStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Month> locked(long budgetId, LocalDate month) {
    return sql.sql("SELECT version, base_minor, accrued_minor, posted_minor FROM budget.accrual_month WHERE budget_id = :budget AND month = :month FOR UPDATE")
        .param("budget", budgetId).param("month", month)
        .query((row, n) -> new Month(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4))).optional();
  }

  void put(long budgetId, LocalDate month, Month state, long sealNo) {
    sql.sql("""
        INSERT INTO budget.accrual_month (budget_id, month, version, seal_no, base_minor, accrued_minor, posted_minor)
        VALUES (:budget, :month, :version, :seal, :base, :accrued, :posted)
        ON CONFLICT (budget_id, month) DO UPDATE SET version = excluded.version, seal_no = excluded.seal_no, base_minor = excluded.base_minor,
          accrued_minor = excluded.accrued_minor, posted_minor = excluded.posted_minor""")
        .param("budget", budgetId).param("month", month).param("version", state.version()).param("seal", sealNo).param("base", state.baseMinor())
        .param("accrued", state.accruedMinor()).param("posted", state.postedMinor()).update();
  }

  /** Replaces what each partner's payments gave. */
  void putPartners(long budgetId, LocalDate month, Map<Long, Long> baseByPartner, Map<Long, Long> accruedByPartner) {
    sql.sql("DELETE FROM budget.accrual WHERE budget_id = :budget AND month = :month").param("budget", budgetId).param("month", month).update();
    Long[] partners = baseByPartner.keySet().toArray(Long[]::new);
    Long[] bases = new Long[partners.length];
    Long[] accrued = new Long[partners.length];
    for (int i = 0; i < partners.length; i++) {
      bases[i] = baseByPartner.get(partners[i]);
      accrued[i] = accruedByPartner.get(partners[i]);
    }
    sql.sql("""
        INSERT INTO budget.accrual (budget_id, month, partner_id, base_minor, accrued_minor)
        SELECT :budget, :month, * FROM unnest(CAST(:partners AS bigint[]), CAST(:bases AS bigint[]), CAST(:accrued AS bigint[]))""")
        .param("budget", budgetId).param("month", month).param("partners", partners).param("bases", bases).param("accrued", accrued).update();
  }
}
