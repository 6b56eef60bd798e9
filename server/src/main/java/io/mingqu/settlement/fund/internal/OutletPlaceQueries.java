package io.mingqu.settlement.fund.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose outlet it is and where it stands. */
@Component
class OutletPlaceQueries {
  record Outlet(long id, long partnerId, String name, @Nullable Integer latitudeE6, @Nullable Integer longitudeE6) {}

  private final JdbcClient sql;

  OutletPlaceQueries(JdbcClient sql) {
    this.sql = sql;
  }

  Map<Long, Outlet> byIds(Collection<Long> ids) {
    Map<Long, Outlet> outlets = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.sql("SELECT id, partner_id, name, latitude_e6, longitude_e6 FROM store.store WHERE id = ANY (CAST(:ids AS bigint[]))").param("ids", ids.toArray(Long[]::new))
          .query((row, n) -> new Outlet(row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4, Integer.class), row.getObject(5, Integer.class))).list()
          .forEach(outlet -> outlets.put(outlet.id(), outlet));
    }
    return outlets;
  }
}
