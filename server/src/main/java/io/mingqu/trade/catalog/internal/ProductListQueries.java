package io.mingqu.trade.catalog.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.trade.catalog.ProductStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue for lists and pages. */
@Component
class ProductListQueries {
  private static final String PRODUCTS = """
      SELECT p.*, c.id AS category_id, c.name_zh AS category_zh, c.name_en AS category_en
      FROM catalog.product p
      LEFT JOIN LATERAL (SELECT category_id FROM catalog.membership
                         WHERE product_id = p.id AND valid_from <= :day AND void_seal IS NULL ORDER BY valid_from DESC LIMIT 1) m ON true
      LEFT JOIN catalog.category c ON c.id = m.category_id
      """;
  private final JdbcClient sql;

  ProductListQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Null means any; a category means it and all below it. */
  record Filter(@Nullable String q, @Nullable CodeKind codeKind, @Nullable ProductStatus status, @Nullable Long categoryId) {}

  Page<ProductViews.Row> page(Filter filter, LocalDate day, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<ProductViews.Row> rows = sql.sql("""
        WITH RECURSIVE wanted AS (
          SELECT id FROM catalog.category WHERE id = :category
          UNION SELECT c.id FROM catalog.category c JOIN wanted w ON c.parent_id = w.id
        )
        """ + PRODUCTS + """
        WHERE (:after::text IS NULL OR p.sku > :after) AND (:kind::text IS NULL OR p.code_kind = :kind)
          AND (:status::text IS NULL OR p.status = :status) AND (:category::bigint IS NULL OR m.category_id IN (SELECT id FROM wanted))
          AND (:q::text IS NULL OR strpos(lower(p.sku || ' ' || p.name_zh || ' ' || p.name_en || ' ' || p.barcode), lower(:q)) > 0
               OR EXISTS (SELECT 1 FROM catalog.external_code e WHERE e.product_id = p.id AND strpos(lower(e.code), lower(:q)) > 0))
        ORDER BY p.sku LIMIT :limit""")
        .param("day", day).param("after", key == null ? null : key.getFirst())
        .param("kind", filter.codeKind() == null ? null : filter.codeKind().name())
        .param("status", filter.status() == null ? null : filter.status().name()).param("category", filter.categoryId())
        .param("q", filter.q() == null || filter.q().isBlank() ? null : filter.q().strip()).param("limit", limit + 1)
        .query(ProductListQueries::row).list();
    return Page.of(rows, limit, row -> List.of(row.sku()));
  }

  Optional<ProductViews.Record> record(long id, LocalDate day) {
    List<ProductViews.Unit> units = units(id);
    List<ProductViews.Membership> categories = memberships(id);
    List<ProductViews.Code> codes = sql.sql("SELECT source, code FROM catalog.external_code WHERE product_id = :id ORDER BY source, code").param("id", id)
        .query((row, n) -> new ProductViews.Code(row.getString(1), row.getString(2))).list();
    return sql.sql(PRODUCTS + "WHERE p.id = :id").param("day", day).param("id", id)
        .query((row, n) -> new ProductViews.Record(row(row, n), units, categories, codes, row.getTimestamp("created_at").toInstant(),
            row.getString("created_by"), row.getInt("version"))).optional();
  }

  private List<ProductViews.Unit> units(long id) {
    return sql.sql("""
        SELECT id, unit, factor_milli, valid_from, known_seal, void_seal FROM catalog.unit WHERE product_id = :id
        ORDER BY (void_seal IS NOT NULL), factor_milli, valid_from DESC, id DESC""").param("id", id)
        .query((row, n) -> new ProductViews.Unit(row.getString(1), row.getString(2), row.getLong(3), row.getDate(4).toLocalDate(), row.getLong(5),
            row.getObject(6, Long.class))).list();
  }

  private List<ProductViews.Membership> memberships(long id) {
    return sql.sql("""
        SELECT m.id, m.category_id, c.name_zh, c.name_en, m.valid_from, m.known_seal, m.void_seal
        FROM catalog.membership m JOIN catalog.category c ON c.id = m.category_id WHERE m.product_id = :id
        ORDER BY m.valid_from DESC, m.id DESC""").param("id", id)
        .query((row, n) -> new ProductViews.Membership(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
            row.getDate(5).toLocalDate(), row.getLong(6), row.getObject(7, Long.class))).list();
  }

  private static ProductViews.Row row(ResultSet row, int n) throws SQLException {
    return new ProductViews.Row(row.getString("id"), row.getString("sku"), row.getString("name_zh"), row.getString("name_en"), row.getString("spec"),
        row.getString("barcode"), CodeKind.valueOf(row.getString("code_kind")), ProductStatus.valueOf(row.getString("status")),
        row.getString("base_unit"), row.getInt("tax_rate_ppm"), row.getString("category_id"), row.getString("category_zh"),
        row.getString("category_en"));
  }
}
