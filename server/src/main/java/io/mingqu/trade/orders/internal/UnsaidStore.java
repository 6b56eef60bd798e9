package io.mingqu.trade.orders.internal;

import io.mingqu.kernel.orders.AfterSaleStatus;
import io.mingqu.kernel.orders.Axes;
import io.mingqu.kernel.orders.FulfilmentStatus;
import io.mingqu.kernel.orders.OrderLine;
import io.mingqu.kernel.orders.PaymentStatus;
import io.mingqu.kernel.orders.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders whose movements are not said yet. */
@Component
class UnsaidStore {
  private final JdbcClient sql;

  UnsaidStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Unsaid(long id, String externalId, @Nullable Long partnerId, long channelId, @Nullable Long entityId, String unit, String currency,
      @Nullable Instant paidAt, List<UnsaidLine> lines) {
    Unsaid soldBy(long entity) {
      return new Unsaid(id, externalId, partnerId, channelId, entity, unit, currency, paidAt, lines);
    }

    Unsaid in(String declaredUnit) {
      return new Unsaid(id, externalId, partnerId, channelId, entityId, declaredUnit, currency, paidAt, lines);
    }

    /** When the line was paid: the head's word, else the latest time the line states. */
    Instant at(UnsaidLine line) {
      return paidAt == null ? Instant.ofEpochMilli(line.said().version().updatedAtEpochMilli()) : paidAt;
    }
  }

  record UnsaidLine(OrderLine said, @Nullable Long productId) {}

  /** All of the source, locked so that nobody changes them before they are said. */
  List<Unsaid> lock(String source) {
    Map<Long, List<UnsaidLine>> lines = new HashMap<>();
    List<Unsaid> orders = sql.sql("""
        SELECT o.id, o.external_id, o.partner_id, o.channel_id, o.entity_id, o.unit, o.currency, o.paid_at_ms
        FROM orders.sales_order o WHERE o.id IN (SELECT order_id FROM orders.unsaid WHERE source = :source) ORDER BY o.id FOR UPDATE""").param("source", source)
        .query((row, n) -> {
          Long paidAt = row.getObject("paid_at_ms", Long.class);
          return new Unsaid(row.getLong("id"), row.getString("external_id"), row.getObject("partner_id", Long.class), row.getLong("channel_id"),
              row.getObject("entity_id", Long.class), row.getString("unit"), row.getString("currency"),
              paidAt == null ? null : Instant.ofEpochMilli(paidAt), lines.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>()));
        }).list();
    sql.sql("""
        SELECT l.* FROM orders.order_line l JOIN orders.unsaid u ON u.order_id = l.order_id WHERE u.source = :source ORDER BY l.order_id, l.line_id""")
        .param("source", source).query(row -> {
          Axes axes = new Axes(PaymentStatus.valueOf(row.getString("payment")), FulfilmentStatus.valueOf(row.getString("fulfilment")),
              AfterSaleStatus.valueOf(row.getString("after_sale")));
          OrderLine said = new OrderLine(row.getString("line_id"), new Version(row.getLong("updated_at_ms"), row.getInt("progress"), row.getLong("digest")),
              axes, row.getString("product_code"), row.getString("title"), row.getLong("quantity_milli"), row.getLong("due_minor"),
              row.getLong("paid_minor"), row.getLong("refund_minor"));
          lines.getOrDefault(row.getLong("order_id"), new ArrayList<>()).add(new UnsaidLine(said, row.getObject("product_id", Long.class)));
        });
    return orders;
  }

  void said(List<Long> orderIds) {
    sql.sql("DELETE FROM orders.unsaid WHERE order_id = ANY (:ids)").param("ids", orderIds.toArray(Long[]::new)).update();
  }
}
