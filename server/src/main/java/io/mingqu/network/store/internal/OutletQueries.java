package io.mingqu.network.store.internal;

import io.mingqu.foundation.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores for lists and pages; the place is given to the district, not to the door. */
@Component
class OutletQueries {
  private final JdbcClient sql;

  OutletQueries(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(String id, String code, String name, String partnerId, String channelId, @Nullable String regionUnitId, String province, String city,
      String district, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6, boolean closed) {}

  Page<Row> page(@Nullable String q, @Nullable Long partnerId, int limit, @Nullable String after) {
    List<String> key = Page.decode(after, 1);
    List<Row> rows = sql.sql("""
        SELECT * FROM store.store
        WHERE (:after::text IS NULL OR code > :after) AND (:partner::bigint IS NULL OR partner_id = :partner)
          AND (:q::text IS NULL OR strpos(lower(code || ' ' || name || ' ' || city), lower(:q)) > 0)
        ORDER BY code LIMIT :limit""")
        .param("after", key == null ? null : key.getFirst()).param("partner", partnerId).param("q", q).param("limit", limit + 1)
        .query(OutletQueries::row).list();
    return Page.of(rows, limit, row -> List.of(row.code()));
  }

  Optional<Row> byId(long id) {
    return sql.sql("SELECT * FROM store.store WHERE id = :id").param("id", id).query(OutletQueries::row).optional();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(row.getString("id"), row.getString("code"), row.getString("name"), row.getString("partner_id"), row.getString("channel_id"),
        row.getString("region_unit_id"), row.getString("province"), row.getString("city"), row.getString("district"),
        row.getObject("latitude_e6", Integer.class), row.getObject("longitude_e6", Integer.class), "CLOSED".equals(row.getString("status")));
  }
}
