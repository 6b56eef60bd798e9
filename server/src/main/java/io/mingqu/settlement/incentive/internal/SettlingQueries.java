package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads totals. */
@Component
class SettlingQueries {
  private final JdbcClient sql;
  private final ProgrammeBook book;
  private final ObjectMapper json;

  SettlingQueries(JdbcClient sql, ProgrammeBook book, ObjectMapper json) {
    this.sql = sql;
    this.book = book;
    this.json = json;
  }

  /** A settling's recipe: programme versions by code. */
  record Settling(long id, Cut cut, LocalDate first, LocalDate through, String entityCode, Map<String, Integer> versions) {}

  Optional<Settling> settling(long id) {
    return sql.sql("SELECT cut_seal, first_day, through, entity_code, programmes::text FROM incentive.settling WHERE id = :id").param("id", id)
        .query((row, n) -> {
          Map<String, Integer> versions = new TreeMap<>();
          json.readTree(row.getString(5)).forEach(each -> versions.put(each.get("code").asString(), each.get("version").asInt()));
          return new Settling(id, new Cut(row.getLong(1)), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class), row.getString(4), versions);
        }).optional();
  }

  /** Partners with a movement of these kinds of a legal entity that counts at one of two cuts and not at the other. */
  Set<Long> partnersTouched(Cut before, Cut after, long entityId, Collection<String> kinds) {
    return new TreeSet<>(sql.sql("""
        SELECT DISTINCT m.partner_id FROM movement.published_movement m
        WHERE m.partner_id IS NOT NULL AND m.entity_id = :entity AND m.kind = ANY (CAST(:kinds AS text[]))
          AND (m.seal_no > :before AND m.seal_no <= :after AND (m.void_seal IS NULL OR m.void_seal > :after)
            OR m.seal_no <= :before AND m.void_seal > :before AND m.void_seal <= :after)""")
        .param("entity", entityId).param("kinds", kinds.toArray(String[]::new)).param("before", before.sealNo()).param("after", after.sealNo())
        .query(Long.class).list());
  }

  List<Total> totals(long settlingId) {
    return sql.sql("SELECT * FROM incentive.payout WHERE settling_id = :settling ORDER BY partner_id, programme_code, period_first")
        .param("settling", settlingId).query((row, n) -> total(row)).list();
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
        row.getLong("rounding_millionths"), Trace.Limit.valueOf(row.getString("limited_by")), row.getLong("paid_minor"), effects(row.getString("effects")));
    return new Total(row.getLong("partner_id"), policy.code(), policy.programme().version(), period, row.getBoolean("closed"),
        row.getString("currency"), trace);
  }

  private Trace.Effects effects(@Nullable String kept) {
    return kept == null ? Trace.Effects.NONE : json.readValue(kept, Trace.Effects.class);
  }
}
