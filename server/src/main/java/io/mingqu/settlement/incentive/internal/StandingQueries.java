package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How partners stand beside their movements: scores, penalties, targets, opening volumes. */
@Component
class StandingQueries {
  private final JdbcClient sql;

  StandingQueries(JdbcClient sql) {
    this.sql = sql;
  }

  /** Facts of a kind as known at a cut that overlap some days: of each key the one known last. */
  List<StandingFact> known(Cut cut, StandingFact.Kind kind, @Nullable String name, LocalDate first, LocalDate last) {
    return sql.sql("""
        SELECT * FROM (
          SELECT DISTINCT ON (f.key) f.* FROM incentive.standing_fact f LEFT JOIN intake.published_batch b ON b.batch_id = f.batch_id
          WHERE f.kind = :kind AND (CAST(:name AS text) IS NULL OR f.name = :name) AND coalesce(f.seal_no, b.seal_no) <= :cut
            AND (b.voided_by_seal IS NULL OR b.voided_by_seal > :cut)
          ORDER BY f.key, coalesce(f.seal_no, b.seal_no) DESC, f.id DESC) known
        WHERE first_day <= :last AND last_day >= :first ORDER BY key""")
        .param("kind", kind.name()).param("name", name).param("cut", cut.sealNo()).param("first", first).param("last", last)
        .query((row, n) -> new StandingFact(kind, row.getString("key"), (Long) row.getObject("partner_id"), row.getString("region"), row.getString("name"),
            row.getString("programme_code"), row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class), row.getLong("value"),
            row.getLong("second_value"))).list();
  }

  /** Partners about whom something was stated between two cuts that the programme asks about; market totals of regions concern everyone (id 0). */
  Set<Long> statedBetween(ProgrammePolicy policy, Cut before, Cut after) {
    List<String> names = new ArrayList<>(List.of(policy.code()));
    policy.programme().terms().scorecard().gates().forEach(g -> names.add(g.metric()));
    policy.programme().terms().scorecard().weights().forEach(w -> names.add(w.metric()));
    if (policy.sources().market() != null) {
      names.add(policy.sources().market());
    }
    boolean penalties = policy.programme().terms().scorecard().penalties() != Scorecard.Penalties.IGNORED;
    return new TreeSet<>(sql.sql("""
        SELECT DISTINCT coalesce(f.partner_id, 0) FROM incentive.standing_fact f LEFT JOIN intake.published_batch b ON b.batch_id = f.batch_id
        WHERE (f.name = ANY (CAST(:names AS text[])) OR f.kind = 'PENALTY' AND :penalties)
          AND (coalesce(f.seal_no, b.seal_no) > :before AND coalesce(f.seal_no, b.seal_no) <= :after
            OR b.voided_by_seal > :before AND b.voided_by_seal <= :after)""")
        .param("names", names.toArray(String[]::new)).param("penalties", penalties).param("before", before.sealNo()).param("after", after.sealNo())
        .query(Long.class).list());
  }

  /** Partners whose target or opening volume for the programme is not what an earlier settling counted. */
  Set<Long> changed(ProgrammePolicy policy, long settlingId) {
    return new TreeSet<>(sql.sql("""
        SELECT p.partner_id FROM incentive.payout p
        LEFT JOIN incentive.opening_volume o ON o.partner_id = p.partner_id AND o.programme_code = p.programme_code
          AND o.through BETWEEN p.period_first AND p.period_last
        WHERE p.settling_id = :settling AND p.programme_code = :code
        GROUP BY p.partner_id, p.period_code, p.opening_base HAVING coalesce(sum(o.qualifying), 0) <> p.opening_base
        UNION
        SELECT t.partner_id FROM incentive.target t
        LEFT JOIN incentive.payout p ON p.settling_id = :settling AND p.partner_id = t.partner_id AND p.programme_code = t.programme_code
          AND p.period_code = t.period_code
        WHERE t.programme_code = :code AND p.reference IS DISTINCT FROM t.value
        UNION
        SELECT o.partner_id FROM incentive.opening_volume o
        WHERE o.programme_code = :code AND NOT EXISTS (SELECT FROM incentive.payout p WHERE p.settling_id = :settling
          AND p.partner_id = o.partner_id AND p.programme_code = o.programme_code)""")
        .param("settling", settlingId).param("code", policy.code()).query(Long.class).list());
  }
}
