package io.mingqu.trade.movement.internal;

import io.mingqu.kernel.movement.ReversalLinking;
import io.mingqu.kernel.movement.ReversalLinking.Lines;
import io.mingqu.kernel.movement.ReversalLinking.Links;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links returns and cancellations to the sales they reverse: same customer, code and price; the latest sale not after the return that has
 * quantity left; split if needed. Of equal times the higher document and line counts as later, so the order
 * of a file's rows does not matter. Lines without a customer belong to
 * the one declared unknown customer.
 */
@Component
class ReversalStore {
  private static final int SHIPPED = 2;
  private static final int RETURNED = 3;
  /** Lines that count now or will when the batch is sealed; the two lists of batches are read once, not once a line. */
  private static final String COUNTS = """
      m.batch_id = ANY (ARRAY(SELECT b.batch_id FROM intake.published_batch b WHERE b.voided_by_seal IS NULL) || CAST(:batch AS bigint))
      AND (m.void_batch_id IS NULL OR m.void_batch_id <> ALL (ARRAY(SELECT v.batch_id FROM intake.published_batch v) || CAST(:batch AS bigint)))""";
  private final JdbcClient sql;
  private final JdbcTemplate rows;

  ReversalStore(JdbcClient sql, JdbcTemplate rows) {
    this.sql = sql;
    this.rows = rows;
  }

  private record Line(long id, boolean sale, long partnerId, long productId, long price, long atSeconds, String documentNo, long leftMilli, LocalDate day) {}

  /** @return how many returns were linked */
  int link(long batchId) {
    forgetVoided(batchId);
    boolean goods = sql.sql("SELECT EXISTS (SELECT FROM movement.movement WHERE batch_id = :batch AND kind IN (2, 3))").param("batch", batchId)
        .query(Boolean.class).single();
    if (!goods) {
      return 0;
    }
    List<Line> lines = new ArrayList<>(open(batchId, RETURNED));
    if (lines.isEmpty()) {
      return 0;
    }
    lines.addAll(open(batchId, SHIPPED));
    Links links = ReversalLinking.link(columns(lines));
    store(batchId, lines, links);
    return links.size();
  }

  /** Open returns, or the sales of the same customers, codes and prices that have quantity left; ordered by document and line. */
  private List<Line> open(long batchId, int kind) {
    String left = kind == RETURNED
        ? "-m.quantity_milli - coalesce((SELECT sum(l.quantity_milli) FROM movement.reversal_link l WHERE l.return_id = m.id AND l.void_batch_id IS NULL), 0)"
        : "m.quantity_milli - coalesce((SELECT sum(l.quantity_milli) FROM movement.reversal_link l WHERE l.sale_id = m.id AND l.void_batch_id IS NULL), 0)";
    String articles = kind == RETURNED ? "" : """
        AND (m.partner_id, m.product_id, m.unit_price, m.unit_price_scale) IN
          (SELECT r.partner_id, r.product_id, r.unit_price, r.unit_price_scale FROM movement.movement r WHERE r.kind = 3)""";
    return sql.sql("""
        SELECT * FROM (
          SELECT m.id, m.kind, m.partner_id, m.product_id, m.unit_price * 10 + m.unit_price_scale AS price, m.occurred_at, m.business_date,
            m.document_no, m.line_key, %s AS left_milli
          FROM movement.movement m
          WHERE m.kind = :kind AND m.partner_id IS NOT NULL AND m.product_id IS NOT NULL AND %s %s) lines
        WHERE left_milli > 0 ORDER BY document_no, line_key""".formatted(left, COUNTS, articles))
        .param("batch", batchId).param("kind", kind).query(ReversalStore::line).list();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    boolean sale = row.getInt("kind") == SHIPPED;
    java.sql.Timestamp at = row.getTimestamp("occurred_at");
    LocalDate day = row.getObject("business_date", LocalDate.class);
    long seconds = at == null ? day.toEpochDay() * 86_400 : Math.floorDiv(at.getTime(), 1_000L);
    return new Line(row.getLong("id"), sale, row.getLong("partner_id"), row.getLong("product_id"), row.getLong("price"), seconds,
        row.getString("document_no"), row.getLong("left_milli"), day);
  }

  private static Lines columns(List<Line> lines) {
    int n = lines.size();
    Map<Long, Integer> customers = new HashMap<>();
    Map<Long, Integer> codes = new HashMap<>();
    int[] customer = new int[n];
    int[] code = new int[n];
    long[] price = new long[n];
    long[] at = new long[n];
    String[] document = new String[n];
    long[] position = new long[n];
    long[] quantity = new long[n];
    for (int i = 0; i < n; i++) {
      Line line = lines.get(i);
      customer[i] = customers.computeIfAbsent(line.partnerId(), id -> customers.size());
      code[i] = codes.computeIfAbsent(line.productId(), id -> codes.size());
      price[i] = line.price();
      at[i] = line.atSeconds();
      document[i] = line.documentNo();
      position[i] = i;
      quantity[i] = line.sale() ? line.leftMilli() : -line.leftMilli();
    }
    return new Lines(customer, code, price, at, document, position, quantity);
  }

  private void store(long batchId, List<Line> lines, Links links) {
    List<Integer> all = new ArrayList<>(links.size());
    for (int i = 0; i < links.size(); i++) {
      all.add(i);
    }
    rows.batchUpdate("""
        INSERT INTO movement.reversal_link (return_id, sale_id, partner_id, batch_id, quantity_milli, sale_date, return_date)
        VALUES (?, ?, ?, ?, ?, ?, ?)""", all, 1_000, (row, i) -> {
          Line reversal = lines.get(links.returnRow()[i]);
          Line sale = lines.get(links.saleRow()[i]);
          row.setLong(1, reversal.id());
          row.setLong(2, sale.id());
          row.setLong(3, reversal.partnerId());
          row.setLong(4, batchId);
          row.setLong(5, links.quantityMilli()[i]);
          row.setObject(6, sale.day());
          row.setObject(7, reversal.day());
        });
    sql.sql("""
        UPDATE movement.movement m SET reverses_id = l.sale_id, original_date = l.sale_date
        FROM (SELECT DISTINCT ON (return_id) return_id, return_date, sale_id, sale_date FROM movement.reversal_link
              WHERE batch_id = :batch AND void_batch_id IS NULL ORDER BY return_id, sale_date DESC, sale_id) l
        WHERE m.id = l.return_id AND m.business_date = l.return_date AND m.reverses_id IS NULL""").param("batch", batchId).update();
  }

  /** Links to lines the batch voids are over; their returns are open again. */
  private void forgetVoided(long batchId) {
    over(batchId, "l.sale_id IN (SELECT movement_id FROM movement.batch_void WHERE batch_id = :of) OR l.return_id IN (SELECT movement_id FROM movement.batch_void WHERE batch_id = :of)", batchId);
  }

  /** Links to lines of an undone batch are over. */
  void unlink(long undoneBatchId, long undoBatchId) {
    over(undoBatchId, "l.sale_id IN (SELECT id FROM movement.movement WHERE batch_id = :of) OR l.return_id IN (SELECT id FROM movement.movement WHERE batch_id = :of)", undoneBatchId);
  }

  private void over(long byBatchId, String which, long ofBatchId) {
    sql.sql("UPDATE movement.reversal_link l SET void_batch_id = :by WHERE l.void_batch_id IS NULL AND (%s)".formatted(which))
        .param("by", byBatchId).param("of", ofBatchId).update();
    sql.sql("""
        UPDATE movement.movement m SET reverses_id = NULL, original_date = NULL FROM movement.reversal_link l
        WHERE l.void_batch_id = :by AND m.id = l.return_id AND m.business_date = l.return_date AND m.reverses_id = l.sale_id""")
        .param("by", byBatchId).update();
  }
}
