package io.mingqu.trade.orders.internal;

import io.mingqu.kernel.orders.AfterSaleStatus;
import io.mingqu.kernel.orders.Axes;
import io.mingqu.kernel.orders.FulfilmentStatus;
import io.mingqu.kernel.orders.OrderHead;
import io.mingqu.kernel.orders.OrderLine;
import io.mingqu.kernel.orders.OrderState;
import io.mingqu.kernel.orders.PaymentStatus;
import io.mingqu.kernel.orders.Version;
import io.mingqu.network.channel.ShopView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders under lock and writes their new state. */
@Component
class OrderStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;

  OrderStore(JdbcClient sql, JdbcTemplate batches, Clock clock) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
  }

  record Stored(long id, @Nullable Long partnerId, OrderState state) {}

  record Changed(Stored before, OrderState after) {}

  /** Rows for orders never seen, so that they can be locked; an order known without its shop learns it. */
  void open(String source, Map<String, String> shopByOrder, Map<String, ShopView> shops, long channelId) {
    List<String> ids = new ArrayList<>(shopByOrder.keySet());
    List<String> codes = ids.stream().map(shopByOrder::get).toList();
    List<@Nullable ShopView> views = new ArrayList<>();
    codes.forEach(code -> views.add(shops.get(code)));
    String given = """
        WITH given AS (SELECT * FROM unnest(:ids::text[], :codes::text[], :shops::bigint[], :partners::bigint[], :channels::bigint[])
                       AS g (id, code, shop, partner, channel))
        """;
    Long[] shopIds = views.stream().map(v -> v == null ? null : v.id()).toArray(Long[]::new);
    Long[] partnerIds = views.stream().map(v -> v == null ? null : v.partnerId()).toArray(Long[]::new);
    Long[] channelIds = views.stream().map(v -> v == null ? channelId : v.channelId()).toArray(Long[]::new);
    sql.sql(given + """
        UPDATE orders.sales_order o SET shop_code = g.code, shop_id = g.shop, partner_id = g.partner, channel_id = g.channel
        FROM given g WHERE o.source = :source AND o.external_id = g.id AND o.shop_code = '' AND g.code <> ''""")
        .param("source", source).param("ids", ids.toArray(String[]::new)).param("codes", codes.toArray(String[]::new)).param("shops", shopIds)
        .param("partners", partnerIds).param("channels", channelIds).update();
    sql.sql(given + """
        INSERT INTO orders.sales_order (source, shop_code, external_id, shop_id, partner_id, channel_id, payment, fulfilment, after_sale, summary, currency,
                                        placed_at, changed_at)
        SELECT :source, g.code, g.id, g.shop, g.partner, g.channel, 'UNPAID', 'NOT_SHIPPED', 'NONE', 'WAITING_PAYMENT', 'CNY', :at, :at FROM given g
        WHERE NOT EXISTS (SELECT 1 FROM orders.sales_order o WHERE o.source = :source AND o.external_id = g.id
                          AND (o.shop_code = g.code OR g.code = ''))
        ON CONFLICT DO NOTHING""")
        .param("source", source).param("ids", ids.toArray(String[]::new)).param("codes", codes.toArray(String[]::new)).param("shops", shopIds)
        .param("partners", partnerIds).param("channels", channelIds).param("at", Timestamp.from(clock.instant())).update();
  }

  /** What a mapping declares of the orders it brings; an order it changes has to say its movements again. */
  void declare(String source, Collection<String> externalIds, @Nullable Long entityId, String unit) {
    sql.sql("""
        WITH told AS (
          UPDATE orders.sales_order SET entity_id = coalesce(:entity::bigint, entity_id), unit = CASE WHEN :unit = '' THEN unit ELSE :unit END
          WHERE source = :source AND external_id = ANY (:ids::text[])
            AND (entity_id IS DISTINCT FROM coalesce(:entity::bigint, entity_id) OR :unit <> '' AND unit <> :unit)
          RETURNING id)
        INSERT INTO orders.unsaid (order_id, source) SELECT id, :source FROM told ON CONFLICT DO NOTHING""")
        .param("source", source).param("ids", externalIds.toArray(String[]::new)).param("entity", entityId).param("unit", unit).update();
  }

  /** States by external id, rows locked in the order of their ids. */
  Map<String, Stored> lock(String source, Collection<String> externalIds) {
    Map<Long, SortedMap<String, OrderLine>> lines = new HashMap<>();
    String[] wanted = externalIds.toArray(String[]::new);
    sql.sql("SELECT id FROM orders.sales_order WHERE source = :source AND external_id = ANY (:ids::text[]) ORDER BY id FOR UPDATE")
        .param("source", source).param("ids", wanted).query(Long.class).list();
    sql.sql("""
        SELECT l.* FROM orders.order_line l JOIN orders.sales_order o ON o.id = l.order_id
        WHERE o.source = :source AND o.external_id = ANY (:ids::text[])""").param("source", source).param("ids", wanted).query(row -> {
          lines.computeIfAbsent(row.getLong("order_id"), id -> new TreeMap<>()).put(row.getString("line_id"), line(row));
        });
    Map<String, Stored> states = new HashMap<>();
    sql.sql("SELECT *, texts::text AS texts_json FROM orders.sales_order WHERE source = :source AND external_id = ANY (:ids::text[]) ORDER BY id")
        .param("source", source).param("ids", wanted).query(row -> {
          long id = row.getLong("id");
          states.put(row.getString("external_id"), new Stored(id, row.getObject("partner_id", Long.class),
              new OrderState(head(row), lines.getOrDefault(id, new TreeMap<>()))));
        });
    return states;
  }

  private static OrderLine line(ResultSet row) throws SQLException {
    return new OrderLine(row.getString("line_id"), new Version(row.getLong("updated_at_ms"), row.getInt("progress"), row.getLong("digest")),
        axes(row, ""), row.getString("product_code"), row.getString("title"), row.getLong("quantity_milli"), row.getLong("due_minor"),
        row.getLong("paid_minor"), row.getLong("refund_minor"));
  }

  private static @Nullable OrderHead head(ResultSet row) throws SQLException {
    Long updatedAt = row.getObject("head_updated_at_ms", Long.class);
    if (updatedAt == null) {
      return null;
    }
    return new OrderHead(new Version(updatedAt, row.getInt("head_progress"), row.getLong("head_digest")), axes(row, "head_"),
        row.getString("currency"), row.getLong("due_minor"), row.getLong("paid_minor"), row.getLong("freight_minor"),
        row.getObject("created_at_ms", Long.class), row.getObject("paid_at_ms", Long.class), JSON.readValue(row.getString("texts_json"), TEXTS));
  }

  private static Axes axes(ResultSet row, String prefix) throws SQLException {
    return new Axes(PaymentStatus.valueOf(row.getString(prefix + "payment")), FulfilmentStatus.valueOf(row.getString(prefix + "fulfilment")),
        AfterSaleStatus.valueOf(row.getString(prefix + "after_sale")));
  }

  void write(List<Changed> changed, Map<String, Long> productsOfSource, Map<String, Long> products) {
    Timestamp at = Timestamp.from(clock.instant());
    batches.batchUpdate("""
        UPDATE orders.sales_order SET head_updated_at_ms = ?, head_progress = ?, head_digest = ?, head_payment = ?, head_fulfilment = ?,
          head_after_sale = ?, payment = ?, fulfilment = ?, after_sale = ?, summary = ?, currency = ?, due_minor = ?, paid_minor = ?, freight_minor = ?,
          refund_minor = ?, created_at_ms = ?, paid_at_ms = ?, texts = ?::jsonb, placed_at = coalesce(?, placed_at), changed_at = ? WHERE id = ?""",
        changed, 500, (row, order) -> {
          OrderState state = order.after();
          OrderHead head = state.head();
          Axes axes = state.axes();
          row.setObject(1, head == null ? null : head.version().updatedAtEpochMilli(), Types.BIGINT);
          row.setObject(2, head == null ? null : head.version().progress(), Types.INTEGER);
          row.setObject(3, head == null ? null : head.version().digest(), Types.BIGINT);
          row.setString(4, head == null ? null : head.axes().payment().name());
          row.setString(5, head == null ? null : head.axes().fulfilment().name());
          row.setString(6, head == null ? null : head.axes().afterSale().name());
          row.setString(7, axes.payment().name());
          row.setString(8, axes.fulfilment().name());
          row.setString(9, axes.afterSale().name());
          row.setString(10, state.summary().name());
          row.setString(11, head == null ? "CNY" : head.currency());
          row.setLong(12, head == null ? sum(state, true) : head.dueMinor());
          row.setLong(13, head == null ? sum(state, false) : head.paidMinor());
          row.setLong(14, head == null ? 0 : head.freightMinor());
          row.setLong(15, state.lines().values().stream().mapToLong(OrderLine::refundMinor).sum());
          row.setObject(16, head == null ? null : head.createdAtEpochMilli(), Types.BIGINT);
          row.setObject(17, head == null ? null : head.paidAtEpochMilli(), Types.BIGINT);
          row.setString(18, head == null ? "{}" : JSON.writeValueAsString(new TreeMap<>(head.texts())));
          row.setTimestamp(19, head == null || head.createdAtEpochMilli() == null ? null : Timestamp.from(Instant.ofEpochMilli(head.createdAtEpochMilli())));
          row.setTimestamp(20, at);
          row.setLong(21, order.before().id());
        });
    List<Object[]> lines = new ArrayList<>();
    for (Changed order : changed) {
      order.after().lines().forEach((id, line) -> {
        if (!line.equals(order.before().state().lines().get(id))) {
          Long productId = productsOfSource.getOrDefault(line.productCode(), products.get(line.productCode()));
          lines.add(new Object[] {order.before().id(), line.lineId(), order.before().partnerId(), line.version().updatedAtEpochMilli(),
              line.version().progress(), line.version().digest(), line.axes().payment().name(), line.axes().fulfilment().name(),
              line.axes().afterSale().name(), line.productCode(), productId, line.title(), line.quantityMilli(), line.dueMinor(), line.paidMinor(),
              line.refundMinor()});
        }
      });
    }
    batches.batchUpdate("""
        INSERT INTO orders.order_line (order_id, line_id, partner_id, updated_at_ms, progress, digest, payment, fulfilment, after_sale, product_code,
                                       product_id, title, quantity_milli, due_minor, paid_minor, refund_minor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (order_id, line_id) DO UPDATE SET updated_at_ms = excluded.updated_at_ms, progress = excluded.progress, digest = excluded.digest,
          payment = excluded.payment, fulfilment = excluded.fulfilment, after_sale = excluded.after_sale, product_code = excluded.product_code,
          product_id = excluded.product_id, title = excluded.title, quantity_milli = excluded.quantity_milli, due_minor = excluded.due_minor,
          paid_minor = excluded.paid_minor, refund_minor = excluded.refund_minor""", lines);
    batches.batchUpdate("INSERT INTO orders.unsaid (order_id, source) SELECT id, source FROM orders.sales_order WHERE id = ? ON CONFLICT DO NOTHING",
        changed.stream().map(order -> new Object[] {order.before().id()}).toList());
  }

  private static long sum(OrderState state, boolean due) {
    return state.lines().values().stream().mapToLong(line -> due ? line.dueMinor() : line.paidMinor()).sum();
  }
}
