package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.shared.Callers;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes standing facts; they are never changed, a later one of the same key speaks instead. */
@Component
class StandingStore {
  private final JdbcTemplate batches;
  private final JdbcClient sql;
  private final Clock clock;

  StandingStore(JdbcTemplate batches, JdbcClient sql, Clock clock) {
    this.batches = batches;
    this.sql = sql;
    this.clock = clock;
  }

  /** Facts of a file's batch, or stated by hand under a seal of their own: exactly one of both. */
  void keep(List<StandingFact> facts, @Nullable Long batchId, @Nullable Long sealNo) {
    Timestamp at = Timestamp.from(clock.instant());
    String by = Callers.current().principalId();
    batches.batchUpdate("""
        INSERT INTO incentive.standing_fact (kind, key, partner_id, region, name, programme_code, first_day, last_day, value, second_value, batch_id, seal_no,
          recorded_at, recorded_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", facts, 500, (row, each) -> {
          int i = 0;
          row.setString(++i, each.kind().name());
          row.setString(++i, each.key());
          row.setObject(++i, each.partnerId(), Types.BIGINT);
          row.setString(++i, each.region());
          row.setString(++i, each.name());
          row.setString(++i, each.programmeCode());
          row.setObject(++i, each.first());
          row.setObject(++i, each.last());
          row.setLong(++i, each.value());
          row.setLong(++i, each.secondValue());
          row.setObject(++i, batchId, Types.BIGINT);
          row.setObject(++i, sealNo, Types.BIGINT);
          row.setTimestamp(++i, at);
          row.setString(++i, by);
        });
  }

  void keepReview(long versionId, String sha256, String opinionNo, String note, Instant at) {
    sql.sql("""
        INSERT INTO incentive.legal_review (version_id, sha256, opinion_no, note, reviewed_by, reviewed_at)
        VALUES (:version, :sha, :opinion, :note, :by, :at) ON CONFLICT (version_id, sha256) DO NOTHING""")
        .param("version", versionId).param("sha", sha256).param("opinion", opinionNo).param("note", note)
        .param("by", Callers.current().principalId()).param("at", Timestamp.from(at)).update();
  }

  boolean isReviewed(long versionId, String sha256) {
    return sql.sql("SELECT EXISTS (SELECT FROM incentive.legal_review WHERE version_id = :version AND sha256 = :sha)")
        .param("version", versionId).param("sha", sha256).query(Boolean.class).single();
  }
}
