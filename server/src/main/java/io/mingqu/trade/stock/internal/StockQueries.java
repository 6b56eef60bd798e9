package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.intake.Cut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads observations, and the last finished reckoning of positions and signals. */
@Component
class StockQueries {
  private static final String LATEST = "(SELECT max(id) FROM stock.reckoning WHERE finished_at IS NOT NULL)";
  private final JdbcClient sql;

  StockQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record SeenRow(long partnerId, long productId, LocalDate heldOn, boolean counted, long quantityMilli) {}

  record Reckoning(long id, LocalDate asOf, long sealNo, String rule, @Nullable String rulePolicy, Instant finishedAt) {}

  /** Values in minor units; {@code ageMinor}: up to 30, 60, 90 days, older. */
  record PartnerRow(long partnerId, String currency, int products, int unreconciled, long valueMinor, List<Long> ageMinor, @Nullable LocalDate lastObservedOn,
      @Nullable Integer stockDays, List<String> signs) {}

  record PositionRow(long partnerId, long productId, @Nullable LocalDate closingOn, @Nullable LocalDate openingOn, @Nullable Long openingMilli, long receiptsMilli,
      @Nullable Long sellOutMilli, @Nullable Long reportedMilli, @Nullable Long countedMilli, long capMilli, @Nullable Long expectedMilli, @Nullable Long gapMilli,
      String outcome, String source, long onHandMilli, long transitMilli, @Nullable Long soldMilli, @Nullable Integer stockDays, List<Long> ageMilli, long valueMinor,
      String currency) {}

  record SignalRow(long partnerId, String currency, long sellInMinor, @Nullable Long sellOutMinor, long stockMinor, long lastMinor, long periodMinor,
      @Nullable Integer ratioPpm, @Nullable Integer stockDays, @Nullable Integer spikePpm, List<String> signs) {}

  record ObservedRow(String id, long partnerId, long productId, LocalDate heldOn, String origin, long quantityMilli, long statedMilli, String unit, @Nullable String photoFileId,
      String note, String recordedBy, Instant recordedAt, long sealNo, @Nullable Long voidSeal) {}

  List<SeenRow> seen(Cut cut, LocalDate through, Collection<Long> partnerIds, Collection<Long> productIds) {
    return sql.sql("""
        SELECT partner_id, product_id, held_on, origin, quantity_milli FROM stock.published_holding
        WHERE partner_id = ANY (:partners::bigint[]) AND (cardinality(:products::bigint[]) = 0 OR product_id = ANY (:products::bigint[]))
          AND held_on <= :through AND seal_no <= :cut AND (void_seal IS NULL OR void_seal > :cut)
        ORDER BY partner_id, product_id, held_on, origin DESC, id""")
        .param("partners", partnerIds.toArray(Long[]::new)).param("products", productIds.toArray(Long[]::new)).param("through", through).param("cut", cut.sealNo())
        .query((row, n) -> new SeenRow(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class), row.getString(4).equals("COUNT"), row.getLong(5))).list();
  }

  List<Long> observedPartners(Cut cut, LocalDate through, Collection<Long> partnerIds, Collection<Long> productIds) {
    return seen(cut, through, partnerIds, productIds).stream().map(SeenRow::partnerId).distinct().toList();
  }

  /** Who bought, sold or was observed lately. The declared unknown customer (1) holds nothing. */
  List<Long> partnersWithStock(Cut cut, LocalDate day) {
    return sql.sql("""
        SELECT partner_id FROM movement.published_movement
        WHERE kind IN ('SHIPPED', 'SOLD_OUT') AND business_date > :from AND business_date <= :day AND seal_no <= :cut AND (void_seal IS NULL OR void_seal > :cut)
          AND partner_id IS NOT NULL AND partner_id <> 1
        UNION SELECT partner_id FROM stock.published_holding WHERE held_on > :from AND held_on <= :day ORDER BY 1""")
        .param("from", day.minusDays(PartnerGoods.SALES_DAYS + 31L)).param("day", day).param("cut", cut.sealNo()).query(Long.class).list();
  }

  Optional<Reckoning> latest() {
    return sql.sql("SELECT id, as_of, seal_no, rule::text, rule_policy, finished_at FROM stock.reckoning WHERE id = " + LATEST)
        .query((row, n) -> new Reckoning(row.getLong(1), row.getObject(2, LocalDate.class), row.getLong(3), row.getString(4), row.getString(5),
            row.getObject(6, OffsetDateTime.class).toInstant())).optional();
  }

  /** By value, the largest first. */
  List<PartnerRow> partners(@Nullable Long partnerId, boolean unreconciledOnly, int offset, int limit) {
    return sql.sql("""
        SELECT p.partner_id, max(p.currency) AS currency, count(*) AS products, count(*) FILTER (WHERE p.outcome <> 'RECONCILED') AS unreconciled,
          sum(p.value_minor)::bigint AS value, %s, max(p.closing_on) AS closing, max(s.stock_days) AS days, coalesce(max(s.signs), '{}') AS signs
        FROM stock.position p LEFT JOIN stock.signal s ON s.reckoning_id = p.reckoning_id AND s.partner_id = p.partner_id
        WHERE p.reckoning_id = %s AND (:partner::bigint IS NULL OR p.partner_id = :partner)
        GROUP BY p.partner_id HAVING NOT :unreconciled OR count(*) FILTER (WHERE p.outcome <> 'RECONCILED') > 0
        ORDER BY value DESC, p.partner_id OFFSET :offset LIMIT :limit""".formatted(ages(), LATEST))
        .param("partner", partnerId).param("unreconciled", unreconciledOnly).param("offset", offset).param("limit", limit)
        .query((row, n) -> new PartnerRow(row.getLong(1), row.getString(2), row.getInt(3), row.getInt(4), row.getLong(5),
            List.of(row.getLong("a1"), row.getLong("a2"), row.getLong("a3"), row.getLong("a4")), row.getObject("closing", LocalDate.class),
            (Integer) row.getObject("days"), texts(row, "signs"))).list();
  }

  private static String ages() {
    StringBuilder columns = new StringBuilder();
    for (int i = 1; i <= 4; i++) {
      columns.append(i == 1 ? "" : ", ").append("coalesce(sum(p.value_minor * p.age_milli[%d] / nullif(p.on_hand_milli, 0)), 0)::bigint AS a%d".formatted(i, i));
    }
    return columns.toString();
  }

  record Totals(int partners, int positions, int unreconciled, long valueMinor, List<Long> ageMinor, int stuffed) {}

  Totals totals() {
    return sql.sql("""
        SELECT count(DISTINCT p.partner_id), count(*), count(*) FILTER (WHERE p.outcome <> 'RECONCILED'), coalesce(sum(p.value_minor), 0)::bigint, %s,
          (SELECT count(*) FROM stock.signal s WHERE s.reckoning_id = %s AND cardinality(s.signs) > 0)
        FROM stock.position p WHERE p.reckoning_id = %s""".formatted(ages(), LATEST, LATEST))
        .query((row, n) -> new Totals(row.getInt(1), row.getInt(2), row.getInt(3), row.getLong(4),
            List.of(row.getLong("a1"), row.getLong("a2"), row.getLong("a3"), row.getLong("a4")), row.getInt(9))).single();
  }

  /** @param discrepancies only what does not reconcile, the largest gap first */
  List<PositionRow> positions(@Nullable Long partnerId, @Nullable Long productId, boolean discrepancies, @Nullable String outcome, int offset, int limit) {
    return sql.sql("""
        SELECT * FROM stock.position WHERE reckoning_id = %s AND (:partner::bigint IS NULL OR partner_id = :partner) AND (:product::bigint IS NULL OR product_id = :product)
          AND (NOT :discrepancies OR outcome <> 'RECONCILED') AND (:outcome::text IS NULL OR outcome = :outcome)
        ORDER BY CASE WHEN :discrepancies THEN abs(coalesce(gap_milli, 0)) ELSE value_minor END DESC, partner_id, product_id OFFSET :offset LIMIT :limit"""
        .formatted(LATEST)).param("partner", partnerId).param("product", productId).param("discrepancies", discrepancies).param("outcome", outcome)
        .param("offset", offset).param("limit", limit).query(StockQueries::position).list();
  }

  List<SignalRow> signals(@Nullable Long partnerId, @Nullable String sign, int offset, int limit) {
    return sql.sql("""
        SELECT * FROM stock.signal WHERE reckoning_id = %s AND (:partner::bigint IS NULL OR partner_id = :partner)
          AND CASE WHEN :sign::text IS NULL THEN :partner::bigint IS NOT NULL OR cardinality(signs) > 0 ELSE :sign = ANY (signs) END
        ORDER BY cardinality(signs) DESC, ratio_ppm DESC NULLS LAST, partner_id OFFSET :offset LIMIT :limit""".formatted(LATEST))
        .param("partner", partnerId).param("sign", sign).param("offset", offset).param("limit", limit)
        .query((row, n) -> new SignalRow(row.getLong("partner_id"), row.getString("currency"), row.getLong("sell_in_minor"), (Long) row.getObject("sell_out_minor"),
            row.getLong("stock_minor"), row.getLong("last_minor"), row.getLong("period_minor"), (Integer) row.getObject("ratio_ppm"),
            (Integer) row.getObject("stock_days"), (Integer) row.getObject("spike_ppm"), texts(row, "signs"))).list();
  }

  List<ObservedRow> observed(@Nullable Long partnerId, @Nullable String origin, long before, int limit) {
    return sql.sql("""
        SELECT * FROM stock.published_holding WHERE (:partner::bigint IS NULL OR partner_id = :partner) AND (:origin::text IS NULL OR origin = :origin) AND id < :before
        ORDER BY id DESC LIMIT :limit""").param("partner", partnerId).param("origin", origin).param("before", before).param("limit", limit)
        .query((row, n) -> new ObservedRow(row.getString("id"), row.getLong("partner_id"), row.getLong("product_id"), row.getObject("held_on", LocalDate.class),
            row.getString("origin"), row.getLong("quantity_milli"), row.getLong("stated_milli"), row.getString("unit"), row.getString("photo_file_id"), row.getString("note"),
            row.getString("recorded_by"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getLong("seal_no"), (Long) row.getObject("void_seal"))).list();
  }

  Map<Long, Long> valuesMinor(String currency) {
    Map<Long, Long> values = new HashMap<>();
    sql.sql("SELECT partner_id, sum(value_minor)::bigint FROM stock.position WHERE reckoning_id = %s AND currency = :currency GROUP BY 1".formatted(LATEST))
        .param("currency", currency).query((row, n) -> values.put(row.getLong(1), row.getLong(2))).list();
    return values;
  }

  /** Holdings that no partner or product stands behind, positions below zero: none, ever. */
  Map<String, Object> proof() {
    return sql.sql("""
        SELECT (SELECT count(*) FROM stock.published_holding WHERE void_seal IS NULL) AS holdings,
          (SELECT count(*) FROM (SELECT 1 FROM stock.published_holding WHERE void_seal IS NULL GROUP BY partner_id, product_id, held_on, origin HAVING count(*) > 1) d) AS twice,
          (SELECT coalesce(sum(quantity_milli), 0) FROM stock.published_holding WHERE void_seal IS NULL) AS quantity,
          (SELECT count(*) FROM stock.position WHERE on_hand_milli < 0) AS negative""")
        .query((row, n) -> Map.<String, Object>of("holdings", row.getLong(1), "twice", row.getLong(2), "quantityMilli", row.getLong(3), "negative", row.getLong(4))).single();
  }

  private static PositionRow position(ResultSet row, int n) throws SQLException {
    return new PositionRow(row.getLong("partner_id"), row.getLong("product_id"), row.getObject("closing_on", LocalDate.class), row.getObject("opening_on", LocalDate.class),
        (Long) row.getObject("opening_milli"), row.getLong("receipts_milli"), (Long) row.getObject("sell_out_milli"), (Long) row.getObject("reported_milli"),
        (Long) row.getObject("counted_milli"), row.getLong("cap_milli"), (Long) row.getObject("expected_milli"), (Long) row.getObject("gap_milli"),
        row.getString("outcome"), row.getString("source"), row.getLong("on_hand_milli"), row.getLong("transit_milli"), (Long) row.getObject("sold_milli"),
        (Integer) row.getObject("stock_days"), List.of((Long[]) row.getArray("age_milli").getArray()), row.getLong("value_minor"), row.getString("currency"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
