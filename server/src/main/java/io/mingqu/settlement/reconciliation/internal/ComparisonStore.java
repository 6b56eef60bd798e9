package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Page;
import io.mingqu.settlement.reconciliation.internal.Comparing.Found;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Keeps comparisons and reads them. */
@Component
class ComparisonStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final ObjectMapper json;

  ComparisonStore(JdbcClient sql, JdbcTemplate batches, Clock clock, ObjectMapper json) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
    this.json = json;
  }

  record View(String id, String periodCode, int rowsRead, int partners, int differing, int unmatched, Map<String, Long> byReason, String createdBy,
      String createdAt) {}

  record Row(int no, long rowNo, String partnerCode, String partnerName, String entityCode, String currency, @Nullable String statementId, String subject,
      long oursMinor, long theirsMinor, String reason, boolean leading, Map<String, String> evidence) {}

  long keep(String periodCode, @Nullable Integer sourceId, int rowsRead, int unmatched, List<Found> found) {
    int partners = (int) found.stream().map(f -> f.row().partnerCode()).distinct().count();
    long id = sql.sql("""
        INSERT INTO reconciliation.comparison (period_code, source_id, rows_read, partners, differing, unmatched, by_reason, created_by, created_at)
        VALUES (:period, :source, :rows, :rows - :unmatched, :differing, :unmatched, CAST(:reasons AS jsonb), :by, :at) RETURNING id""")
        .param("period", periodCode).param("source", sourceId).param("rows", rowsRead).param("differing", partners).param("unmatched", unmatched)
        .param("reasons", json.writeValueAsString(Comparing.byReason(found))).param("by", Callers.current().principalId())
        .param("at", Timestamp.from(clock.instant())).query(Long.class).single();
    int[] no = {0};
    batches.batchUpdate("""
        INSERT INTO reconciliation.comparison_row (comparison_id, no, row_no, partner_id, partner_code, partner_name, entity_code, currency, statement_id,
          subject, ours_minor, theirs_minor, reason, leads, evidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", found, BATCH, (row, each) -> {
          int i = 0;
          row.setLong(++i, id);
          row.setInt(++i, ++no[0]);
          row.setLong(++i, each.row().rowNo());
          row.setObject(++i, each.row().partnerId(), java.sql.Types.BIGINT);
          row.setString(++i, each.row().partnerCode());
          row.setString(++i, each.row().partnerName());
          row.setString(++i, each.row().entityCode());
          Statement statement = each.statement();
          row.setString(++i, statement == null ? "" : statement.draft().who().currency());
          row.setObject(++i, statement == null ? null : statement.id(), java.sql.Types.BIGINT);
          row.setString(++i, each.difference().subject());
          row.setLong(++i, each.difference().oursMinor());
          row.setLong(++i, each.difference().theirsMinor());
          row.setString(++i, each.difference().reason().name());
          row.setBoolean(++i, each.leading());
          row.setString(++i, json.writeValueAsString(each.difference().evidence()));
        });
    return id;
  }

  Optional<View> find(long id) {
    return sql.sql("SELECT * FROM reconciliation.comparison WHERE id = :id").param("id", id).query((row, n) -> view(row)).optional();
  }

  List<View> list(@Nullable Long before, int limit) {
    return sql.sql("SELECT * FROM reconciliation.comparison WHERE :before::bigint IS NULL OR id < :before ORDER BY id DESC LIMIT :limit")
        .param("before", before).param("limit", limit).query((row, n) -> view(row)).list();
  }

  private View view(java.sql.ResultSet row) throws java.sql.SQLException {
    return new View(row.getString("id"), row.getString("period_code"), row.getInt("rows_read"), row.getInt("partners"), row.getInt("differing"),
        row.getInt("unmatched"), json.readValue(row.getString("by_reason"), new TypeReference<Map<String, Long>>() {}), row.getString("created_by"),
        row.getTimestamp("created_at").toInstant().toString());
  }

  Page<Row> rows(long id, @Nullable String reason, boolean leadingOnly, @Nullable String after, int limit) {
    List<String> key = Page.decode(after, 1);
    List<Row> rows = sql.sql("""
        SELECT * FROM reconciliation.comparison_row WHERE comparison_id = :id AND no > :after AND (:reason::text IS NULL OR reason = :reason)
          AND (NOT :leading OR leads) ORDER BY no LIMIT :limit""")
        .param("id", id).param("after", key == null ? 0 : Integer.parseInt(key.getFirst())).param("reason", reason).param("leading", leadingOnly)
        .param("limit", limit + 1)
        .query((row, n) -> new Row(row.getInt("no"), row.getLong("row_no"), row.getString("partner_code"), row.getString("partner_name"),
            row.getString("entity_code"), row.getString("currency"), row.getString("statement_id"), row.getString("subject"), row.getLong("ours_minor"),
            row.getLong("theirs_minor"), row.getString("reason"), row.getBoolean("leads"),
            json.readValue(row.getString("evidence"), new TypeReference<Map<String, String>>() {}))).list();
    return Page.of(rows, limit, row -> List.of(String.valueOf(row.no())));
  }
}
