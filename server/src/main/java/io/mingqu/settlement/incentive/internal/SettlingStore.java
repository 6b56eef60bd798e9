package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes recipes and totals. */
@Component
class SettlingStore {
  private static final int BATCH = 500;
  private final JdbcClient sql;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final ObjectMapper json;

  SettlingStore(JdbcClient sql, JdbcTemplate batches, Clock clock, ObjectMapper json) {
    this.sql = sql;
    this.batches = batches;
    this.clock = clock;
    this.json = json;
  }

  /** Keeps what was settled, and returns the settling's id. */
  long keep(String purpose, Cut cut, LocalDate through, String entityCode, List<ProgrammePolicy> programmes, Settler.Outcome outcome) {
    List<Map<String, Object>> recipe = programmes.stream().map(p -> Map.<String, Object>of("code", p.code(), "version", p.programme().version())).toList();
    long id = sql.sql("""
        INSERT INTO incentive.settling (purpose, cut_seal, through, entity_code, engine_version, programmes, lines_read, payouts, paid_minor,
          created_at, created_by)
        VALUES (:purpose, :cut, :through, :entity, :engine, CAST(:programmes AS jsonb), :lines, :payouts, :paid, :at, :by) RETURNING id""")
        .param("purpose", purpose).param("cut", cut.sealNo()).param("through", through).param("entity", entityCode)
        .param("engine", SettlementKernel.ENGINE_VERSION).param("programmes", json.writeValueAsString(recipe)).param("lines", outcome.linesRead())
        .param("payouts", outcome.settled().size()).param("paid", outcome.settled().stream().mapToLong(Settler.Settled::paidMinor).sum())
        .param("at", Timestamp.from(clock.instant())).param("by", Callers.current().principalId())
        .query(Long.class).single();
    keepTotals(id, through, outcome.settled());
    return id;
  }

  private void keepTotals(long settlingId, LocalDate through, List<Settler.Settled> settled) {
    batches.batchUpdate("""
        INSERT INTO incentive.payout (settling_id, partner_id, programme_code, programme_version, period_code, period_first, period_last, closed,
          currency, lines, lines_base, opening_base, qualifying_base, paying_base, reference, tier, to_next_tier, calculated_minor,
          rounding_millionths, limited_by, payout_minor, paid_minor)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", settled, BATCH, (row, each) -> {
          Trace trace = each.payout().trace();
          int i = 0;
          row.setLong(++i, settlingId);
          row.setLong(++i, each.partnerId());
          row.setString(++i, each.policy().code());
          row.setInt(++i, each.policy().programme().version());
          row.setString(++i, each.payout().period().code());
          row.setObject(++i, each.payout().period().first());
          row.setObject(++i, each.payout().period().last());
          row.setBoolean(++i, !each.payout().period().last().isAfter(through));
          row.setString(++i, each.policy().programme().currency());
          row.setInt(++i, trace.lines());
          row.setLong(++i, trace.linesBase());
          row.setLong(++i, trace.openingBase());
          row.setLong(++i, trace.qualifyingBase());
          row.setLong(++i, trace.payingBase());
          row.setLong(++i, trace.reference());
          row.setInt(++i, trace.tier());
          row.setLong(++i, trace.toNextTier());
          row.setLong(++i, trace.calculatedMinor());
          row.setLong(++i, trace.roundingMillionths());
          row.setString(++i, trace.limit().name());
          row.setLong(++i, trace.payoutMinor());
          row.setLong(++i, each.paidMinor());
        });
  }

  void keepOpening(long partnerId, String programmeCode, LocalDate through, long qualifying, long paying) {
    sql.sql("""
        INSERT INTO incentive.opening_volume (partner_id, programme_code, through, qualifying, paying, recorded_at, recorded_by)
        VALUES (:partner, :code, :through, :qualifying, :paying, :at, :by)
        ON CONFLICT (partner_id, programme_code, through) DO UPDATE SET qualifying = excluded.qualifying, paying = excluded.paying,
          recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by""")
        .param("partner", partnerId).param("code", programmeCode).param("through", through).param("qualifying", qualifying).param("paying", paying)
        .param("at", Timestamp.from(clock.instant())).param("by", Callers.current().principalId()).update();
  }

  void keepTarget(long partnerId, String programmeCode, String periodCode, long value) {
    sql.sql("""
        INSERT INTO incentive.target (partner_id, programme_code, period_code, value, recorded_at, recorded_by)
        VALUES (:partner, :code, :period, :value, :at, :by)
        ON CONFLICT (partner_id, programme_code, period_code) DO UPDATE SET value = excluded.value, recorded_at = excluded.recorded_at,
          recorded_by = excluded.recorded_by""")
        .param("partner", partnerId).param("code", programmeCode).param("period", periodCode).param("value", value)
        .param("at", Timestamp.from(clock.instant())).param("by", Callers.current().principalId()).update();
  }
}
