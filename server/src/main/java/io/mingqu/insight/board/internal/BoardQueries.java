package io.mingqu.insight.board.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BoardQueries {
  private final JdbcClient sql;

  BoardQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Which days of what there are to see. */
  record Extent(String currency, String kind, LocalDate first, LocalDate last, long lines) {}

  /** Sums of one partner in one channel, in the period and in the one compared with; ids are 0 where a movement has none. */
  record Sums(long partnerId, long channelId, long amountMinor, long returnedMinor, long quantityMilli, long lines, long beforeMinor,
      long beforeReturnedMinor) {}

  record Day(LocalDate date, long amountMinor, long returnedMinor) {}

  record State(long sealNo, Instant changedAt) {}

  List<Extent> extents() {
    return sql.sql("""
        SELECT currency, kind, min(business_date), max(business_date), sum(lines) FROM board.day_total GROUP BY currency, kind""")
        .query((row, n) -> new Extent(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class),
            row.getLong(5))).list();
  }

  List<Sums> sums(BoardFilter filter, Window window) {
    return sql.sql("""
        SELECT coalesce(partner_id, 0), coalesce(channel_id, 0),
          coalesce(sum(amount) FILTER (WHERE now), 0), coalesce(sum(amount) FILTER (WHERE now AND kind = 'RETURNED'), 0),
          coalesce(sum(quantity_milli) FILTER (WHERE now), 0), coalesce(sum(lines) FILTER (WHERE now), 0),
          coalesce(sum(amount) FILTER (WHERE NOT now), 0), coalesce(sum(amount) FILTER (WHERE NOT now AND kind = 'RETURNED'), 0)
        FROM (SELECT partner_id, channel_id, kind, quantity_milli, lines, CASE WHEN :gross THEN gross_minor ELSE net_minor END AS amount,
                business_date >= :from AND business_date < :to AS now
              FROM board.day_total
              WHERE currency = :currency AND kind = ANY (CAST(:kinds AS text[]))
                AND (business_date >= :from AND business_date < :to OR business_date >= :beforeFrom AND business_date < :beforeTo)
                AND (CAST(:channel AS bigint) IS NULL OR channel_id = :channel) AND (CAST(:partners AS bigint[]) IS NULL OR partner_id = ANY (CAST(:partners AS bigint[])))) day
        GROUP BY 1, 2""")
        .param("gross", filter.measure().gross()).param("from", window.from()).param("to", window.toExcl())
        .param("beforeFrom", window.beforeFrom()).param("beforeTo", window.beforeToExcl()).param("currency", filter.currency())
        .param("kinds", filter.measure().kinds().toArray(String[]::new)).param("channel", filter.channelId()).param("partners", filter.partnerIds())
        .query((row, n) -> new Sums(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7),
            row.getLong(8))).list();
  }

  List<Day> days(BoardFilter filter, LocalDate from, LocalDate toExcl) {
    return sql.sql("""
        SELECT business_date, sum(CASE WHEN :gross THEN gross_minor ELSE net_minor END),
          coalesce(sum(CASE WHEN :gross THEN gross_minor ELSE net_minor END) FILTER (WHERE kind = 'RETURNED'), 0)
        FROM board.day_total
        WHERE currency = :currency AND kind = ANY (CAST(:kinds AS text[])) AND business_date >= :from AND business_date < :to
          AND (CAST(:channel AS bigint) IS NULL OR channel_id = :channel) AND (CAST(:partners AS bigint[]) IS NULL OR partner_id = ANY (CAST(:partners AS bigint[])))
        GROUP BY business_date ORDER BY business_date""")
        .param("gross", filter.measure().gross()).param("from", from).param("to", toExcl).param("currency", filter.currency())
        .param("kinds", filter.measure().kinds().toArray(String[]::new)).param("channel", filter.channelId()).param("partners", filter.partnerIds())
        .query((row, n) -> new Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3))).list();
  }

  State state() {
    return sql.sql("SELECT seal_no, changed_at FROM board.state")
        .query((row, n) -> new State(row.getLong(1), row.getTimestamp(2).toInstant())).single();
  }

  /** Lines and net amount per currency of the totals and of the movements they stand for; the two must be equal. */
  List<String> differencesFromMovements() {
    return sql.sql("""
        WITH totals AS (SELECT currency, kind, sum(lines) AS lines, sum(net_minor) AS net FROM board.day_total GROUP BY currency, kind),
             facts AS (SELECT currency, kind, count(*) AS lines, sum(net_minor) AS net FROM movement.published_movement
                       WHERE seal_no IS NOT NULL AND void_seal IS NULL GROUP BY currency, kind)
        SELECT coalesce(t.currency, f.currency) || ' ' || coalesce(t.kind, f.kind) FROM totals t FULL JOIN facts f ON f.currency = t.currency AND f.kind = t.kind
        WHERE (t.lines, t.net) IS DISTINCT FROM (f.lines, f.net) ORDER BY 1""").query(String.class).list();
  }

  /** What is looked at: null partners mean all the caller may see. */
  record BoardFilter(Measure measure, String currency, @Nullable Long channelId, long @Nullable [] partnerIds) {}

  record Window(LocalDate from, LocalDate toExcl, LocalDate beforeFrom, LocalDate beforeToExcl) {}
}
