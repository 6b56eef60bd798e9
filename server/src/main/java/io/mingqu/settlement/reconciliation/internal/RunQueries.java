package io.mingqu.settlement.reconciliation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads month-end runs. */
@Component
class RunQueries {
  private final JdbcClient sql;

  RunQueries(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Run> find(long id) {
    return sql.sql("SELECT * FROM reconciliation.run WHERE id = :id").param("id", id).query((row, n) -> run(row)).optional();
  }

  /** The newest first. */
  List<Run> list(@Nullable Long before, int limit) {
    return sql.sql("SELECT * FROM reconciliation.run WHERE :before::bigint IS NULL OR id < :before ORDER BY id DESC LIMIT :limit")
        .param("before", before).param("limit", limit).query((row, n) -> run(row)).list();
  }

  Optional<Run> running(String entityCode, String periodCode) {
    return sql.sql("SELECT * FROM reconciliation.run WHERE entity_code = :entity AND period_code = :period AND state = 'RUNNING' ORDER BY id DESC LIMIT 1")
        .param("entity", entityCode).param("period", periodCode).query((row, n) -> run(row)).optional();
  }

  private static Run run(ResultSet row) throws SQLException {
    Timestamp finished = row.getTimestamp("finished_at");
    return new Run(row.getLong("id"), row.getString("calendar_code"), row.getString("period_code"), row.getObject("period_first", LocalDate.class),
        row.getObject("period_last", LocalDate.class), row.getLong("entity_id"), row.getString("entity_code"), row.getLong("cut_seal"),
        Run.State.valueOf(row.getString("state")), row.getObject("job_id", Long.class), row.getObject("settling_id", Long.class),
        row.getInt("partners"), row.getInt("accounts"), row.getInt("rebates"), row.getInt("deltas"), row.getString("problem"),
        row.getString("created_by"), row.getTimestamp("created_at").toInstant().toString(), finished == null ? null : finished.toInstant().toString());
  }
}
