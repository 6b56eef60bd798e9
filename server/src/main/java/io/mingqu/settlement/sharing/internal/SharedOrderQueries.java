package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.intake.Cut;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What consumer orders have come to as a whole, from movements at a cut. */
@Component
class SharedOrderQueries {
  private final JdbcClient sql;

  SharedOrderQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record SoldOrder(String orderNo, long entityId, long channelId, @Nullable Long shopPartnerId, String currency, LocalDate soldOn, long soldGrossMinor,
      long soldNetMinor, long backGrossMinor, long backNetMinor) {}

  /** Orders sold out or refunded after {@code lastCut}, and orders somebody is placed on that are not shared yet. */
  List<String> touched(long lastCut, Cut cut) {
    return sql.sql("""
        SELECT DISTINCT document_no FROM movement.published_movement
        WHERE kind = 'SOLD_OUT' AND (seal_no > :last AND seal_no <= :cut OR void_seal > :last AND void_seal <= :cut)
        UNION
        SELECT p.order_no FROM sharing.placement p WHERE NOT EXISTS (SELECT FROM sharing.split s WHERE s.order_no = p.order_no)
        ORDER BY 1""").param("last", lastCut).param("cut", cut.sealNo()).query(String.class).list();
  }

  List<SoldOrder> orders(Collection<String> orders, Cut cut) {
    return sql.sql("""
        SELECT document_no, max(entity_id) AS entity_id, max(channel_id) AS channel_id, max(partner_id) AS partner_id, max(currency) AS currency,
          min(business_date) AS sold_on, coalesce(sum(gross_minor) FILTER (WHERE original_date IS NULL), 0)::bigint AS sold_gross,
          coalesce(sum(net_minor) FILTER (WHERE original_date IS NULL), 0)::bigint AS sold_net,
          coalesce(-sum(gross_minor) FILTER (WHERE original_date IS NOT NULL), 0)::bigint AS back_gross,
          coalesce(-sum(net_minor) FILTER (WHERE original_date IS NOT NULL), 0)::bigint AS back_net
        FROM movement.published_movement
        WHERE kind = 'SOLD_OUT' AND document_no = ANY (:orders) AND seal_no <= :cut AND (void_seal IS NULL OR void_seal > :cut)
        GROUP BY 1 ORDER BY 1""").param("orders", orders.toArray(String[]::new)).param("cut", cut.sealNo())
        .query((row, n) -> new SoldOrder(row.getString("document_no"), row.getLong("entity_id"), row.getLong("channel_id"),
            row.getObject("partner_id", Long.class), row.getString("currency"), row.getObject("sold_on", LocalDate.class), row.getLong("sold_gross"),
            row.getLong("sold_net"), row.getLong("back_gross"), row.getLong("back_net"))).list();
  }
}
