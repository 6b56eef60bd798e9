package io.mingqu.foundation.cases.internal;

import io.mingqu.foundation.cases.CaseKind;
import io.mingqu.foundation.files.Files;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Cases as people look at them. A partner never reads notes, nor who of the brand has taken the case. */
@Component
@Transactional(readOnly = true)
class CaseQueries {
  record Row(String id, String kind, String kindZh, String kindEn, String state, String stateZh, String stateEn, @Nullable String desk,
      @Nullable String assigneeName, boolean mine, String title, String subjectKind, String subjectId, @Nullable String partyId,
      @Nullable Long amountMinor, @Nullable String currency, String link, String openedByName, Instant openedAt, Instant deskSince,
      @Nullable Instant endedAt) {}

  record Said(String id, boolean internal, @Nullable String action, @Nullable String actionZh, @Nullable String actionEn, @Nullable String toState,
      String authorName, boolean partner, String text, List<Attached> files, Instant at) {}

  record Attached(String id, String name, String mediaType, long bytes) {}

  record Possible(String action, String labelZh, String labelEn, boolean reasonNeeded) {}

  record Full(Row record, JsonNode detail, List<Said> said, List<Possible> possible) {}

  record Filter(@Nullable Boolean open, @Nullable String kind, @Nullable Long partyId, @Nullable String subjectKind, @Nullable String subjectId,
      boolean mine, @Nullable String desk) {}

  private static final String ROW = """
      SELECT c.id, c.kind, c.state, c.desk, c.assignee_id, c.assignee_name, c.title, c.subject_kind, c.subject_id, c.party_id, c.amount_minor,
        c.currency, c.link, c.opened_by_name, c.opened_at, c.desk_since, c.ended_at, c.detail
      FROM cases.case_file c
      """;

  private final JdbcClient sql;
  private final CaseTables tables;
  private final Files files;
  private final ObjectMapper json;

  CaseQueries(JdbcClient sql, CaseTables tables, Files files, ObjectMapper json) {
    this.sql = sql;
    this.files = files;
    this.tables = tables;
    this.json = json;
  }

  /** Open cases oldest first, ended ones latest first. */
  Page<Row> list(Filter filter, Caller caller, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    boolean newestFirst = filter.open() == null || !filter.open();
    List<Row> rows = sql.sql(ROW + """
        WHERE (CAST(:open AS boolean) IS NULL OR (c.ended_at IS NULL) = :open) AND (CAST(:kind AS text) IS NULL OR c.kind = :kind)
          AND (CAST(:party AS bigint) IS NULL OR c.party_id = :party) AND (CAST(:subjectKind AS text) IS NULL OR c.subject_kind = :subjectKind)
          AND (CAST(:subject AS text) IS NULL OR c.subject_id = :subject) AND (NOT :mine OR c.assignee_id = :me)
          AND (CAST(:desk AS text) IS NULL OR c.desk = :desk)
        """ + (newestFirst ? "AND c.id < :after ORDER BY c.id DESC LIMIT :limit" : "AND c.id > :after ORDER BY c.id LIMIT :limit"))
        .param("open", filter.open()).param("kind", filter.kind()).param("party", filter.partyId()).param("subjectKind", filter.subjectKind())
        .param("subject", filter.subjectId()).param("mine", filter.mine()).param("me", caller.principalId()).param("desk", filter.desk())
        .param("after", cursor == null ? (newestFirst ? Long.MAX_VALUE : 0L) : number(cursor.getFirst(), after)).param("limit", limit + 1)
        .query((row, n) -> row(row, caller)).list();
    return Page.of(rows, limit, row -> List.of(row.id()));
  }

  Full one(long caseId, Caller caller) {
    record Found(Row row, JsonNode detail) {}
    Found found = sql.sql(ROW + "WHERE c.id = :id").param("id", caseId)
        .query((row, n) -> new Found(row(row, caller), json.readTree(row.getString("detail")))).optional()
        .orElseThrow(() -> Problem.notFound("case", String.valueOf(caseId)));
    CaseKind kind = tables.of(found.row().kind());
    List<Possible> possible = kind.transitions().stream().filter(t -> t.from().equals(found.row().state()) && CaseWork.may(caller, t))
        .map(t -> new Possible(t.action(), t.labelZh(), t.labelEn(), t.reasonNeeded())).toList();
    return new Full(found.row(), found.detail(), said(caseId, kind, caller), possible);
  }

  private List<Said> said(long caseId, CaseKind kind, Caller caller) {
    return sql.sql("""
        SELECT id, internal, action, from_state, to_state, author_name, partner, text, file_ids, at FROM cases.comment
        WHERE case_id = :id AND (NOT internal OR :notes) ORDER BY id""").param("id", caseId).param("notes", !caller.isPartner())
        .query((row, n) -> {
          @Nullable String action = row.getString("action");
          @Nullable String from = row.getString("from_state");
          CaseKind.Transition transition = kind.transitions().stream().filter(t -> t.action().equals(action) && t.from().equals(from)).findFirst().orElse(null);
          return new Said(row.getString("id"), row.getBoolean("internal"), action, transition == null ? null : transition.labelZh(),
              transition == null ? null : transition.labelEn(), row.getString("to_state"), row.getString("author_name"), row.getBoolean("partner"),
              row.getString("text"), attached((Long[]) row.getArray("file_ids").getArray()),
              row.getTimestamp("at").toInstant());
        }).list();
  }

  private List<Attached> attached(Long[] fileIds) {
    return Arrays.stream(fileIds).flatMap(id -> files.find(id).stream())
        .map(file -> new Attached(String.valueOf(file.id()), file.name(), file.mediaType(), file.bytes())).toList();
  }

  private Row row(ResultSet row, Caller caller) throws SQLException {
    CaseKind kind = tables.of(row.getString("kind"));
    CaseKind.State state = tables.state(kind, row.getString("state"));
    @Nullable Timestamp ended = row.getTimestamp("ended_at");
    return new Row(row.getString("id"), kind.name(), kind.titleZh(), kind.titleEn(), state.name(), state.titleZh(), state.titleEn(),
        row.getString("desk"), caller.isPartner() ? null : row.getString("assignee_name"), caller.principalId().equals(row.getString("assignee_id")),
        row.getString("title"), row.getString("subject_kind"), row.getString("subject_id"), row.getString("party_id"),
        row.getObject("amount_minor", Long.class), row.getString("currency"), row.getString("link"), row.getString("opened_by_name"),
        row.getTimestamp("opened_at").toInstant(), row.getTimestamp("desk_since").toInstant(), ended == null ? null : ended.toInstant());
  }

  /** How many open cases wait at desks the caller's roles sit at. */
  long waiting(Caller caller) {
    Set<String> roles = caller.roles().stream().map(Enum::name).collect(java.util.stream.Collectors.toSet());
    return sql.sql("SELECT count(*) FROM cases.case_file WHERE ended_at IS NULL AND desk = ANY (CAST(:roles AS text[]))")
        .param("roles", roles.toArray(String[]::new)).query(Long.class).single();
  }

  private static long number(String part, @Nullable String after) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", String.valueOf(after)));
    }
  }
}
