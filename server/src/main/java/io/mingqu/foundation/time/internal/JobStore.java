package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Writes jobs, their progress and their checkpoints. */
@Component
class JobStore {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Clock clock;

  JobStore(JdbcClient sql, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /** A job as its runner needs it. */
  record Claimed(long id, String name, Map<String, Object> params, Caller caller, Map<String, Object> state) {}

  long insert(String name, Map<String, ?> params, @Nullable String aggregateKey, Caller starter, Scope scope) {
    Long[] parties = scope instanceof Scope.Parties(Set<Long> ids) ? ids.stream().sorted().toArray(Long[]::new) : null;
    return sql.sql("""
        INSERT INTO time.job (name, params, aggregate_key, status, started_by, started_by_name, roles, scope, scope_parties, queued_at)
        VALUES (:name, :params, :key, 'QUEUED', :by, :byName, :roles, :scope, :parties, :at) RETURNING id""")
        .param("name", name).param("params", json.writeValueAsString(params)).param("key", aggregateKey)
        .param("by", starter.principalId()).param("byName", starter.name())
        .param("roles", starter.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")))
        .param("scope", scope.setting()).param("parties", parties).param("at", now()).query(Long.class).single();
  }

  /** Takes a job to run it; empty when it is over or an earlier one of the same key is not. */
  Optional<Claimed> claim(long jobId) {
    int claimed = sql.sql("""
        UPDATE time.job SET status = 'RUNNING', runs = runs + 1, run_at = coalesce(run_at, :at)
        WHERE id = :id AND status IN ('QUEUED', 'RUNNING') AND NOT EXISTS (
          SELECT 1 FROM time.job earlier WHERE earlier.aggregate_key = time.job.aggregate_key AND earlier.id < time.job.id
            AND earlier.status IN ('QUEUED', 'RUNNING'))""").param("at", now()).param("id", jobId).update();
    return claimed == 0 ? Optional.empty() : Optional.of(sql.sql("""
        SELECT j.id, j.name, j.params, j.started_by, j.started_by_name, j.roles, j.scope, j.scope_parties, coalesce(c.state, '{}')
        FROM time.job j LEFT JOIN time.job_checkpoint c ON c.job_id = j.id WHERE j.id = :id""").param("id", jobId)
        .query((row, n) -> claimed(row)).single());
  }

  private Claimed claimed(ResultSet row) throws SQLException {
    String name = row.getString(2);
    Set<Role> roles = row.getString(6).isEmpty() ? Set.of()
        : Arrays.stream(row.getString(6).split(",")).map(Role::valueOf).collect(Collectors.toSet());
    Array parties = row.getArray(8);
    Scope scope = switch (row.getString(7)) {
      case "system" -> new Scope.Everything("job:" + name);
      case "all" -> Scope.ALL;
      default -> new Scope.Parties(parties == null ? Set.of() : Set.of((Long[]) parties.getArray()));
    };
    Caller caller = new Caller(row.getString(4), row.getString(5), roles, scope);
    return new Claimed(row.getLong(1), name, map(row.getString(3)), caller, map(row.getString(9)));
  }

  Map<String, Object> map(String text) {
    return json.readValue(text, MAP);
  }

  boolean isOver(long jobId) {
    return sql.sql("SELECT status NOT IN ('QUEUED', 'RUNNING') FROM time.job WHERE id = :id").param("id", jobId)
        .query(Boolean.class).optional().orElse(true);
  }

  boolean cancelRequested(long jobId) {
    return sql.sql("SELECT cancel_requested FROM time.job WHERE id = :id").param("id", jobId).query(Boolean.class).optional().orElse(true);
  }

  void progress(long jobId, long done, long total, String message) {
    sql.sql("""
        INSERT INTO time.job_progress (job_id, done, total, message) VALUES (:id, :done, :total, :message)
        ON CONFLICT (job_id) DO UPDATE SET done = excluded.done, total = excluded.total, message = excluded.message""")
        .param("id", jobId).param("done", done).param("total", total).param("message", message).update();
  }

  void checkpoint(long jobId, Map<String, ?> state) {
    sql.sql("""
        INSERT INTO time.job_checkpoint (job_id, state) VALUES (:id, :state)
        ON CONFLICT (job_id) DO UPDATE SET state = excluded.state""")
        .param("id", jobId).param("state", json.writeValueAsString(state)).update();
  }

  void done(long jobId, Map<String, ?> result) {
    sql.sql("UPDATE time.job SET status = 'DONE', ended_at = :at, result = :result WHERE id = :id")
        .param("at", now()).param("result", json.writeValueAsString(result)).param("id", jobId).update();
  }

  void failed(long jobId, String code, Map<String, ?> params) {
    sql.sql("UPDATE time.job SET status = 'FAILED', ended_at = :at, error_code = :code, error_params = :params WHERE id = :id")
        .param("at", now()).param("code", code).param("params", json.writeValueAsString(params)).param("id", jobId).update();
  }

  void cancelled(long jobId) {
    sql.sql("UPDATE time.job SET status = 'CANCELLED', ended_at = :at WHERE id = :id").param("at", now()).param("id", jobId).update();
  }

  /** Asks a job to stop; one that has not begun is over at once. Returns whether it still could be asked. */
  boolean requestCancel(long jobId) {
    return sql.sql("""
        UPDATE time.job SET cancel_requested = true,
          status = CASE status WHEN 'QUEUED' THEN 'CANCELLED' ELSE status END,
          ended_at = CASE status WHEN 'QUEUED' THEN :at::timestamptz END
        WHERE id = :id AND status IN ('QUEUED', 'RUNNING')""").param("at", now()).param("id", jobId).update() == 1;
  }

  /** Frees what a server of this name held when it died. */
  void takeBack(String node) {
    sql.sql("""
        UPDATE time.scheduled_task SET picked = false, picked_by = NULL, last_heartbeat = NULL, execution_time = now(), version = version + 1
        WHERE picked AND picked_by = :node""").param("node", node).update();
  }

  /** Puts an ended job back into the queue, to go on from its checkpoint. */
  boolean requeue(long jobId) {
    return sql.sql("""
        UPDATE time.job SET status = 'QUEUED', cancel_requested = false, ended_at = NULL, error_code = NULL, error_params = NULL
        WHERE id = :id AND status IN ('FAILED', 'CANCELLED')""").param("id", jobId).update() == 1;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
