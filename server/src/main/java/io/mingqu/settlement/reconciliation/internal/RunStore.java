package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.time.FiscalPeriod;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes month-end runs. */
@Component
class RunStore {
  private final JdbcClient sql;
  private final Clock clock;

  RunStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  long open(String calendarCode, FiscalPeriod period, long entityId, String entityCode, Cut cut) {
    return sql.sql("""
        INSERT INTO reconciliation.run (calendar_code, period_code, period_first, period_last, entity_id, entity_code, cut_seal, state, created_by, created_at)
        VALUES (:calendar, :period, :first, :last, :entity, :entityCode, :cut, 'RUNNING', :by, :at) RETURNING id""")
        .param("calendar", calendarCode).param("period", period.code()).param("first", period.first()).param("last", period.last())
        .param("entity", entityId).param("entityCode", entityCode).param("cut", cut.sealNo()).param("by", Callers.current().principalId())
        .param("at", Timestamp.from(clock.instant())).query(Long.class).single();
  }

  void queued(long id, long jobId) {
    sql.sql("UPDATE reconciliation.run SET job_id = :job WHERE id = :id").param("job", jobId).param("id", id).update();
  }

  /** A run that was cancelled or stopped goes on. */
  void going(long id) {
    sql.sql("UPDATE reconciliation.run SET state = 'RUNNING', problem = NULL, finished_at = NULL WHERE id = :id").param("id", id).update();
  }

  void settled(long id, long settlingId, int partners) {
    sql.sql("UPDATE reconciliation.run SET settling_id = :settling, partners = :partners WHERE id = :id")
        .param("settling", settlingId).param("partners", partners).param("id", id).update();
  }

  void made(long id, int accounts, int rebates, int deltas) {
    sql.sql("UPDATE reconciliation.run SET accounts = accounts + :accounts, rebates = rebates + :rebates, deltas = deltas + :deltas WHERE id = :id")
        .param("accounts", accounts).param("rebates", rebates).param("deltas", deltas).param("id", id).update();
  }

  void finish(long id, Run.State state, @Nullable String problem) {
    sql.sql("UPDATE reconciliation.run SET state = :state, problem = :problem, finished_at = :at WHERE id = :id")
        .param("state", state.name()).param("problem", problem).param("at", Timestamp.from(clock.instant())).param("id", id).update();
  }
}
