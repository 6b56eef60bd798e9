package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
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
  private static final String UNTOUCHED = """
       WHERE p.settling_id = :earlier AND NOT EXISTS (
          SELECT FROM unnest(CAST(:partners AS bigint[]), CAST(:codes AS text[])) AS again (partner_id, code)
          WHERE again.partner_id = p.partner_id AND again.code = p.programme_code)""";
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
  long keep(String purpose, Cut cut, LocalDate first, LocalDate through, String entityCode, List<ProgrammePolicy> programmes, Settler.Outcome outcome) {
    return keep(purpose, cut, first, through, entityCode, programmes, outcome, new Untouched(0, 0));
  }

  /** What a settling takes over from an earlier one. */
  private record Untouched(long payouts, long paidMinor) {}

  private long keep(String purpose, Cut cut, LocalDate first, LocalDate through, String entityCode, List<ProgrammePolicy> programmes,
      Settler.Outcome outcome, Untouched untouched) {
    List<Map<String, Object>> recipe = programmes.stream().map(p -> Map.<String, Object>of("code", p.code(), "version", p.programme().version())).toList();
    long id = sql.sql("""
        INSERT INTO incentive.settling (purpose, cut_seal, first_day, through, entity_code, engine_version, programmes, lines_read, payouts, paid_minor,
          created_at, created_by)
        VALUES (:purpose, :cut, :first, :through, :entity, :engine, CAST(:programmes AS jsonb), :lines, :payouts, :paid, :at, :by) RETURNING id""")
        .param("purpose", purpose).param("cut", cut.sealNo()).param("first", first).param("through", through).param("entity", entityCode)
        .param("engine", SettlementKernel.ENGINE_VERSION).param("programmes", json.writeValueAsString(recipe)).param("lines", outcome.linesRead())
        .param("payouts", outcome.settled().size() + untouched.payouts())
        .param("paid", outcome.settled().stream().mapToLong(Settler.Settled::paidMinor).sum() + untouched.paidMinor())
        .param("at", Timestamp.from(clock.instant())).param("by", Callers.current().principalId())
        .query(Long.class).single();
    keepTotals(id, through, outcome.settled());
    return id;
  }

  /** A settling that says what an earlier one said but for the pairs settled again, whose totals are given. */
  long keepRerated(SettlingQueries.Settling earlier, Cut cut, List<ProgrammePolicy> programmes, Collection<Pair> again, Settler.Outcome outcome) {
    Long[] partners = again.stream().map(Pair::partnerId).toArray(Long[]::new);
    String[] codes = again.stream().map(Pair::code).toArray(String[]::new);
    Untouched untouched = sql.sql("SELECT count(*), coalesce(sum(paid_minor), 0)::bigint FROM incentive.payout p\n" + UNTOUCHED)
        .param("earlier", earlier.id()).param("partners", partners).param("codes", codes)
        .query((row, n) -> new Untouched(row.getLong(1), row.getLong(2))).single();
    long id = keep("MONTH_END", cut, earlier.first(), earlier.through(), earlier.entityCode(), programmes, outcome, untouched);
    sql.sql("INSERT INTO incentive.payout SELECT (jsonb_populate_record(p, jsonb_build_object('settling_id', :id))).* FROM incentive.payout p\n" + UNTOUCHED)
        .param("id", id).param("earlier", earlier.id()).param("partners", partners).param("codes", codes).update();
    return id;
  }

  /** A (partner, programme) pair. */
  record Pair(long partnerId, String code) {}

  private void keepTotals(long settlingId, LocalDate through, List<Settler.Settled> settled) {
    batches.batchUpdate("""
        INSERT INTO incentive.payout (settling_id, partner_id, programme_code, programme_version, period_code, period_first, period_last, closed,
          currency, lines, lines_base, opening_base, qualifying_base, paying_base, reference, tier, to_next_tier, calculated_minor,
          rounding_millionths, limited_by, payout_minor, paid_minor, lines_paying, opening_paying, effects)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))""", settled, BATCH, (row, each) -> {
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
          row.setLong(++i, each.payout().counted().linesPaying());
          row.setLong(++i, each.payout().counted().openingPaying());
          row.setString(++i, trace.effects() == Trace.Effects.NONE ? null : json.writeValueAsString(trace.effects()));
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
