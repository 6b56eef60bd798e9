package io.mingqu.trade.catalog.internal;

import io.mingqu.trade.catalog.CategoryMemberships;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The category tree and who stood where on a day, as known at a cut. */
@Component
class CategoryQueries {
  private final JdbcClient sql;

  CategoryQueries(JdbcClient sql) {
    this.sql = sql;
  }

  CategoryMemberships asOf(LocalDate date, long sealNo) {
    List<long[]> rows = new ArrayList<>();
    sql.sql("""
        SELECT DISTINCT ON (product_id) product_id, category_id FROM catalog.membership
        WHERE valid_from <= :day AND known_seal <= :seal AND (void_seal IS NULL OR void_seal > :seal)
        ORDER BY product_id, valid_from DESC, id DESC""").param("day", date).param("seal", sealNo).query(row -> {
          rows.add(new long[] {row.getLong(1), row.getLong(2)});
        });
    Map<Long, Long> parents = new HashMap<>();
    sql.sql("SELECT id, parent_id FROM catalog.category WHERE parent_id IS NOT NULL").query(row -> {
      parents.put(row.getLong(1), row.getLong(2));
    });
    return new CategoryMemberships(rows.stream().mapToLong(r -> r[0]).toArray(), rows.stream().mapToLong(r -> r[1]).toArray(), parents);
  }

  Map<String, Long> idsByCodeOrName() {
    Map<String, Long> ids = new HashMap<>();
    sql.sql("SELECT id, code, name_zh, name_en FROM catalog.category ORDER BY id DESC").query(row -> {
      ids.put(row.getString(3), row.getLong(1));
      if (!row.getString(4).isEmpty()) {
        ids.put(row.getString(4), row.getLong(1));
      }
      ids.put(row.getString(2), row.getLong(1));
    });
    return ids;
  }

  List<ProductViews.Category> all(LocalDate day) {
    return sql.sql("""
        WITH now AS (
          SELECT DISTINCT ON (product_id) product_id, category_id FROM catalog.membership WHERE valid_from <= :day AND void_seal IS NULL
          ORDER BY product_id, valid_from DESC, id DESC
        )
        SELECT c.id, c.parent_id, c.code, c.name_zh, c.name_en, (SELECT count(*) FROM now WHERE now.category_id = c.id)
        FROM catalog.category c ORDER BY c.code""").param("day", day)
        .query((row, n) -> new ProductViews.Category(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getLong(6))).list();
  }
}
