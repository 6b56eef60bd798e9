package io.mingqu.foundation.approval.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.kernel.approval.Flow;
import io.mingqu.kernel.approval.RuleBook;
import io.mingqu.kernel.approval.Seat;
import io.mingqu.kernel.approval.Step;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** 审批规则: who signs what, by kind, amount and unit. A rule is never edited: it is closed and another one made. */
@Component
class RuleStore {
  private static final long ADVISORY = 0x6170_7072_7275_6c65L;

  private final JdbcClient sql;
  private final ObjectMapper json;
  private final Owners owners;
  private final Audit audit;
  private final Clock clock;

  RuleStore(JdbcClient sql, ObjectMapper json, Owners owners, Audit audit, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.owners = owners;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  List<RuleBook.Rule> inForce(@Nullable String kind) {
    return sql.sql("""
        SELECT id, kind, org_unit_id, currency, from_minor, to_minor, steps FROM approval.rule
        WHERE closed_at IS NULL AND (CAST(:kind AS text) IS NULL OR kind = :kind) ORDER BY kind, currency NULLS LAST, from_minor, id""")
        .param("kind", kind)
        .query((row, n) -> new RuleBook.Rule(row.getLong(1), row.getString(2), row.getObject(3, Long.class), row.getString(4), row.getLong(5),
            row.getObject(6, Long.class), List.of(json.readValue(row.getString(7), Step[].class)))).list();
  }

  /** @throws Problem {@code approval.rule-overlaps}, {@code approval.unknown-kind}, {@code approval.unknown-role}, {@code approval.bad-rule} */
  @Transactional
  RuleBook.Rule add(RuleBook.Rule rule) {
    check(rule);
    sql.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", ADVISORY).query((row, n) -> true).single();
    RuleBook.overlapping(inForce(rule.kind()), rule).ifPresent(other -> {
      throw Problem.of("approval.rule-overlaps", 409, Map.of("rule", String.valueOf(other.id()), "fromMinor", other.fromMinor(),
          "toMinor", other.toMinor() == null ? "∞" : other.toMinor()));
    });
    long id = sql.sql("""
        INSERT INTO approval.rule (kind, org_unit_id, currency, from_minor, to_minor, steps, made_by, made_at)
        VALUES (:kind, :unit, :currency, :from, :to, CAST(:steps AS jsonb), :by, :at) RETURNING id""")
        .param("kind", rule.kind()).param("unit", rule.orgUnitId()).param("currency", rule.currency()).param("from", rule.fromMinor())
        .param("to", rule.toMinor()).param("steps", json.writeValueAsString(rule.steps())).param("by", Callers.current().principalId())
        .param("at", Timestamp.from(clock.instant())).query(Long.class).single();
    audit.record("approval.rule-made", "approval-rule", String.valueOf(id), Map.of("kind", rule.kind()));
    return new RuleBook.Rule(id, rule.kind(), rule.orgUnitId(), rule.currency(), rule.fromMinor(), rule.toMinor(), rule.steps());
  }

  private void check(RuleBook.Rule rule) {
    if (!owners.knows(rule.kind())) {
      throw Problem.of("approval.unknown-kind", 422, Map.of("kind", rule.kind(), "kinds", owners.all().stream().map(o -> o.kind()).toList()));
    }
    if (rule.steps().isEmpty() || rule.steps().size() > Flow.STEPS_MAX) {
      throw Problem.of("approval.bad-rule", 422, Map.of("what", "steps 1–" + Flow.STEPS_MAX));
    }
    for (Step step : rule.steps()) {
      if (step.name().isBlank() || step.name().length() > 80 || step.hoursMax() < 0 || step.hoursMax() > 24 * 365) {
        throw Problem.of("approval.bad-rule", 422, Map.of("what", "step '" + step.name() + "'"));
      }
      for (Seat seat : step.seats()) {
        if (seat.role() != null && Arrays.stream(Role.values()).noneMatch(role -> role.name().equals(seat.role()) && !role.isPartner()
            && role != Role.ANYONE && role != Role.EVERYONE)) {
          throw Problem.of("approval.unknown-role", 422, Map.of("role", seat.role()));
        }
      }
    }
  }

  @Transactional
  void close(long id) {
    int closed = sql.sql("UPDATE approval.rule SET closed_at = :now WHERE id = :id AND closed_at IS NULL")
        .param("now", Timestamp.from(clock.instant())).param("id", id).update();
    if (closed == 0) {
      throw Problem.notFound("approval-rule", String.valueOf(id));
    }
    audit.record("approval.rule-closed", "approval-rule", String.valueOf(id), Map.of());
  }
}
