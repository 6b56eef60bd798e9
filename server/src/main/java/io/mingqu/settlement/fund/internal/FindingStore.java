package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.fund.ClaimCheck.Finding;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Check runs and what they found. */
@Component
class FindingStore {
  private final JdbcClient sql;
  private final Clock clock;

  FindingStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  long begin() {
    return sql.sql("INSERT INTO fund.check_run (started_by, started_at) VALUES (:by, :at) RETURNING id").param("by", Callers.current().principalId())
        .param("at", now()).query(Long.class).single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** What was found earlier and nobody decided is found anew. */
  void forget(Collection<Long> claims) {
    sql.sql("UPDATE fund.finding SET state = 'DISMISSED', reason = 'checked again' WHERE claim_id = ANY (CAST(:ids AS bigint[])) AND state = 'OPEN'")
        .param("ids", claims.toArray(Long[]::new)).update();
  }

  void add(long run, List<Finding> findings, Map<Long, Long> partnerByClaim) {
    sql.sql("""
        INSERT INTO fund.finding (claim_id, partner_id, check_id, kind, witness_claim_id, photo_id, witness_photo_id, value, detail)
        SELECT f.claim, f.partner, :run, f.kind, f.witness, f.photo, f.witness_photo, f.value, f.detail
        FROM unnest(CAST(:claims AS bigint[]), CAST(:partners AS bigint[]), CAST(:kinds AS text[]), CAST(:witnesses AS bigint[]), CAST(:photos AS bigint[]),
          CAST(:witnessPhotos AS bigint[]), CAST(:figures AS bigint[]), CAST(:details AS text[])) AS f(claim, partner, kind, witness, photo, witness_photo, value, detail)""")
        .param("run", run).param("claims", findings.stream().map(Finding::claim).toArray(Long[]::new))
        .param("partners", findings.stream().map(f -> partnerByClaim.get(f.claim())).toArray(Long[]::new))
        .param("kinds", findings.stream().map(f -> f.kind().name()).toArray(String[]::new))
        .param("witnesses", findings.stream().map(Finding::witness).toArray(Long[]::new))
        .param("photos", findings.stream().map(f -> photo(f, 0)).toArray(Long[]::new))
        .param("witnessPhotos", findings.stream().map(f -> photo(f, 1)).toArray(Long[]::new))
        .param("figures", findings.stream().map(Finding::value).toArray(Long[]::new)).param("details", findings.stream().map(Finding::detail).toArray(String[]::new))
        .update();
  }

  /** Findings about pictures name them: the claim's own, and the one it is like. */
  private static @Nullable Long photo(Finding finding, int which) {
    return switch (finding.kind()) {
      case IMAGE_REUSED_BY_ANOTHER, IMAGE_REUSED_BY_SAME -> Long.valueOf(finding.detail().split("=")[which]);
      case PHOTO_FAR_AWAY, PHOTO_WRONG_DAY -> which == 0 ? Long.valueOf(finding.detail()) : null;
      case DUPLICATE_INVOICE, SAME_BANK_ACCOUNT, ABOVE_APPROVAL, UNUSUAL_RATIO -> null;
    };
  }

  void checked(long run, Collection<Long> claims, Collection<Long> sampled) {
    sql.sql("UPDATE fund.claim SET check_id = :run, sampled = sampled OR id = ANY (CAST(:sampled AS bigint[])) WHERE id = ANY (CAST(:ids AS bigint[]))")
        .param("run", run).param("ids", claims.toArray(Long[]::new)).param("sampled", sampled.toArray(Long[]::new)).update();
  }

  /** Which of these claims the run looked at. */
  List<Long> claimsOf(long run, Collection<Long> claims) {
    return sql.sql("SELECT id FROM fund.claim WHERE check_id = :run AND id = ANY (CAST(:ids AS bigint[]))").param("run", run)
        .param("ids", claims.toArray(Long[]::new)).query(Long.class).list();
  }

  void end(long run, int claims, int known, int flagged, int findings, int sampled, long compared) {
    sql.sql("""
        UPDATE fund.check_run SET ended_at = :at, claims = :claims, known = :known, flagged = :flagged, findings = :findings, sampled = :sampled, compared = :compared
        WHERE id = :id""").param("at", now()).param("claims", claims).param("known", known).param("flagged", flagged).param("findings", findings)
        .param("sampled", sampled).param("compared", compared).param("id", run).update();
  }

  void decide(long claim, long finding, boolean upheld, String reason) {
    sql.sql("UPDATE fund.finding SET state = :state, decided_by = :by, reason = :reason WHERE id = :id AND claim_id = :claim")
        .param("state", upheld ? "UPHELD" : "DISMISSED").param("by", Callers.current().principalId()).param("reason", reason).param("id", finding)
        .param("claim", claim).update();
  }

  /** Whoever refuses a claim for good takes what nobody decided yet for true. */
  void upholdOpen(long claim, String reason) {
    sql.sql("UPDATE fund.finding SET state = 'UPHELD', decided_by = :by, reason = :reason WHERE claim_id = :claim AND state = 'OPEN'")
        .param("by", Callers.current().principalId()).param("reason", reason).param("claim", claim).update();
  }

  long open(long claim) {
    return sql.sql("SELECT count(*) FROM fund.finding WHERE claim_id = :claim AND state = 'OPEN'").param("claim", claim).query(Long.class).single();
  }
}
