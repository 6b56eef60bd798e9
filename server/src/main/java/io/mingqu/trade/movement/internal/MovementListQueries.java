package io.mingqu.trade.movement.internal;

import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.trade.movement.MovementView;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists and figures of movements for screens and checks. */
@Component
@Transactional(readOnly = true)
class MovementListQueries {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);
  private final JdbcClient sql;

  MovementListQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record Filter(@Nullable MovementKind kind, @Nullable Long partnerId, @Nullable Long productId, @Nullable Long entityId, @Nullable Long batchId,
                @Nullable String documentNo, @Nullable LocalDate from, @Nullable LocalDate to, boolean voided) {}

  record KindFigures(MovementKind kind, long lines, long quantityMilli, long netMinor, long taxMinor, long grossMinor) {}

  record CurrencyFigures(String currency, long lines, long grossMinor, BigDecimal exactAmount) {}

  record ReversalFigures(long returns, long linked, long partlyLinked, long unlinked, long split, long linkedQuantityMilli, long openQuantityMilli) {}

  record OpenReturn(String id, LocalDate businessDate, String documentNo, @Nullable String partnerId, String partnerCode, @Nullable String productId,
                    String productCode, long quantityMilli, long openQuantityMilli, long unitPrice, int unitPriceScale, String currency) {}

  record Link(String saleId, String saleDocumentNo, LocalDate saleDate, long quantityMilli) {}

  Page<MovementView> page(Filter filter, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<MovementView> rows = sql.sql(MovementQueries.VIEW + """
         WHERE business_date >= :from AND business_date <= :to AND (business_date, id) < (:beforeDate, :beforeId)
          AND (CAST(:kind AS text) IS NULL OR kind = :kind) AND (CAST(:partner AS bigint) IS NULL OR partner_id = :partner)
          AND (CAST(:product AS bigint) IS NULL OR product_id = :product) AND (CAST(:entity AS bigint) IS NULL OR entity_id = :entity)
          AND (CAST(:batch AS bigint) IS NULL OR batch_id = :batch) AND (CAST(:document AS text) IS NULL OR document_no = :document)
          AND (:voided OR void_seal IS NULL)
        ORDER BY business_date DESC, id DESC LIMIT :limit""")
        .param("from", filter.from() == null ? FIRST : filter.from()).param("to", filter.to() == null ? LAST : filter.to())
        .param("beforeDate", key == null ? LAST : date(key.get(0))).param("beforeId", key == null ? Long.MAX_VALUE : id(key.get(1)))
        .param("kind", filter.kind() == null ? null : filter.kind().name()).param("partner", filter.partnerId(), Types.BIGINT)
        .param("product", filter.productId(), Types.BIGINT).param("entity", filter.entityId(), Types.BIGINT).param("batch", filter.batchId(), Types.BIGINT)
        .param("document", filter.documentNo()).param("voided", filter.voided()).param("limit", limit + 1).query(MovementQueries::view).list();
    return Page.of(rows, limit, row -> List.of(row.businessDate().toString(), row.id()));
  }

  List<KindFigures> byKind(@Nullable String source) {
    return sql.sql("""
        SELECT kind, count(*) AS lines, sum(quantity_milli)::bigint AS quantity, sum(net_minor)::bigint AS net, sum(tax_minor)::bigint AS tax,
          sum(gross_minor)::bigint AS gross
        FROM movement.published_movement WHERE void_seal IS NULL AND (CAST(:source AS text) IS NULL OR source_id = (SELECT id FROM intake.source WHERE code = :source))
        GROUP BY kind ORDER BY kind""").param("source", source)
        .query((row, n) -> new KindFigures(MovementKind.valueOf(row.getString("kind")), row.getLong("lines"), row.getLong("quantity"), row.getLong("net"),
            row.getLong("tax"), row.getLong("gross"))).list();
  }

  /** Σ of the rounded lines beside Σ quantity × price to the last decimal; quantities in the source's unit are not kept, so only where factors are 1. */
  List<CurrencyFigures> byCurrency(@Nullable String source) {
    return sql.sql("""
        SELECT currency, count(*) AS lines, sum(gross_minor)::bigint AS gross,
          trim_scale(sum(quantity_milli * unit_price::numeric / power(10::numeric, unit_price_scale + 3))) AS exact
        FROM movement.published_movement WHERE void_seal IS NULL AND (CAST(:source AS text) IS NULL OR source_id = (SELECT id FROM intake.source WHERE code = :source))
        GROUP BY currency ORDER BY currency""").param("source", source)
        .query((row, n) -> new CurrencyFigures(row.getString("currency"), row.getLong("lines"), row.getLong("gross"), row.getBigDecimal("exact"))).list();
  }

  ReversalFigures reversals(@Nullable String source) {
    return sql.sql("""
        WITH linked AS (SELECT return_id, sum(quantity_milli) AS quantity, count(*) AS sales FROM movement.reversal_link WHERE void_batch_id IS NULL GROUP BY return_id)
        SELECT count(*) AS returns, count(*) FILTER (WHERE l.quantity = -m.quantity_milli) AS linked,
          count(*) FILTER (WHERE l.quantity < -m.quantity_milli) AS partly, count(*) FILTER (WHERE l.return_id IS NULL) AS unlinked,
          count(*) FILTER (WHERE l.sales > 1) AS split, coalesce(sum(l.quantity), 0)::bigint AS linked_quantity,
          coalesce(sum(-m.quantity_milli - coalesce(l.quantity, 0)), 0)::bigint AS open_quantity
        FROM movement.published_movement m LEFT JOIN linked l ON l.return_id = m.id
        WHERE m.kind = 'RETURNED' AND m.void_seal IS NULL AND (CAST(:source AS text) IS NULL OR m.source_id = (SELECT id FROM intake.source WHERE code = :source))""")
        .param("source", source)
        .query((row, n) -> new ReversalFigures(row.getLong("returns"), row.getLong("linked"), row.getLong("partly"), row.getLong("unlinked"),
            row.getLong("split"), row.getLong("linked_quantity"), row.getLong("open_quantity"))).single();
  }

  /** Returns of which some quantity found no sale, latest first. */
  Page<OpenReturn> openReturns(@Nullable Long partnerId, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 2);
    List<OpenReturn> rows = sql.sql("""
        SELECT m.id, m.business_date, m.document_no, m.partner_id, m.partner_code, m.product_id, m.product_code, m.quantity_milli, m.unit_price,
          m.unit_price_scale, m.currency, -m.quantity_milli - coalesce(l.quantity, 0) AS open_quantity
        FROM movement.published_movement m
        LEFT JOIN LATERAL (SELECT sum(quantity_milli)::bigint AS quantity FROM movement.reversal_link l WHERE l.return_id = m.id AND l.void_batch_id IS NULL) l ON true
        WHERE m.kind = 'RETURNED' AND m.void_seal IS NULL AND -m.quantity_milli > coalesce(l.quantity, 0)
          AND (CAST(:partner AS bigint) IS NULL OR m.partner_id = :partner) AND (m.business_date, m.id) < (:beforeDate, :beforeId)
        ORDER BY m.business_date DESC, m.id DESC LIMIT :limit""")
        .param("partner", partnerId, Types.BIGINT).param("beforeDate", key == null ? LAST : date(key.get(0)))
        .param("beforeId", key == null ? Long.MAX_VALUE : id(key.get(1))).param("limit", limit + 1)
        .query((row, n) -> new OpenReturn(row.getString("id"), row.getObject("business_date", LocalDate.class), row.getString("document_no"),
            row.getString("partner_id"), row.getString("partner_code"), row.getString("product_id"), row.getString("product_code"),
            row.getLong("quantity_milli"), row.getLong("open_quantity"), row.getLong("unit_price"), row.getInt("unit_price_scale"), row.getString("currency")))
        .list();
    return Page.of(rows, limit, row -> List.of(row.businessDate().toString(), row.id()));
  }

  List<Link> links(long returnId) {
    return sql.sql("""
        SELECT l.sale_id, l.sale_date, l.quantity_milli, s.document_no FROM movement.reversal_link l
        JOIN movement.movement s ON s.id = l.sale_id AND s.business_date = l.sale_date
        WHERE l.return_id = :id AND l.void_batch_id IS NULL ORDER BY l.sale_date DESC, l.sale_id""").param("id", returnId)
        .query((row, n) -> new Link(row.getString("sale_id"), row.getString("document_no"), row.getObject("sale_date", LocalDate.class),
            row.getLong("quantity_milli"))).list();
  }

  Map<String, Long> orphans() {
    return Map.of(
        "identitiesWithoutMovement", count("""
            SELECT count(*) FROM movement.line_identity i WHERE NOT EXISTS (SELECT FROM movement.movement m
              WHERE m.id = i.movement_id AND m.business_date >= i.month AND m.business_date < i.month + interval '1 month')"""),
        "linesSaidTwice", count("""
            SELECT count(*) FROM (SELECT FROM movement.published_movement WHERE void_seal IS NULL GROUP BY source_id, document_no, line_key HAVING count(*) > 1) twice"""),
        "overlinkedSales", count("""
            SELECT count(*) FROM (SELECT sale_id, sale_date, sum(quantity_milli) AS linked FROM movement.reversal_link WHERE void_batch_id IS NULL GROUP BY 1, 2) l
            JOIN movement.movement s ON s.id = l.sale_id AND s.business_date = l.sale_date WHERE l.linked > s.quantity_milli"""));
  }

  private long count(String query) {
    return Optional.ofNullable(sql.sql(query).query(Long.class).single()).orElse(0L);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }

  private static long id(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.of("shared.bad-cursor", 400, Map.of("after", text));
    }
  }
}
