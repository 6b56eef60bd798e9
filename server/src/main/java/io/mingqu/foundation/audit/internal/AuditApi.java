package io.mingqu.foundation.audit.internal;

import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/audit")
@Allowed({Role.ADMIN, Role.FINANCE_APPROVER})
@Transactional(readOnly = true)
class AuditApi {
  private final JdbcClient sql;
  private final ObjectMapper json;
  private final ChainProof proof;

  AuditApi(JdbcClient sql, ObjectMapper json, ChainProof proof) {
    this.sql = sql;
    this.json = json;
    this.proof = proof;
  }

  /** {@code sealed} false: appended less than about a second ago. */
  record EntryView(String id, Instant at, String principal, String principalName, String action, String subjectKind, String subjectId,
      Map<String, Object> detail, boolean sealed) {}

  /** Newest first. {@code action} may end in {@code *}. */
  @GetMapping
  public Page<EntryView> list(@RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String principal, @RequestParam(required = false) @Nullable String subjectKind,
      @RequestParam(required = false) @Nullable String subjectId, @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to, @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int rows = Page.checkedLimit(limit);
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
        .param("action", blank(action) ? null : action.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace('*', '%'))
        .param("principal", blank(principal) ? null : principal).param("kind", blank(subjectKind) ? null : subjectKind)
        .param("subject", blank(subjectId) ? null : subjectId).param("from", from == null ? null : Timestamp.from(from))
        .param("to", to == null ? null : Timestamp.from(to)).param("rows", rows + 1).query((row, n) -> view(row)).list();
    return Page.of(found, rows, entry -> List.of(entry.id()));
  }

  /** Recomputes the chain from its first entry. */
  @GetMapping("/verify")
  public ChainProof.Proof verify() {
    return proof.prove();
  }

  private EntryView view(ResultSet row) throws SQLException {
    return new EntryView(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
        row.getString(7), json.readValue(row.getString(8), new TypeReference<Map<String, Object>>() {}), row.getBoolean(9));
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
