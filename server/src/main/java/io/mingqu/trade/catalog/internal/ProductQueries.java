package io.mingqu.trade.catalog.internal;

import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.ProductStatus;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.UnitFactors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads for other modules: codes to ids, kinds, unit factors as of a day and a cut. */
@Component
class ProductQueries {
  /** Days of the brand are days in China. */
  private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
  private final JdbcClient sql;
  private final Clock clock;

  ProductQueries(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BUSINESS_ZONE);
  }

  OptionalLong idByCode(String source, String code) {
    return sql.sql("SELECT product_id FROM catalog.external_code WHERE source = :source AND code = :code")
        .param("source", source).param("code", code).query(Long.class).optional().map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  Map<String, Long> idsByCode(String source) {
    return ids(sql.sql("SELECT code, product_id FROM catalog.external_code WHERE source = :source").param("source", source));
  }

  Map<String, Long> idsByCode(String source, List<String> codes) {
    return ids(sql.sql("SELECT code, product_id FROM catalog.external_code WHERE source = :source AND code = ANY (:codes::text[])")
        .param("source", source).param("codes", codes.toArray(String[]::new)));
  }

  Map<String, Long> idsBySku() {
    return ids(sql.sql("SELECT sku, id FROM catalog.product"));
  }

  private static Map<String, Long> ids(JdbcClient.StatementSpec statement) {
    Map<String, Long> ids = new HashMap<>();
    statement.query(row -> {
      ids.put(row.getString(1), row.getLong(2));
    });
    return ids;
  }

  Map<Long, ProductView> byIds(Collection<Long> ids) {
    Map<Long, ProductView> views = new HashMap<>();
    sql.sql("""
        SELECT p.id, p.sku, p.name_zh, p.name_en, p.code_kind, p.status, p.base_unit, p.tax_rate_ppm, m.category_id
        FROM catalog.product p
        LEFT JOIN LATERAL (SELECT category_id FROM catalog.membership
                           WHERE product_id = p.id AND valid_from <= :day AND void_seal IS NULL ORDER BY valid_from DESC LIMIT 1) m ON true
        WHERE p.id = ANY (:ids::bigint[])""")
        .param("day", today()).param("ids", ids.toArray(Long[]::new))
        .query(row -> {
          views.put(row.getLong("id"), view(row));
        });
    return views;
  }

  private static ProductView view(ResultSet row) throws SQLException {
    return new ProductView(row.getLong("id"), row.getString("sku"), row.getString("name_zh"), row.getString("name_en"),
        CodeKind.valueOf(row.getString("code_kind")), ProductStatus.valueOf(row.getString("status")), row.getString("base_unit"),
        row.getInt("tax_rate_ppm"), row.getObject("category_id", Long.class));
  }

  Map<Long, CodeKind> codeKinds() {
    Map<Long, CodeKind> kinds = new HashMap<>();
    sql.sql("SELECT id, code_kind FROM catalog.product").query(row -> {
      kinds.put(row.getLong(1), CodeKind.valueOf(row.getString(2)));
    });
    return kinds;
  }

  UnitFactors unitFactors(LocalDate date, long sealNo) {
    Map<Long, Map<String, Long>> factors = new HashMap<>();
    sql.sql("""
        SELECT DISTINCT ON (product_id, unit) product_id, unit, factor_milli FROM catalog.unit
        WHERE valid_from <= :day AND known_seal <= :seal AND (void_seal IS NULL OR void_seal > :seal)
        ORDER BY product_id, unit, valid_from DESC, id DESC""").param("day", date).param("seal", sealNo).query(row -> {
          factors.computeIfAbsent(row.getLong(1), id -> new HashMap<>()).put(row.getString(2), row.getLong(3));
        });
    return new UnitFactors(factors);
  }
}
