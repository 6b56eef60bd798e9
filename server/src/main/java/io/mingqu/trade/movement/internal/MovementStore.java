package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Staging of movements, and the steps from staging to sealed facts. A staging table's name holds nothing but the batch's number. */
@Component
class MovementStore {
  private static final String STAGED = """
      id, partner_id, channel_id, entity_id, product_id, quantity_milli, net_minor, tax_minor, gross_minor, unit_price, occurred_at,
      content, business_date, kind, code_kind, unit_price_scale, currency, document_no, line_key, partner_code, product_code, unit, text""";
  static final int STAGED_COLUMNS = 23;
  static final int ID_BLOCK = 1_000;
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final DataSource dataSource;
  private final JsonMapper json = JsonMapper.shared();

  MovementStore(JdbcClient sql, JdbcTemplate rows, DataSource dataSource) {
    this.sql = sql;
    this.rows = rows;
    this.dataSource = dataSource;
  }

  void openStaging(long batchId) {
    sql.sql("SELECT movement.open_staging(:batch)").param("batch", batchId).query((row, n) -> "").single();
    for (String table : List.of("batch_void", "incomplete_document", "batch_draft")) {
      sql.sql("DELETE FROM movement.%s WHERE batch_id = :batch".formatted(table)).param("batch", batchId).update();
    }
  }

  void closeStaging(long batchId) {
    sql.sql("SELECT movement.close_staging(:batch)").param("batch", batchId).query((row, n) -> "").single();
    for (String table : List.of("incomplete_document", "unknown_document")) {
      sql.sql("DELETE FROM movement.%s WHERE batch_id = :batch".formatted(table)).param("batch", batchId).update();
    }
    sql.sql("DELETE FROM movement.staging_lines WHERE batch_id = :batch").param("batch", batchId).update();
  }

  void forget(long batchId) {
    sql.sql("SELECT movement.forget_unsealed(:batch)").param("batch", batchId).query((row, n) -> "").single();
  }

  /** First numbers of fresh blocks of {@link #ID_BLOCK} ids. */
  List<Long> idBlocks(int blocks) {
    return sql.sql("SELECT nextval('movement.movement_id') FROM generate_series(1, :blocks)").param("blocks", blocks).query(Long.class).list();
  }

  void copy(long batchId, CopyBuffer buffer) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
          .copyIn("COPY movement.staged_%d (%s) FROM STDIN (FORMAT binary)".formatted(batchId, STAGED));
      copy.writeToCopy(buffer.array(), 0, buffer.size());
      copy.endCopy();
    } catch (SQLException e) {
      throw rows.getExceptionTranslator().translate("copy to staging", null, e) instanceof RuntimeException known ? known : new IllegalStateException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  void incomplete(long batchId, List<String> documents) {
    rows.batchUpdate("INSERT INTO movement.incomplete_document (batch_id, document_no) VALUES (?, ?) ON CONFLICT DO NOTHING", documents, 500,
        (row, document) -> {
          row.setLong(1, batchId);
          row.setString(2, document);
        });
  }

  record NewDraft(String kind, String code, String name, Map<String, String> attributes) {}

  void drafts(long batchId, List<NewDraft> drafts) {
    rows.batchUpdate("""
        INSERT INTO movement.batch_draft (batch_id, kind, code, name, attributes) VALUES (?, ?, ?, ?, ?::jsonb)
        ON CONFLICT (batch_id, kind, code) DO UPDATE SET name = excluded.name""", drafts, 500, (row, draft) -> {
          row.setLong(1, batchId);
          row.setString(2, draft.kind());
          row.setString(3, draft.code());
          row.setString(4, draft.name());
          row.setString(5, json.writeValueAsString(draft.attributes()));
        });
  }

  List<NewDraft> drafts(long batchId, String kind) {
    return sql.sql("SELECT kind, code, name, attributes->>'unit' AS unit, attributes->>'codeKind' AS code_kind FROM movement.batch_draft WHERE batch_id = :batch AND kind = :kind ORDER BY code")
        .param("batch", batchId).param("kind", kind)
        .query((row, n) -> new NewDraft(row.getString("kind"), row.getString("code"), row.getString("name"),
            Map.of("unit", row.getString("unit"), "codeKind", row.getString("code_kind")))).list();
  }

  void drafted(long batchId, String kind, Map<String, Long> ids) {
    rows.batchUpdate("UPDATE movement.batch_draft SET created_id = ? WHERE batch_id = ? AND kind = ? AND code = ?", ids.entrySet(), 500,
        (row, entry) -> {
          row.setLong(1, entry.getValue());
          row.setLong(2, batchId);
          row.setString(3, kind);
          row.setString(4, entry.getKey());
        });
  }

  /** Before anything is compared: fresh statistics, nothing noted yet. */
  void beginComparing(long batchId) {
    sql.sql("SELECT movement.analyze_staging(:batch)").param("batch", batchId).query((row, n) -> "").single();
    sql.sql("DELETE FROM movement.batch_void WHERE batch_id = :batch").param("batch", batchId).update();
  }

  /**
   * Takes out of staging what is known already, and notes which known lines the batch will void.
   *
   * @param removed lines noted as removed before, see {@link SuspendedStore#removals}
   */
  Comparison compare(long batchId, int sourceId, long removed, Map<String, Long> details) {
    String staged = "movement.staged_" + batchId;
    boolean firstOfSource = !sql.sql("SELECT EXISTS (SELECT FROM movement.line_identity WHERE source_id = :source)").param("source", sourceId).query(Boolean.class).single();
    long read = sql.sql("SELECT count(*) FROM " + staged).query(Long.class).single();
    if (firstOfSource) {
      counted(batchId, read);
      return new Comparison(read, 0, 0, 0, details, List.of());
    }
    String live = "JOIN intake.published_batch b ON b.batch_id = i.batch_id AND b.voided_by_seal IS NULL";
    String remembered = "(batch_id, movement_id, month, source_id, document_no, line_key, content, old_batch_id, removed)";
    long unchanged = sql.sql("""
        DELETE FROM %s s USING movement.line_identity i %s
        WHERE i.source_id = :source AND i.document_no = s.document_no AND i.line_key = s.line_key AND i.content = s.content
        """.formatted(staged, live)).param("source", sourceId).update();
    long changed = sql.sql("""
        INSERT INTO movement.batch_void %s
        SELECT :batch, i.movement_id, i.month, i.source_id, i.document_no, i.line_key, i.content, i.batch_id, false
        FROM %s s JOIN movement.line_identity i ON i.source_id = :source AND i.document_no = s.document_no AND i.line_key = s.line_key %s
        """.formatted(remembered, staged, live)).param("batch", batchId).param("source", sourceId).update();
    counted(batchId, read - unchanged);
    List<String> documents = sql.sql("SELECT DISTINCT document_no FROM movement.batch_void WHERE batch_id = :batch ORDER BY 1 LIMIT 50")
        .param("batch", batchId).query(String.class).list();
    return new Comparison(read - unchanged - changed, changed, unchanged, removed, details, documents);
  }

  private void counted(long batchId, long lines) {
    sql.sql("INSERT INTO movement.staging_lines (batch_id, lines) VALUES (:batch, :lines) ON CONFLICT (batch_id) DO UPDATE SET lines = excluded.lines")
        .param("batch", batchId).param("lines", lines).update();
  }

  /** Whether staging holds what was compared; a crash of PostgreSQL empties it. */
  boolean stagingIsWhole(long batchId) {
    return sql.sql("SELECT (SELECT count(*) FROM movement.staged_%d) = (SELECT lines FROM movement.staging_lines WHERE batch_id = :batch)".formatted(batchId))
        .param("batch", batchId).query(Boolean.class).optional().orElse(false);
  }

  boolean stagingExists(long batchId) {
    return sql.sql("SELECT to_regclass('movement.staged_%d') IS NOT NULL".formatted(batchId)).query(Boolean.class).single();
  }

  long stagingBlocks(long batchId) {
    return sql.sql("SELECT pg_relation_size('movement.staged_%d') / 8192".formatted(batchId)).query(Long.class).single();
  }

  void ensureMonths(long batchId) {
    sql.sql("SELECT movement.ensure_month(m) FROM (SELECT DISTINCT date_trunc('month', business_date)::date AS m FROM movement.staged_%d) months".formatted(batchId))
        .query((row, n) -> "").list();
  }

  /** Marks what the batch changes or removes; without effect until the batch is sealed. */
  void applyVoids(long batchId) {
    sql.sql("""
        UPDATE movement.movement m SET void_batch_id = :batch FROM movement.batch_void v
        WHERE v.batch_id = :batch AND m.id = v.movement_id AND m.business_date >= v.month AND m.business_date < v.month + interval '1 month'""")
        .param("batch", batchId).update();
    sql.sql("""
        DELETE FROM movement.line_identity i USING movement.batch_void v
        WHERE v.batch_id = :batch AND v.removed AND i.source_id = v.source_id AND i.document_no = v.document_no AND i.line_key = v.line_key""")
        .param("batch", batchId).update();
  }

  /** Facts from the blocks of staging, with the identity that keeps them unique. Returns the lines inserted. */
  long insertBlocks(long batchId, int sourceId, long fromBlock, long toBlock) {
    String range = "s.ctid >= '(%d,0)'::tid AND s.ctid < '(%d,0)'::tid".formatted(fromBlock, toBlock);
    sql.sql("""
        INSERT INTO movement.line_identity AS i (source_id, document_no, line_key, movement_id, batch_id, content, month)
        SELECT :source, s.document_no, s.line_key, s.id, :batch, s.content, date_trunc('month', s.business_date)::date
        FROM movement.staged_%d s WHERE %s
        ON CONFLICT (source_id, document_no, line_key) DO UPDATE SET movement_id = excluded.movement_id, batch_id = excluded.batch_id,
          content = excluded.content, month = excluded.month""".formatted(batchId, range))
        .param("source", sourceId).param("batch", batchId).update();
    return sql.sql("""
        INSERT INTO movement.movement (id, batch_id, partner_id, channel_id, entity_id, product_id, quantity_milli, net_minor, tax_minor,
          gross_minor, unit_price, occurred_at, content, source_id, business_date, kind, code_kind, unit_price_scale, currency, document_no,
          line_key, partner_code, product_code, unit, text)
        SELECT s.id, :batch, coalesce(s.partner_id, p.created_id), s.channel_id, s.entity_id, coalesce(s.product_id, d.created_id),
          s.quantity_milli, s.net_minor, s.tax_minor, s.gross_minor, s.unit_price, s.occurred_at, s.content, :source, s.business_date, s.kind,
          s.code_kind, s.unit_price_scale, s.currency, s.document_no, s.line_key, s.partner_code, s.product_code, s.unit, s.text
        FROM movement.staged_%d s
        LEFT JOIN movement.batch_draft p ON s.partner_id IS NULL AND p.batch_id = :batch AND p.kind = 'partner' AND p.code = s.partner_code
        LEFT JOIN movement.batch_draft d ON s.product_id IS NULL AND d.batch_id = :batch AND d.kind = 'product' AND d.code = s.product_code
        WHERE %s""".formatted(batchId, range)).param("source", sourceId).param("batch", batchId).update();
  }

  /** Says anew, as facts of the undo, what the undone batch had changed or removed. */
  void revive(long undoneBatchId, long undoBatchId) {
    sql.sql("SELECT movement.ensure_month(m) FROM (SELECT DISTINCT month AS m FROM movement.batch_void WHERE batch_id = :undone) months")
        .param("undone", undoneBatchId).query((row, n) -> "").list();
    List<Map<String, Object>> lost = rows.queryForList("""
        SELECT v.movement_id, v.source_id, v.document_no, v.line_key, v.content, v.month FROM movement.batch_void v
        JOIN intake.published_batch o ON o.batch_id = v.old_batch_id AND o.voided_by_seal IS NULL
        LEFT JOIN movement.line_identity i ON i.source_id = v.source_id AND i.document_no = v.document_no AND i.line_key = v.line_key
        WHERE v.batch_id = ? AND (i.batch_id IS NULL OR i.batch_id = ?) ORDER BY v.movement_id""", undoneBatchId, undoneBatchId);
    if (lost.isEmpty()) {
      return;
    }
    List<Long> blocks = idBlocks((lost.size() + ID_BLOCK - 1) / ID_BLOCK);
    for (int at = 0; at < lost.size(); at++) {
      long id = blocks.get(at / ID_BLOCK) + at % ID_BLOCK;
      Map<String, Object> line = lost.get(at);
      sql.sql("""
          INSERT INTO movement.movement (id, batch_id, partner_id, channel_id, entity_id, product_id, quantity_milli, net_minor, tax_minor,
            gross_minor, unit_price, occurred_at, content, source_id, business_date, kind, code_kind, unit_price_scale, currency, document_no,
            line_key, partner_code, product_code, unit, text)
          SELECT :id, :undo, partner_id, channel_id, entity_id, product_id, quantity_milli, net_minor, tax_minor,
            gross_minor, unit_price, occurred_at, content, source_id, business_date, kind, code_kind, unit_price_scale, currency, document_no,
            line_key, partner_code, product_code, unit, text
          FROM movement.movement WHERE id = :old AND business_date >= :month AND business_date < CAST(:month AS date) + interval '1 month'""")
          .param("id", id).param("undo", undoBatchId).param("old", line.get("movement_id")).param("month", line.get("month")).update();
      sql.sql("""
          INSERT INTO movement.line_identity (source_id, document_no, line_key, movement_id, batch_id, content, month)
          VALUES (:source, :document, :line, :id, :undo, :content, :month)
          ON CONFLICT (source_id, document_no, line_key) DO UPDATE SET movement_id = excluded.movement_id, batch_id = excluded.batch_id,
            content = excluded.content, month = excluded.month""")
          .param("source", line.get("source_id")).param("document", line.get("document_no")).param("line", line.get("line_key"))
          .param("id", id).param("undo", undoBatchId).param("content", line.get("content")).param("month", line.get("month")).update();
    }
  }
}
