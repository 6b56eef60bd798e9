package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.intake.Cut;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What consumer orders have come to, from movements at a cut. */
@Component
class CommissionSaleQueries {
  private final JdbcClient sql;

  CommissionSaleQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** An order line: paid and refunded with and without tax, items kept × 1,000, whether the goods left. */
  record Sale(String orderNo, String lineNo, long entityId, long channelId, @Nullable Long productId, String productCode, String title, String currency,
      LocalDate paidOn, long paidGrossMinor, long paidNetMinor, long refundedGrossMinor, long refundedNetMinor, long itemsMilli, boolean soldOut) {}

  /** Orders somebody claims and of which something became known after {@code lastCut}, or whose claims are not decided yet. */
  List<String> touched(long lastCut, Cut cut) {
    return sql.sql("""
        SELECT order_no FROM commission.claim WHERE outcome = 'OPEN'
        UNION
        SELECT DISTINCT m.document_no FROM movement.published_movement m
        WHERE m.kind IN ('ORDERED', 'SOLD_OUT') AND (m.seal_no > :last AND m.seal_no <= :cut OR m.void_seal > :last AND m.void_seal <= :cut)
          AND EXISTS (SELECT FROM commission.claim c WHERE c.order_no = m.document_no)
        ORDER BY 1""").param("last", lastCut).param("cut", cut.sealNo()).query(String.class).list();
  }

  List<Sale> sales(Collection<String> orders, Cut cut) {
    return sql.sql("""
        SELECT document_no, split_part(line_key, '/', 1) AS line_no, max(entity_id) AS entity_id, max(channel_id) AS channel_id, max(product_id) AS product_id,
          max(product_code) AS product_code, coalesce(max(text), '') AS title, max(currency) AS currency,
          min(business_date) FILTER (WHERE original_date IS NULL) AS paid_on, bool_or(kind = 'SOLD_OUT') AS sold_out,
          coalesce(sum(gross_minor) FILTER (WHERE kind = 'ORDERED'), 0)::bigint AS ordered_gross,
          coalesce(sum(net_minor) FILTER (WHERE kind = 'ORDERED'), 0)::bigint AS ordered_net,
          coalesce(sum(quantity_milli) FILTER (WHERE kind = 'ORDERED'), 0)::bigint AS ordered_milli,
          coalesce(sum(gross_minor) FILTER (WHERE kind = 'SOLD_OUT' AND original_date IS NULL), 0)::bigint AS sold_gross,
          coalesce(sum(net_minor) FILTER (WHERE kind = 'SOLD_OUT' AND original_date IS NULL), 0)::bigint AS sold_net,
          coalesce(-sum(gross_minor) FILTER (WHERE kind = 'SOLD_OUT' AND original_date IS NOT NULL), 0)::bigint AS back_gross,
          coalesce(-sum(net_minor) FILTER (WHERE kind = 'SOLD_OUT' AND original_date IS NOT NULL), 0)::bigint AS back_net,
          coalesce(sum(quantity_milli) FILTER (WHERE kind = 'SOLD_OUT'), 0)::bigint AS kept_milli
        FROM movement.published_movement
        WHERE kind IN ('ORDERED', 'SOLD_OUT') AND document_no = ANY (:orders) AND seal_no <= :cut AND (void_seal IS NULL OR void_seal > :cut)
        GROUP BY 1, 2 HAVING bool_or(original_date IS NULL) ORDER BY 1, 2""").param("orders", orders.toArray(String[]::new)).param("cut", cut.sealNo())
        .query((row, n) -> {
          boolean sold = row.getBoolean("sold_out");
          return new Sale(row.getString("document_no"), row.getString("line_no"), row.getLong("entity_id"), row.getLong("channel_id"),
              row.getObject("product_id", Long.class), row.getString("product_code"), row.getString("title"), row.getString("currency"),
              row.getObject("paid_on", LocalDate.class), row.getLong(sold ? "sold_gross" : "ordered_gross"), row.getLong(sold ? "sold_net" : "ordered_net"),
              row.getLong("back_gross"), row.getLong("back_net"), Math.max(0, row.getLong(sold ? "kept_milli" : "ordered_milli")), sold);
        }).list();
  }
}
