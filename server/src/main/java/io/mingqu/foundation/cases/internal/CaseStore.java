package io.mingqu.foundation.cases.internal;

import io.mingqu.foundation.cases.Cases;
import io.mingqu.foundation.cases.NewCase;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Cases and what was said in them. */
@Component
class CaseStore {
  /** @param action the transition it came with, null for mere words */
  record Words(@Nullable String action, @Nullable String fromState, @Nullable String toState, boolean internal, String text, List<Long> fileIds) {}

  private static final String VIEW = """
      SELECT id, kind, state, desk, title, subject_kind, subject_id, party_id, amount_minor, currency, opened_at, ended_at FROM cases.case_file
      """;

  private final JdbcClient sql;
  private final ObjectMapper json;

  CaseStore(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  static Cases.View view(ResultSet row) throws SQLException {
    @Nullable Timestamp ended = row.getTimestamp("ended_at");
    return new Cases.View(row.getLong("id"), row.getString("kind"), row.getString("state"), row.getString("desk"), row.getString("title"),
        row.getString("subject_kind"), row.getString("subject_id"), row.getObject("party_id", Long.class), row.getObject("amount_minor", Long.class),
        row.getString("currency"), row.getTimestamp("opened_at").toInstant(), ended == null ? null : ended.toInstant());
  }

  long insert(NewCase opened, String state, @Nullable String desk, Caller by, Instant now) {
    return sql.sql("""
        INSERT INTO cases.case_file (kind, state, desk, title, subject_kind, subject_id, party_id, amount_minor, currency, link, detail, opened_by,
          opened_by_name, opened_at, desk_since)
        VALUES (:kind, :state, :desk, :title, :subjectKind, :subject, :party, :amount, :currency, :link, CAST(:detail AS jsonb), :by, :name, :now, :now)
        RETURNING id""")
        .param("kind", opened.kind()).param("state", state).param("desk", desk).param("title", opened.title())
        .param("subjectKind", opened.subjectKind()).param("subject", opened.subjectId()).param("party", opened.partyId())
        .param("amount", opened.amountMinor()).param("currency", opened.currency()).param("link", opened.link())
        .param("detail", json.writeValueAsString(opened.detail())).param("by", by.principalId()).param("name", by.name())
        .param("now", Timestamp.from(now)).query(Long.class).single();
  }

  void say(long caseId, @Nullable Long partyId, Words words, Caller by, Instant now) {
    sql.sql("""
        INSERT INTO cases.comment (case_id, party_id, internal, action, from_state, to_state, author_id, author_name, partner, text, file_ids, at)
        VALUES (:case, :party, :internal, :action, :from, :to, :by, :name, :partner, :text, CAST(:files AS bigint[]), :now)""")
        .param("case", caseId).param("party", partyId).param("internal", words.internal()).param("action", words.action())
        .param("from", words.fromState()).param("to", words.toState()).param("by", by.principalId()).param("name", by.name())
        .param("partner", by.isPartner()).param("text", words.text()).param("files", words.fileIds().toArray(Long[]::new))
        .param("now", Timestamp.from(now)).update();
  }

  /** The case, its row locked until the transaction ends. */
  Cases.View hold(long caseId) {
    return find(caseId, " FOR UPDATE");
  }

  Cases.View read(long caseId) {
    return find(caseId, "");
  }

  private Cases.View find(long caseId, String lock) {
    return sql.sql(VIEW + "WHERE id = :id" + lock).param("id", caseId).query((row, n) -> view(row)).optional()
        .orElseThrow(() -> Problem.notFound("case", String.valueOf(caseId)));
  }

  Optional<Cases.View> openOf(String kind, String subjectKind, String subjectId) {
    return sql.sql(VIEW + "WHERE kind = :kind AND subject_kind = :subjectKind AND subject_id = :subject AND ended_at IS NULL ORDER BY id DESC LIMIT 1")
        .param("kind", kind).param("subjectKind", subjectKind).param("subject", subjectId).query((row, n) -> view(row)).optional();
  }

  void move(long caseId, String state, @Nullable String desk, Instant now) {
    sql.sql("""
        UPDATE cases.case_file SET state = :state, desk = :desk, assignee_id = NULL, assignee_name = NULL, desk_since = :now,
          ended_at = CASE WHEN CAST(:desk AS text) IS NULL THEN CAST(:now AS timestamptz) END
        WHERE id = :id""")
        .param("state", state).param("desk", desk).param("now", Timestamp.from(now)).param("id", caseId).update();
  }

  void assign(long caseId, @Nullable Caller to) {
    sql.sql("UPDATE cases.case_file SET assignee_id = :id, assignee_name = :name WHERE id = :case")
        .param("id", to == null ? null : to.principalId()).param("name", to == null ? null : to.name()).param("case", caseId).update();
  }
}
