package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.policy.PolicyVersion;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers which policy version stands behind a programme's code and number. */
@Component("programmeVersionStore")
class VersionStore {
  private final JdbcClient sql;

  VersionStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Ids(long versionId, long policyId) {}

  void keep(PolicyVersion version) {
    sql.sql("""
        INSERT INTO incentive.programme_version (programme_code, number, version_id, policy_id) VALUES (:code, :number, :version, :policy)
        ON CONFLICT (programme_code, number) DO NOTHING""")
        .param("code", version.code()).param("number", version.number()).param("version", version.id()).param("policy", version.policyId()).update();
  }

  Optional<Ids> find(String code, int number) {
    return sql.sql("SELECT version_id, policy_id FROM incentive.programme_version WHERE programme_code = :code AND number = :number")
        .param("code", code).param("number", number).query((row, n) -> new Ids(row.getLong(1), row.getLong(2))).optional();
  }

  Optional<Long> policyId(String code) {
    return sql.sql("SELECT policy_id FROM incentive.programme_version WHERE programme_code = :code ORDER BY number DESC LIMIT 1")
        .param("code", code).query(Long.class).optional();
  }
}
