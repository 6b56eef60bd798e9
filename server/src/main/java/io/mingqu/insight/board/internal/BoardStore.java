package io.mingqu.insight.board.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the totals per day equal to the movements that count now. */
@Component
class BoardStore {
  private final JdbcClient sql;
  private final Clock clock;

  BoardStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Makes anew the days a batch touches: those of its own lines and those of the lines its seal voids. */
  int follow(long batchId, long sealNo) {
    // one at a time: two batches may touch the same day
    sql.sql("SELECT pg_advisory_xact_lock(hashtext('board.day_total'))").query((row, n) -> 0).list();
    List<LocalDate> days = sql.sql("""
        SELECT DISTINCT business_date FROM movement.published_movement WHERE batch_id = :batch
        UNION SELECT DISTINCT business_date FROM movement.published_movement WHERE void_seal = :seal""")
        .param("batch", batchId).param("seal", sealNo).query(LocalDate.class).list();
    if (!days.isEmpty()) {
      remake(days.stream().map(LocalDate::toString).toArray(String[]::new));
    }
    sql.sql("UPDATE board.state SET seal_no = greatest(seal_no, :seal), changed_at = :at")
        .param("seal", sealNo).param("at", Timestamp.from(clock.instant())).update();
    return days.size();
  }

  private void remake(String[] days) {
    sql.sql("DELETE FROM board.day_total WHERE business_date = ANY (CAST(:days AS date[]))").param("days", days).update();
    sql.sql("""
        INSERT INTO board.day_total (business_date, kind, currency, partner_id, channel_id, entity_id, lines, quantity_milli, net_minor, gross_minor)
        SELECT business_date, kind, currency, partner_id, channel_id, entity_id, count(*), sum(quantity_milli), sum(net_minor), sum(gross_minor)
        FROM movement.published_movement
        WHERE business_date = ANY (CAST(:days AS date[])) AND seal_no IS NOT NULL AND void_seal IS NULL
        GROUP BY business_date, kind, currency, partner_id, channel_id, entity_id""")
        .param("days", days).update();
  }
}
