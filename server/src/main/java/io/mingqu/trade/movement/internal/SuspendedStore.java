package io.mingqu.trade.movement.internal;

import io.mingqu.foundation.intake.LoadContext;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lines that are no longer in a document that arrived again count as removed, unless a held row could still say them: then the removal is
 * suspended until the row is mended or dropped, which is a batch of its own.
 */
@Component
class SuspendedStore {
  private static final String KEPT = "(batch_id, movement_id, month, source_id, document_no, line_key, content, old_batch_id";
  private final JdbcClient sql;
  private final JdbcTemplate rows;

  SuspendedStore(JdbcClient sql, JdbcTemplate rows) {
    this.sql = sql;
    this.rows = rows;
  }

  /**
   * @param removed           lines that count as removed by the batch
   * @param suspended         lines that would, were it not for held rows
   * @param byUnknownDocument of these, lines suspended because a held row does not say which document it belongs to
   */
  record Removals(long removed, long suspended, long suspendedDocuments, long byUnknownDocument) {
    static final Removals NONE = new Removals(0, 0, 0, 0);
  }

  /** Held rows of the batch that do not name their document. */
  void unknown(long batchId, Collection<UnknownDocument> documents) {
    rows.batchUpdate("INSERT INTO movement.unknown_document (batch_id, low, high) VALUES (?, ?, ?)", List.copyOf(documents), 500, (row, document) -> {
      row.setLong(1, batchId);
      row.setBigDecimal(2, document.low() == null ? null : new BigDecimal(document.low()));
      row.setBigDecimal(3, document.high() == null ? null : new BigDecimal(document.high()));
    });
  }

  /** Notes which known lines the batch removes and which removals wait; before what is known leaves staging. */
  Removals removals(LoadContext context) {
    long batchId = context.batchId();
    String staged = "movement.staged_" + batchId;
    sql.sql("DELETE FROM movement.suspended_removal WHERE batch_id = :batch").param("batch", batchId).update();
    if (!sql.sql("SELECT EXISTS (SELECT FROM movement.line_identity WHERE source_id = :source)").param("source", context.sourceId()).query(Boolean.class).single()) {
      return Removals.NONE;
    }
    String missing = context.partial() ? """
        SELECT i.* FROM movement.suspended_removal w JOIN movement.line_identity i ON i.source_id = w.source_id AND i.document_no = w.document_no
          AND i.line_key = w.line_key AND i.movement_id = w.movement_id
        WHERE w.batch_id = %d AND NOT EXISTS (SELECT FROM %s s WHERE s.document_no = i.document_no AND s.line_key = i.line_key)
        """.formatted(context.parentId(), staged) : """
        SELECT i.* FROM movement.line_identity i
        WHERE i.source_id = %d AND i.document_no IN (SELECT document_no FROM %s)
          AND NOT EXISTS (SELECT FROM %s s WHERE s.document_no = i.document_no AND s.line_key = i.line_key)
        """.formatted(context.sourceId(), staged, staged);
    if (someRowsHeld(batchId)) {
      suspend(batchId, missing);
    }
    long removed = sql.sql("""
        INSERT INTO movement.batch_void %s, removed)
        SELECT :batch, i.movement_id, i.month, i.source_id, i.document_no, i.line_key, i.content, i.batch_id, true
        FROM (%s) i JOIN intake.published_batch b ON b.batch_id = i.batch_id AND b.voided_by_seal IS NULL
        WHERE NOT EXISTS (SELECT FROM movement.suspended_removal w WHERE w.batch_id = :batch AND w.movement_id = i.movement_id)
        """.formatted(KEPT, missing)).param("batch", batchId).update();
    if (!context.partial()) {
      sql.sql("""
          INSERT INTO movement.restated_document (batch_id, source_id, document_no)
          SELECT DISTINCT :batch, w.source_id, w.document_no FROM movement.suspended_removal w
          WHERE w.source_id = :source AND w.batch_id < :batch AND w.document_no IN (SELECT document_no FROM %s) ON CONFLICT DO NOTHING"""
          .formatted(staged)).param("batch", batchId).param("source", context.sourceId()).update();
    }
    return sql.sql("""
        SELECT count(*) AS lines, count(DISTINCT document_no) AS documents, count(*) FILTER (WHERE unknown) AS by_unknown
        FROM movement.suspended_removal WHERE batch_id = :batch""").param("batch", batchId)
        .query((row, n) -> new Removals(removed, row.getLong("lines"), row.getLong("documents"), row.getLong("by_unknown"))).single();
  }

  private boolean someRowsHeld(long batchId) {
    return sql.sql("""
        SELECT EXISTS (SELECT FROM movement.unknown_document WHERE batch_id = :batch) OR EXISTS (SELECT FROM movement.incomplete_document WHERE batch_id = :batch)""")
        .param("batch", batchId).query(Boolean.class).single();
  }

  private void suspend(long batchId, String missing) {
    sql.sql("""
        INSERT INTO movement.suspended_removal %s, unknown)
        SELECT :batch, i.movement_id, i.month, i.source_id, i.document_no, i.line_key, i.content, i.batch_id, d.document_no IS NULL
        FROM (%s) i JOIN intake.published_batch b ON b.batch_id = i.batch_id AND b.voided_by_seal IS NULL
        LEFT JOIN movement.incomplete_document d ON d.batch_id = :batch AND d.document_no = i.document_no
        WHERE d.document_no IS NOT NULL OR EXISTS (
          SELECT FROM movement.unknown_document u WHERE u.batch_id = :batch AND (u.low IS NULL
            OR CASE WHEN i.document_no ~ '^[0-9]{1,60}$' THEN i.document_no::numeric BETWEEN u.low AND u.high ELSE false END))
        """.formatted(KEPT, missing)).param("batch", batchId).update();
  }

  boolean any(long batchId) {
    return sql.sql("SELECT EXISTS (SELECT FROM movement.suspended_removal WHERE batch_id = :batch)").param("batch", batchId).query(Boolean.class).single();
  }

  /** A document that arrived again since says by itself what is gone. */
  void lapseWhatWasSaidAgain(long batchId) {
    sql.sql("""
        DELETE FROM movement.suspended_removal w USING movement.restated_document r
        WHERE r.batch_id = :batch AND w.source_id = r.source_id AND w.document_no = r.document_no AND w.batch_id < :batch""").param("batch", batchId).update();
    sql.sql("DELETE FROM movement.restated_document WHERE batch_id = :batch").param("batch", batchId).update();
  }

  void forget(long batchId) {
    for (String table : List.of("unknown_document", "suspended_removal", "restated_document")) {
      sql.sql("DELETE FROM movement.%s WHERE batch_id = :batch".formatted(table)).param("batch", batchId).update();
    }
  }
}
