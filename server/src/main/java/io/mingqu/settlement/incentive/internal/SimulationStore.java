package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.settlement.incentive.internal.Simulation.Line;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps trials of drafts over the whole population, partner by partner. */
@Component
class SimulationStore {
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;

  SimulationStore(JdbcClient sql, JdbcTemplate batches, Clock clock) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
  }

  /** The head of a trial. */
  record Head(long jobId, String code, String currency, long cutSeal, int returnPpm, int tiers) {}

  void begin(long jobId, Simulation.Trial trial) {
    sql.sql("""
        INSERT INTO incentive.simulation (job_id, code, currency, beside_code, first_day, last_day, cut_seal, return_ppm, tiers, started_by, started_at)
        VALUES (:job, :code, :currency, :beside, :first, :last, :cut, :ppm, :tiers, :by, :at) ON CONFLICT (job_id) DO NOTHING""")
        .param("job", jobId).param("code", trial.draft().code()).param("currency", trial.draft().programme().currency())
        .param("beside", trial.other() == null ? null : trial.other().code()).param("first", trial.first()).param("last", trial.last())
        .param("cut", trial.cut().sealNo()).param("ppm", trial.returnPpm())
        .param("tiers", trial.draft().programme().scaleOn(trial.last()).tiers().size()).param("by", Callers.current().principalId())
        .param("at", Timestamp.from(clock.instant())).update();
  }

  void keep(long jobId, List<Line> lines) {
    batches.batchUpdate("""
        INSERT INTO incentive.simulation_row (job_id, partner_id, draft_minor, other_minor, base, tier, clawback_minor, cliff_minor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", lines, 500, (row, each) -> {
          row.setLong(1, jobId);
          row.setLong(2, each.partnerId());
          row.setLong(3, each.draftMinor());
          row.setLong(4, each.otherMinor());
          row.setLong(5, each.base());
          row.setInt(6, each.tier());
          row.setLong(7, each.clawbackMinor());
          row.setLong(8, each.cliffMinor());
        });
  }

  Optional<Head> head(long jobId) {
    return sql.sql("SELECT code, currency, cut_seal, return_ppm, tiers FROM incentive.simulation WHERE job_id = :job").param("job", jobId)
        .query((row, n) -> new Head(jobId, row.getString(1), row.getString(2), row.getLong(3), row.getInt(4), row.getInt(5))).optional();
  }

  List<Line> lines(long jobId) {
    return sql.sql("""
        SELECT partner_id, draft_minor, other_minor, base, tier, clawback_minor, cliff_minor FROM incentive.simulation_row WHERE job_id = :job
        ORDER BY partner_id""").param("job", jobId)
        .query((row, n) -> new Line(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5), row.getLong(6), row.getLong(7))).list();
  }
}
