package io.mingqu.trade.orders.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.orders.AfterSaleStatus;
import io.mingqu.kernel.orders.Axes;
import io.mingqu.kernel.orders.FulfilmentStatus;
import io.mingqu.kernel.orders.LineEffect;
import io.mingqu.kernel.orders.OrderLine;
import io.mingqu.kernel.orders.OrderSummary;
import io.mingqu.kernel.orders.PaymentStatus;
import io.mingqu.kernel.orders.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders for lists and pages, newest first. */
@Component
class OrderQueries {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private final JdbcClient sql;

  OrderQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(String id, String source, String shopCode, String externalId, @Nullable String partnerId, String channelId, PaymentStatus payment,
      FulfilmentStatus fulfilment, AfterSaleStatus afterSale, OrderSummary summary, String currency, long dueMinor, long paidMinor, long refundMinor,
      Instant placedAt) {}

  record Line(String lineId, PaymentStatus payment, FulfilmentStatus fulfilment, AfterSaleStatus afterSale, OrderSummary summary, String productCode,
      @Nullable String productId, String title, long quantityMilli, long dueMinor, long paidMinor, long refundMinor, LineEffect effect, Instant saidAt) {}

  record Record(Row order, long freightMinor, @Nullable Instant paidAt, @Nullable Instant saidAt, Instant changedAt, Map<String, String> texts,
      @Nullable String entityId, boolean movementsWaiting, List<Line> lines) {}

  record Filter(@Nullable String q, @Nullable OrderSummary summary, @Nullable PaymentStatus payment, @Nullable FulfilmentStatus fulfilment,
      @Nullable AfterSaleStatus afterSale, @Nullable String shop) {}

  Page<Row> page(Filter filter, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<Row> rows = sql.sql("""
        SELECT * FROM orders.sales_order
        WHERE (:at::timestamptz IS NULL OR (placed_at, id) < (:at::timestamptz, :id::bigint))
          AND (:summary::text IS NULL OR summary = :summary) AND (:payment::text IS NULL OR payment = :payment)
          AND (:fulfilment::text IS NULL OR fulfilment = :fulfilment) AND (:afterSale::text IS NULL OR after_sale = :afterSale)
          AND (:shop::text IS NULL OR shop_code = :shop) AND (:q::text IS NULL OR external_id = :q
               OR EXISTS (SELECT 1 FROM orders.order_line l WHERE l.order_id = sales_order.id AND (l.line_id = :q OR l.product_code = :q)))
        ORDER BY placed_at DESC, id DESC LIMIT :limit""")
        .param("at", key == null ? null : instant(key.getFirst(), after)).param("id", key == null ? null : number(key.getLast(), after))
        .param("summary", name(filter.summary())).param("payment", name(filter.payment())).param("fulfilment", name(filter.fulfilment()))
        .param("afterSale", name(filter.afterSale())).param("shop", filter.shop())
        .param("q", filter.q() == null || filter.q().isBlank() ? null : filter.q().strip()).param("limit", limit + 1)
        .query(OrderQueries::row).list();
    return Page.of(rows, limit, row -> List.of(row.placedAt().toString(), row.id()));
  }

  private static @Nullable Timestamp instant(String text, @Nullable String cursor) {
    try {
      return Timestamp.from(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", String.valueOf(cursor)));
    }
  }

  private static long number(String text, @Nullable String cursor) {
    if (!text.matches("\\d{1,18}")) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", String.valueOf(cursor)));
    }
    return Long.parseLong(text);
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  Optional<Record> record(long id) {
    List<Line> lines = sql.sql("SELECT * FROM orders.order_line WHERE order_id = :id ORDER BY line_id").param("id", id).query(OrderQueries::line).list();
    return sql.sql("""
        SELECT *, texts::text AS texts_json, EXISTS (SELECT FROM orders.unsaid u WHERE u.order_id = o.id) AS waiting
        FROM orders.sales_order o WHERE id = :id""").param("id", id)
        .query((row, n) -> new Record(row(row, n), row.getLong("freight_minor"), millis(row, "paid_at_ms"), millis(row, "head_updated_at_ms"),
            row.getTimestamp("changed_at").toInstant(), JSON.readValue(row.getString("texts_json"), TEXTS),
            row.getString("entity_id"), row.getBoolean("waiting"), lines)).optional();
  }

  private static @Nullable Instant millis(ResultSet row, String column) throws SQLException {
    Long value = row.getObject(column, Long.class);
    return value == null ? null : Instant.ofEpochMilli(value);
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(row.getString("id"), row.getString("source"), row.getString("shop_code"), row.getString("external_id"), row.getString("partner_id"),
        row.getString("channel_id"), PaymentStatus.valueOf(row.getString("payment")), FulfilmentStatus.valueOf(row.getString("fulfilment")),
        AfterSaleStatus.valueOf(row.getString("after_sale")), OrderSummary.valueOf(row.getString("summary")), row.getString("currency"),
        row.getLong("due_minor"), row.getLong("paid_minor"), row.getLong("refund_minor"), row.getTimestamp("placed_at").toInstant());
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    Axes axes = new Axes(PaymentStatus.valueOf(row.getString("payment")),
        FulfilmentStatus.valueOf(row.getString("fulfilment")), AfterSaleStatus.valueOf(row.getString("after_sale")));
    OrderLine said = new OrderLine(row.getString("line_id"), new Version(0, 0, 0), axes, row.getString("product_code"), row.getString("title"),
        row.getLong("quantity_milli"), row.getLong("due_minor"), row.getLong("paid_minor"), row.getLong("refund_minor"));
    return new Line(row.getString("line_id"), axes.payment(), axes.fulfilment(), axes.afterSale(), axes.summary(), row.getString("product_code"),
        row.getString("product_id"), row.getString("title"), row.getLong("quantity_milli"), row.getLong("due_minor"), row.getLong("paid_minor"),
        row.getLong("refund_minor"), LineEffect.of(said), Instant.ofEpochMilli(row.getLong("updated_at_ms")));
  }
}
