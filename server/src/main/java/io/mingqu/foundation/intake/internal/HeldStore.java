package io.mingqu.foundation.intake.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes held rows. */
@Component
class HeldStore {
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final JsonMapper json = JsonMapper.shared();

  HeldStore(JdbcClient sql, JdbcTemplate batches) {
    this.sql = sql;
    this.batches = batches;
  }

  record Held(int no, String sheet, long rowNo, String documentNo, String reason, Map<String, Object> params, List<String> columns, String[] cells) {}

  void insert(long batchId, List<Held> rows) {
    batches.batchUpdate("""
        INSERT INTO intake.held_row (batch_id, no, sheet, row_no, document_no, reason, params, columns, cells) VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""",
        rows, 500, (row, held) -> {
          row.setLong(1, batchId);
          row.setInt(2, held.no());
          row.setString(3, held.sheet());
          row.setLong(4, held.rowNo());
          row.setString(5, held.documentNo());
          row.setString(6, held.reason());
          row.setString(7, json.writeValueAsString(held.params()));
          row.setArray(8, row.getConnection().createArrayOf("text", held.columns().toArray()));
          row.setArray(9, row.getConnection().createArrayOf("text", held.cells()));
        });
  }

  void clear(long batchId) {
    sql.sql("DELETE FROM intake.held_row WHERE batch_id = :batch").param("batch", batchId).update();
  }

  /** Held rows in file order, for a retry. */
  List<Held> page(long batchId, int after, int limit) {
    return sql.sql("""
        SELECT no, sheet, row_no, document_no, reason, columns, cells FROM intake.held_row
        WHERE batch_id = :batch AND state = 'HELD' AND no > :after ORDER BY no LIMIT :limit""")
        .param("batch", batchId).param("after", after).param("limit", limit)
        .query((row, n) -> new Held(row.getInt("no"), row.getString("sheet"), row.getLong("row_no"), row.getString("document_no"),
            row.getString("reason"), Map.of(), new ArrayList<>(List.of((String[]) row.getArray("columns").getArray())),
            (String[]) row.getArray("cells").getArray())).list();
  }

  void retried(long batchId) {
    sql.sql("UPDATE intake.held_row SET state = 'RETRIED' WHERE batch_id = :batch AND state = 'HELD'").param("batch", batchId).update();
  }

  int drop(long batchId, List<Integer> numbers) {
    return sql.sql("UPDATE intake.held_row SET state = 'DROPPED' WHERE batch_id = :batch AND state = 'HELD' AND no IN (:numbers)")
        .param("batch", batchId).param("numbers", numbers).update();
  }

  /** Sets one cell of held rows; {@code column} is the header's position from 1. */
  int edit(long batchId, List<Integer> numbers, int column, String value) {
    return sql.sql("UPDATE intake.held_row SET cells[:column] = :value WHERE batch_id = :batch AND state = 'HELD' AND no IN (:numbers)")
        .param("column", column).param("value", value).param("batch", batchId).param("numbers", numbers).update();
  }
}
