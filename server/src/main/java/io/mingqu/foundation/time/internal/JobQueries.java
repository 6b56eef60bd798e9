package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.ProblemTexts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class JobQueries {
  private static final String COLUMNS = """
      SELECT j.id, j.name, j.status, j.params, j.started_by_name, coalesce(p.done, 0), coalesce(p.total, 0), coalesce(p.message, ''), j.result,
             j.error_code, j.error_params, j.queued_at, j.run_at, j.ended_at, j.runs, j.cancel_requested
      FROM time.job j LEFT JOIN time.job_progress p ON p.job_id = j.id
      """;
  private final JdbcClient sql;
  private final JobStore store;
  private final ProblemTexts texts;

  JobQueries(JdbcClient sql, JobStore store, ProblemTexts texts) {
    this.sql = sql;
    this.store = store;
    this.texts = texts;
  }

  /** {@code detail} says it in the reader's language. */
  record Failure(String code, Map<String, Object> params, String detail) {}

  /** A job as people see it. {@code runs} above 1 means it was resumed. */
  record JobView(String id, String name, String status, Map<String, Object> params, String startedBy, long done, long total, String message,
      @Nullable Map<String, Object> result, @Nullable Failure error, Instant queuedAt, @Nullable Instant runAt, @Nullable Instant endedAt,
      int runs, boolean cancelRequested) {}

  public Page<JobView> list(@Nullable String status, @Nullable String name, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<JobView> rows = sql.sql(COLUMNS + """
        WHERE (:status::text IS NULL OR j.status = :status) AND (:name::text IS NULL OR j.name = :name) AND (:before::bigint IS NULL OR j.id < :before)
        ORDER BY j.id DESC LIMIT :limit""")
        .param("status", status).param("name", name).param("before", key == null ? null : cursorId(key.getFirst())).param("limit", limit + 1)
        .query((row, n) -> view(row)).list();
    return Page.of(rows, limit, job -> List.of(job.id()));
  }

  private static long cursorId(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }

  public JobView one(long id) {
    return sql.sql(COLUMNS + "WHERE j.id = :id").param("id", id).query((row, n) -> view(row)).optional()
        .orElseThrow(() -> Problem.notFound("job", String.valueOf(id)));
  }

  private JobView view(ResultSet row) throws SQLException {
    String result = row.getString(9);
    String error = row.getString(10);
    return new JobView(row.getString(1), row.getString(2), row.getString(3), store.map(row.getString(4)), row.getString(5), row.getLong(6),
        row.getLong(7), row.getString(8), result == null ? null : store.map(result),
        error == null ? null : failure(error, store.map(row.getString(11))), row.getTimestamp(12).toInstant(), instant(row.getTimestamp(13)),
        instant(row.getTimestamp(14)), row.getInt(15), row.getBoolean(16));
  }

  private Failure failure(String code, Map<String, Object> params) {
    return new Failure(code, params, texts.text(texts.language(), Problem.of(code, 422, params)));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
