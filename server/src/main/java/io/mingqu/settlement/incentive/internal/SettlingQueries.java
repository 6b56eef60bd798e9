package io.mingqu.settlement.incentive.internal;

import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads totals. */
@Component
class SettlingQueries {
  private final JdbcClient sql;
  private final ProgrammeBook book;

  SettlingQueries(JdbcClient sql, ProgrammeBook book) {
    this.sql = sql;
    this.book = book;
  }

  List<Total> totals(long settlingId, Collection<Long> partnerIds) {
    return sql.sql("""
        SELECT * FROM incentive.payout WHERE settling_id = :settling AND partner_id = ANY (CAST(:partners AS bigint[]))
        ORDER BY partner_id, programme_code, period_first""")
        .param("settling", settlingId).param("partners", partnerIds.toArray(Long[]::new)).query((row, n) -> total(row)).list();
  }

  List<Long> partners(long settlingId) {
    return sql.sql("SELECT DISTINCT partner_id FROM incentive.payout WHERE settling_id = :settling ORDER BY partner_id")
        .param("settling", settlingId).query(Long.class).list();
  }

  private Total total(ResultSet row) throws SQLException {
    ProgrammePolicy policy = book.version(row.getString("programme_code"), row.getInt("programme_version")).orElseThrow();
    FiscalPeriod period = policy.programme().cycle().calendar()
        .periodOf(row.getObject("period_first", LocalDate.class), policy.programme().cycle().grain());
    Trace trace = new Trace(row.getInt("lines"), row.getLong("lines_base"), row.getLong("opening_base"), row.getLong("qualifying_base"),
        row.getLong("paying_base"), row.getLong("reference"), row.getInt("tier"), row.getLong("to_next_tier"), row.getLong("calculated_minor"),
        row.getLong("rounding_millionths"), Trace.Limit.valueOf(row.getString("limited_by")), row.getLong("paid_minor"));
    return new Total(row.getLong("partner_id"), policy.code(), policy.programme().version(), period, row.getBoolean("closed"),
        row.getString("currency"), trace);
  }
}
