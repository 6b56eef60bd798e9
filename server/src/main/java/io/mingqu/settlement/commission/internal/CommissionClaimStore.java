package io.mingqu.settlement.commission.internal;

import io.mingqu.settlement.commission.CommissionRole;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who claims to have brought which order. */
@Component
class CommissionClaimStore {
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final Clock clock;

  CommissionClaimStore(JdbcClient sql, JdbcTemplate rows, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.clock = clock;
  }

  record NewClaim(String orderNo, long partnerId, CommissionRole role, int level, @Nullable Long throughId, Instant touchedAt, String source) {}

  record Claim(long id, String orderNo, long partnerId, CommissionRole role, int level, @Nullable Long throughId, Instant touchedAt) {}

  record Outcome(long claimId, boolean won, String reason, @Nullable Long lostTo) {}

  /** The same claim again replaces what it said; it is decided anew. */
  void put(List<NewClaim> claims) {
    Timestamp now = Timestamp.from(clock.instant());
    rows.batchUpdate("""
        INSERT INTO commission.claim (order_no, partner_id, role, level, through_id, touched_at, source, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (order_no, partner_id, role) DO UPDATE SET level = excluded.level, through_id = excluded.through_id, touched_at = excluded.touched_at,
          source = excluded.source, outcome = 'OPEN', reason = '', lost_to = NULL""", claims, 500, (row, claim) -> {
          row.setString(1, claim.orderNo());
          row.setLong(2, claim.partnerId());
          row.setString(3, claim.role().name());
          row.setInt(4, claim.level());
          row.setObject(5, claim.throughId(), Types.BIGINT);
          row.setTimestamp(6, Timestamp.from(claim.touchedAt()));
          row.setString(7, claim.source());
          row.setTimestamp(8, now);
        });
  }

  List<Claim> of(Collection<String> orders) {
    return sql.sql("""
        SELECT id, order_no, partner_id, role, level, through_id, touched_at FROM commission.claim WHERE order_no = ANY (:orders)
        ORDER BY order_no, level, touched_at, id""").param("orders", orders.toArray(String[]::new))
        .query((row, n) -> new Claim(row.getLong(1), row.getString(2), row.getLong(3), CommissionRole.valueOf(row.getString(4)), row.getInt(5),
            row.getObject(6, Long.class), row.getTimestamp(7).toInstant())).list();
  }

  void decide(List<Outcome> outcomes) {
    rows.batchUpdate("UPDATE commission.claim SET outcome = ?, reason = ?, lost_to = ? WHERE id = ?", outcomes, 500, (row, outcome) -> {
      row.setString(1, outcome.won() ? "WON" : "LOST");
      row.setString(2, outcome.reason());
      row.setObject(3, outcome.lostTo(), Types.BIGINT);
      row.setLong(4, outcome.claimId());
    });
  }
}
