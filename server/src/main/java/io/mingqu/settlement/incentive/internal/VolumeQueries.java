package io.mingqu.settlement.incentive.internal;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What partners bring along: year-to-date volumes from before we counted, and targets. */
@Component
class VolumeQueries {
  private final JdbcClient sql;

  VolumeQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Year-to-date volume 年初至今 through a day, in the units of the programme's bases. */
  record Volume(long partnerId, String programmeCode, LocalDate through, long qualifying, long paying) {}

  /** A target 目标 for a period, in the unit of the qualifying base. */
  record Target(long partnerId, String programmeCode, String periodCode, long value) {}

  List<Volume> openings(String programmeCode) {
    return sql.sql("""
        SELECT partner_id, programme_code, through, qualifying, paying FROM incentive.opening_volume
        WHERE programme_code = :code ORDER BY partner_id, through""").param("code", programmeCode)
        .query((row, n) -> new Volume(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class), row.getLong(4), row.getLong(5))).list();
  }

  List<Target> targets(String programmeCode) {
    return sql.sql("""
        SELECT partner_id, programme_code, period_code, value FROM incentive.target
        WHERE programme_code = :code ORDER BY partner_id, period_code""").param("code", programmeCode)
        .query((row, n) -> new Target(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4))).list();
  }
}
