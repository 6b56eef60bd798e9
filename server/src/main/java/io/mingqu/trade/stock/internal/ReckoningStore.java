package io.mingqu.trade.stock.internal;

import io.mingqu.trade.stock.StockPosition;
import io.mingqu.trade.stock.StuffingSignal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a reckoning of positions and signals, and lets go of the one before. */
@Component
class ReckoningStore {
  private final JdbcClient sql;
  private final JdbcTemplate rows;
  private final Clock clock;

  ReckoningStore(JdbcClient sql, JdbcTemplate rows, Clock clock) {
    this.sql = sql;
    this.rows = rows;
    this.clock = clock;
  }

  long begin(LocalDate asOf, long sealNo, String rule, @Nullable String policy, String by) {
    return sql.sql("INSERT INTO stock.reckoning (as_of, seal_no, rule, rule_policy, made_by) VALUES (:day, :seal, :rule::jsonb, :policy, :by) RETURNING id")
        .param("day", asOf).param("seal", sealNo).param("rule", rule).param("policy", policy).param("by", by).query(Long.class).single();
  }

  void positions(long reckoning, List<StockPosition> positions) {
    rows.batchUpdate("""
        INSERT INTO stock.position (reckoning_id, partner_id, product_id, closing_on, opening_on, opening_milli, receipts_milli, sell_out_milli, reported_milli,
          counted_milli, cap_milli, expected_milli, gap_milli, outcome, source, on_hand_milli, transit_milli, sold_milli, stock_days, age_milli, value_minor, currency)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", positions, 500, (row, p) -> {
          row.setLong(1, reckoning);
          row.setLong(2, p.partnerId());
          row.setLong(3, p.productId());
          row.setObject(4, p.closingOn(), Types.DATE);
          row.setObject(5, p.openingOn(), Types.DATE);
          big(row, 6, p.known().openingMilli());
          row.setLong(7, p.known().receiptsMilli());
          big(row, 8, p.known().sellOutMilli());
          big(row, 9, p.known().reportedMilli());
          big(row, 10, p.known().countedMilli());
          row.setLong(11, p.known().purchasedMilli());
          big(row, 12, p.result().expectedMilli());
          big(row, 13, p.result().gapMilli());
          row.setString(14, p.result().outcome().name());
          row.setString(15, p.result().source().name());
          row.setLong(16, p.onHandMilli());
          row.setLong(17, p.transitMilli());
          row.setObject(18, p.soldMilli(), Types.BIGINT);
          row.setObject(19, p.stockDays(), Types.INTEGER);
          row.setArray(20, row.getConnection().createArrayOf("bigint", boxed(io.mingqu.kernel.stock.StockLayers.ageing(p.unsold(), p.asOf(), PartnerGoods.AGE_BOUNDS))));
          row.setLong(21, p.valueMinor());
          row.setString(22, p.currency().isEmpty() ? "CNY" : p.currency());
        });
  }

  void signals(long reckoning, List<StuffingSignal> signals) {
    rows.batchUpdate("""
        INSERT INTO stock.signal (reckoning_id, partner_id, currency, sell_in_minor, sell_out_minor, stock_minor, last_minor, period_minor, ratio_ppm, stock_days,
          spike_ppm, signs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", signals, 500, (row, s) -> {
          row.setLong(1, reckoning);
          row.setLong(2, s.partnerId());
          row.setString(3, s.currency());
          row.setLong(4, s.facts().sellInMilli());
          big(row, 5, s.facts().sellOutMilli());
          row.setLong(6, s.facts().stockMilli());
          row.setLong(7, s.facts().lastMilli());
          row.setLong(8, s.facts().periodMilli());
          whole(row, 9, s.reading().sellInOverSellOutPpm());
          whole(row, 10, s.reading().stockDays());
          whole(row, 11, s.reading().spikePpm());
          row.setArray(12, row.getConnection().createArrayOf("text", s.reading().signs().stream().map(Enum::name).sorted().toArray()));
        });
  }

  /** The reckoning becomes the one that is shown; earlier ones go. */
  void finish(long reckoning) {
    sql.sql("UPDATE stock.reckoning SET finished_at = :now WHERE id = :id").param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("id", reckoning).update();
    for (String table : List.of("position", "signal")) {
      sql.sql("DELETE FROM stock.%s WHERE reckoning_id < :id".formatted(table)).param("id", reckoning).update();
    }
    sql.sql("DELETE FROM stock.reckoning WHERE id < :id").param("id", reckoning).update();
  }

  private static void big(PreparedStatement row, int at, OptionalLong value) throws SQLException {
    row.setObject(at, value.isPresent() ? (Long) value.getAsLong() : null, Types.BIGINT);
  }

  private static void whole(PreparedStatement row, int at, OptionalInt value) throws SQLException {
    row.setObject(at, value.isPresent() ? (Integer) value.getAsInt() : null, Types.INTEGER);
  }

  private static Long[] boxed(long[] values) {
    return Arrays.stream(values).boxed().toArray(Long[]::new);
  }
}
