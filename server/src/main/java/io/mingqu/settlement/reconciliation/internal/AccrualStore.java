package io.mingqu.settlement.reconciliation.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much is accrued and open per partner, programme and period; rows are locked in the order of their keys. */
@Component
class AccrualStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;

  AccrualStore(JdbcClient sql, JdbcTemplate batches, Clock clock) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
  }

  record Key(long partnerId, String programmeCode, String periodCode) {}

  /** Open amounts of some partners, locked until the transaction ends. */
  Map<Key, Long> locked(Collection<Long> partnerIds) {
    Map<Key, Long> open = new HashMap<>();
    sql.sql("""
        SELECT partner_id, programme_code, period_code, open_minor FROM reconciliation.accrual WHERE partner_id = ANY (CAST(:partners AS bigint[]))
        ORDER BY partner_id, programme_code, period_code FOR NO KEY UPDATE""")
        .param("partners", partnerIds.toArray(Long[]::new))
        .query(row -> {
          open.put(new Key(row.getLong(1), row.getString(2), row.getString(3)), row.getLong(4));
        });
    return open;
  }

  /** What is open now for a key. */
  record Open(Key key, long entityId, String currency, long openMinor) {}

  void set(Collection<Open> all) {
    Timestamp now = Timestamp.from(clock.instant());
    batches.batchUpdate("""
        INSERT INTO reconciliation.accrual (partner_id, programme_code, period_code, entity_id, currency, open_minor, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (partner_id, programme_code, period_code) DO UPDATE SET open_minor = excluded.open_minor, changed_at = excluded.changed_at""",
        all, BATCH, (row, each) -> {
          row.setLong(1, each.key().partnerId());
          row.setString(2, each.key().programmeCode());
          row.setString(3, each.key().periodCode());
          row.setLong(4, each.entityId());
          row.setString(5, each.currency());
          row.setLong(6, each.openMinor());
          row.setTimestamp(7, now);
        });
  }
}
