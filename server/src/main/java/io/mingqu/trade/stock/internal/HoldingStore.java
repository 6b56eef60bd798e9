package io.mingqu.trade.stock.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was reported or counted. Rows are never edited: a later one voids an earlier one of the same partner, product, day and origin. */
@Component
class HoldingStore {
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final Clock clock;

  HoldingStore(JdbcClient sql, JdbcTemplate rows, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.clock = clock;
  }

  record Line(long partnerId, long productId, LocalDate heldOn, long quantityMilli, long statedMilli, String unit, String note) {}

  /** Lines of a file, not visible until its batch is sealed. */
  void report(long batchId, List<Line> lines, String by) {
    rows.batchUpdate("""
        UPDATE stock.holding h SET void_batch_id = ? FROM intake.published_batch b
        WHERE h.partner_id = ? AND h.product_id = ? AND h.held_on = ? AND h.origin = 'REPORT' AND h.void_batch_id IS NULL AND h.void_seal IS NULL
          AND b.batch_id = h.batch_id AND b.voided_by_seal IS NULL""", lines, 500, (row, line) -> {
          row.setLong(1, batchId);
          row.setLong(2, line.partnerId());
          row.setLong(3, line.productId());
          row.setObject(4, line.heldOn());
        });
    insert("REPORT", batchId, null, null, lines, by);
  }

  /** Lines counted on the spot, known from {@code sealNo} on. */
  void count(long sealNo, @Nullable Long photoFileId, List<Line> lines, String by) {
    rows.batchUpdate("""
        UPDATE stock.holding SET void_seal = ?
        WHERE partner_id = ? AND product_id = ? AND held_on = ? AND origin = 'COUNT' AND void_seal IS NULL""", lines, 500, (row, line) -> {
          row.setLong(1, sealNo);
          row.setLong(2, line.partnerId());
          row.setLong(3, line.productId());
          row.setObject(4, line.heldOn());
        });
    insert("COUNT", null, sealNo, photoFileId, lines, by);
  }

  private void insert(String origin, @Nullable Long batchId, @Nullable Long sealNo, @Nullable Long photoFileId, List<Line> lines, String by) {
    Timestamp now = Timestamp.from(clock.instant());
    rows.batchUpdate("""
        INSERT INTO stock.holding (partner_id, product_id, held_on, origin, quantity_milli, stated_milli, unit, batch_id, seal_no, photo_file_id, note,
          recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines, 500, (row, line) -> {
          row.setLong(1, line.partnerId());
          row.setLong(2, line.productId());
          row.setObject(3, line.heldOn());
          row.setString(4, origin);
          row.setLong(5, line.quantityMilli());
          row.setLong(6, line.statedMilli());
          row.setString(7, line.unit());
          row.setObject(8, batchId, Types.BIGINT);
          row.setObject(9, sealNo, Types.BIGINT);
          row.setObject(10, photoFileId, Types.BIGINT);
          row.setString(11, line.note());
          row.setString(12, by);
          row.setTimestamp(13, now);
        });
  }

  void forget(long batchId) {
    sql.sql("SELECT stock.forget_unsealed(:batch)").param("batch", batchId).query((row, n) -> "").single();
  }

  /** Says anew, as facts of the undo, what the undone batch had replaced. */
  void revive(long undoneBatchId, long undoBatchId) {
    sql.sql("""
        INSERT INTO stock.holding (partner_id, product_id, held_on, origin, quantity_milli, stated_milli, unit, batch_id, photo_file_id, note, recorded_by, recorded_at)
        SELECT partner_id, product_id, held_on, origin, quantity_milli, stated_milli, unit, :undo, photo_file_id, note, recorded_by, recorded_at
        FROM stock.holding WHERE void_batch_id = :undone""").param("undo", undoBatchId).param("undone", undoneBatchId).update();
  }
}
