package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Component
@Transactional(readOnly = true)
class AuditQueries {
  private final JdbcClient sql;
  private final ObjectMapper json;

  AuditQueries(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** {@code sealed} false: appended less than about a second ago. */
  record EntryView(String id, Instant at, String principal, String principalName, String action, String subjectKind, String subjectId,
      Map<String, Object> detail, boolean sealed) {}

  /** What to look for; null asks for everything. {@code action} may end in {@code *}. */
  record Filter(@Nullable String action, @Nullable String principal, @Nullable String subjectKind, @Nullable String subjectId, @Nullable Instant from,
      @Nullable Instant to) {}

  /** Newest first. */
  public Page<EntryView> page(Filter filter, int rows, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<EntryView> found = sql.sql("""
        SELECT e.id, e.at, e.principal, e.principal_name, e.action, e.subject_kind, e.subject_id, e.detail,
               EXISTS (SELECT 1 FROM audit.seal s WHERE s.entry_id = e.id)
        FROM audit.entry e
        WHERE (:before::bigint IS NULL OR e.id < :before) AND (:action::text IS NULL OR e.action LIKE :action)
          AND (:principal::text IS NULL OR e.principal = :principal OR e.principal_name ILIKE :principal || '%')
          AND (:kind::text IS NULL OR e.subject_kind = :kind) AND (:subject::text IS NULL OR e.subject_id = :subject)
          AND (:from::timestamptz IS NULL OR e.at >= :from) AND (:to::timestamptz IS NULL OR e.at < :to)
        ORDER BY e.id DESC LIMIT :rows""")
        .param("before", key == null ? null : number(key.getFirst()))
        .param("action", blank(filter.action()) ? null : pattern(filter.action())).param("principal", blank(filter.principal()) ? null : filter.principal())
        .param("kind", blank(filter.subjectKind()) ? null : filter.subjectKind()).param("subject", blank(filter.subjectId()) ? null : filter.subjectId())
        .param("from", filter.from() == null ? null : Timestamp.from(filter.from())).param("to", filter.to() == null ? null : Timestamp.from(filter.to()))
        .param("rows", rows + 1).query((row, n) -> view(row)).list();
    return Page.of(found, rows, entry -> List.of(entry.id()));
  }

  private EntryView view(ResultSet row) throws SQLException {
    return new EntryView(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
        row.getString(7), json.readValue(row.getString(8), new TypeReference<Map<String, Object>>() {}), row.getBoolean(9));
  }

  private static String pattern(@Nullable String action) {
    return String.valueOf(action).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace('*', '%');
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }
}
