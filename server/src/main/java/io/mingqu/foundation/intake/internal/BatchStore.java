package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.intake.Comparison;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes batches. */
@Component
class BatchStore {
  private final JdbcClient sql;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();

  BatchStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  record NewBatch(int sourceId, String targetKind, @Nullable Long mappingId, @Nullable Long fileId, String fileName, @Nullable Long parentId,
                  @Nullable Long undoesId, boolean applyOnRead, String createdBy) {}

  long insert(NewBatch batch) {
    return sql.sql("""
        INSERT INTO intake.batch (source_id, target_kind, state, mapping_id, file_id, file_name, parent_id, undoes_id, apply_on_read, created_by, created_at)
        VALUES (:source, :kind, 'READING', :mapping, :file, :name, :parent, :undoes, :apply, :by, :now) RETURNING id""")
        .param("source", batch.sourceId()).param("kind", batch.targetKind()).param("mapping", batch.mappingId(), Types.BIGINT)
        .param("file", batch.fileId(), Types.BIGINT).param("name", batch.fileName()).param("parent", batch.parentId(), Types.BIGINT)
        .param("undoes", batch.undoesId(), Types.BIGINT).param("apply", batch.applyOnRead()).param("by", batch.createdBy())
        .param("now", now()).query(Long.class).single();
  }

  /** @throws Problem {@code shared.not-found} */
  Batch lock(long id) {
    return sql.sql("""
        SELECT b.*, coalesce(s.code, '') AS source_code FROM intake.batch b LEFT JOIN intake.source s ON s.id = b.source_id
        WHERE b.id = :id FOR UPDATE OF b""").param("id", id).query(BatchStore::batch).optional()
        .orElseThrow(() -> Problem.notFound("batch", String.valueOf(id)));
  }

  /** As {@link #lock}, without the lock. */
  Batch peek(long id) {
    return sql.sql("SELECT b.*, coalesce(s.code, '') AS source_code FROM intake.batch b LEFT JOIN intake.source s ON s.id = b.source_id WHERE b.id = :id")
        .param("id", id).query(BatchStore::batch).optional().orElseThrow(() -> Problem.notFound("batch", String.valueOf(id)));
  }

  void job(long id, long jobId) {
    sql.sql("UPDATE intake.batch SET job_id = :job WHERE id = :id").param("job", String.valueOf(jobId)).param("id", id).update();
  }

  void state(long id, BatchState state) {
    sql.sql("UPDATE intake.batch SET state = :state WHERE id = :id").param("state", state.name()).param("id", id).update();
  }

  void applyOnRead(long id) {
    sql.sql("UPDATE intake.batch SET apply_on_read = true WHERE id = :id").param("id", id).update();
  }

  /** Back to the start: nothing read, nothing compared. */
  void reading(long id) {
    sql.sql("""
        UPDATE intake.batch SET state = 'READING', rows_read = 0, rows_skipped = 0, rows_held = 0, added = 0, changed = 0, unchanged = 0,
          removed = 0, details = '{}', applied_to = 0, compared_at = NULL, problem_code = NULL, problem_params = NULL
        WHERE id = :id AND seal_no IS NULL""").param("id", id).update();
  }

  void counted(long id, long read, long skipped, long held) {
    sql.sql("UPDATE intake.batch SET rows_read = :read, rows_skipped = :skipped, rows_held = :held WHERE id = :id")
        .param("read", read).param("skipped", skipped).param("held", held).param("id", id).update();
  }

  void compared(long id, Comparison comparison, BatchState next, long sealNo) {
    Map<String, Object> details = new HashMap<>(comparison.details());
    details.put("documents", comparison.documents());
    sql.sql("""
        UPDATE intake.batch SET state = :state, added = :added, changed = :changed, unchanged = :unchanged, removed = :removed,
          details = :details::jsonb, compared_at = :seal, applied_to = 0 WHERE id = :id""")
        .param("state", next.name()).param("added", comparison.added()).param("changed", comparison.changed())
        .param("unchanged", comparison.unchanged()).param("removed", comparison.removed()).param("details", json.writeValueAsString(details))
        .param("seal", sealNo).param("id", id).update();
  }

  void applied(long id, long next) {
    sql.sql("UPDATE intake.batch SET applied_to = :next WHERE id = :id").param("next", next).param("id", id).update();
  }

  void sealed(long id, long sealNo) {
    sql.sql("UPDATE intake.batch SET state = 'SEALED', seal_no = :seal, sealed_at = :now WHERE id = :id")
        .param("seal", sealNo).param("now", now()).param("id", id).update();
  }

  void voided(long id, long sealNo) {
    sql.sql("UPDATE intake.batch SET voided_by_seal = :seal WHERE id = :id").param("seal", sealNo).param("id", id).update();
  }

  void failed(long id, String code, Map<String, ?> params) {
    sql.sql("""
        UPDATE intake.batch SET state = 'FAILED', problem_code = :code, problem_params = :params::jsonb WHERE id = :id AND seal_no IS NULL""")
        .param("code", code).param("params", json.writeValueAsString(params)).param("id", id).update();
  }

  /** The last seal that changed what is known from this source. */
  long lastChange(int sourceId) {
    return sql.sql("SELECT coalesce(max(greatest(seal_no, voided_by_seal)), 0) FROM intake.batch WHERE source_id = :source")
        .param("source", sourceId).query(Long.class).single();
  }

  List<Long> othersApplying(int sourceId, long id) {
    return sql.sql("SELECT id FROM intake.batch WHERE source_id = :source AND state = 'APPLYING' AND id <> :id")
        .param("source", sourceId).param("id", id).query(Long.class).list();
  }

  List<Long> childrenUnfinished(long parentId) {
    return sql.sql("SELECT id FROM intake.batch WHERE parent_id = :parent AND state IN ('READING', 'COMPARED', 'APPLYING')")
        .param("parent", parentId).query(Long.class).list();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Batch batch(ResultSet row, int number) throws SQLException {
    return new Batch(row.getLong("id"), (Integer) row.getObject("source_id"), row.getString("source_code"), row.getString("target_kind"),
        BatchState.valueOf(row.getString("state")), (Long) row.getObject("mapping_id"), (Long) row.getObject("file_id"), row.getString("file_name"),
        (Long) row.getObject("parent_id"), (Long) row.getObject("undoes_id"), (Long) row.getObject("seal_no"), (Long) row.getObject("voided_by_seal"),
        row.getBoolean("apply_on_read"), row.getLong("compared_at"), row.getLong("applied_to"), row.getLong("added"), row.getLong("changed"),
        row.getLong("removed"), row.getLong("rows_held"), row.getString("problem_code"));
  }
}
