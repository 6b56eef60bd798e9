package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.policy.PolicyState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Policies and their versions. */
@Component
class VersionStore {
  private static final long ADVISORY = 0x706f_6c69_6379_0000L;

  static final String VERSION = """
      SELECT v.id, v.policy_id, p.kind, p.code, v.document_no, p.entity_id, p.title_zh, p.title_en, v.number, v.state, v.valid_from,
        v.valid_through, v.body, v.sha256, v.published_at
      FROM policy.version v JOIN policy.policy p ON p.id = v.policy_id
      """;

  private final JdbcClient sql;

  VersionStore(JdbcClient sql) {
    this.sql = sql;
  }

  static PolicyVersion version(ResultSet row) throws SQLException {
    @Nullable Timestamp published = row.getTimestamp("published_at");
    return new PolicyVersion(row.getLong("id"), row.getLong("policy_id"), row.getString("kind"), row.getString("code"), row.getString("document_no"),
        row.getObject("entity_id", Long.class), row.getString("title_zh"), row.getString("title_en"), row.getInt("number"),
        PolicyState.valueOf(row.getString("state")), row.getObject("valid_from", LocalDate.class), row.getObject("valid_through", LocalDate.class),
        Bodies.canonical(row.getString("body")), row.getString("sha256"), published == null ? null : published.toInstant());
  }

  long insertPolicy(Policies.NewPolicy policy, Caller by, Instant now) {
    return sql.sql("""
        INSERT INTO policy.policy (kind, code, entity_id, title_zh, title_en, created_by, created_at)
        VALUES (:kind, :code, :entity, :zh, :en, :by, :now) ON CONFLICT (code) DO NOTHING RETURNING id""")
        .param("kind", policy.kind()).param("code", policy.code()).param("entity", policy.entityId()).param("zh", policy.titleZh())
        .param("en", policy.titleEn()).param("by", by.principalId()).param("now", Timestamp.from(now)).query(Long.class).optional()
        .orElseThrow(() -> Problem.of("policy.code-taken", 409, Map.of("code", policy.code())));
  }

  long insertVersion(long policyId, @Nullable String documentNo, LocalDate from, @Nullable LocalDate through, String body, Caller by, Instant now) {
    refuseTakenNumber(documentNo, 0);
    return sql.sql("""
        INSERT INTO policy.version (policy_id, number, state, document_no, valid_from, valid_through, body, sha256, authors, updated_at)
        SELECT :policy, coalesce(max(number), 0) + 1, 'DRAFT', :no, CAST(:from AS date), CAST(:through AS date), CAST(:body AS jsonb), :hash,
          ARRAY[:by], :now FROM policy.version WHERE policy_id = :policy
        ON CONFLICT DO NOTHING RETURNING id""")
        .param("policy", policyId).param("no", documentNo).param("from", from).param("through", through).param("body", body)
        .param("hash", Bodies.sha256(body)).param("by", by.principalId()).param("now", Timestamp.from(now)).query(Long.class).optional()
        .orElseThrow(() -> Problem.of("policy.open-version", 409, Map.of("policyId", String.valueOf(policyId))));
  }

  private void refuseTakenNumber(@Nullable String documentNo, long butVersionId) {
    if (documentNo != null) {
      sql.sql("SELECT p.code FROM policy.version v JOIN policy.policy p ON p.id = v.policy_id WHERE v.document_no = :no AND v.id <> :but")
          .param("no", documentNo).param("but", butVersionId).query(String.class).optional().ifPresent(code -> {
            throw Problem.of("policy.number-taken", 409, Map.of("documentNo", documentNo, "code", code));
          });
    }
  }

  void change(long versionId, Policies.Change change, String body, Caller by, Instant now) {
    refuseTakenNumber(change.documentNo(), versionId);
    try {
      sql.sql("""
          UPDATE policy.version SET document_no = :no, valid_from = :from, valid_through = :through, body = CAST(:body AS jsonb), sha256 = :hash,
            note = :note, authors = CASE WHEN :by = ANY (authors) THEN authors ELSE authors || :by END, updated_at = :now
          WHERE id = :id""")
          .param("no", change.documentNo()).param("from", change.validFrom()).param("through", change.validThrough()).param("body", body)
          .param("hash", Bodies.sha256(body)).param("note", change.note()).param("by", by.principalId()).param("now", Timestamp.from(now))
          .param("id", versionId).update();
    } catch (DuplicateKeyException raced) {
      throw Problem.of("policy.number-taken", 409, Map.of("documentNo", String.valueOf(change.documentNo()), "code", "?"));
    }
  }

  /** The version, its row locked until the transaction ends. */
  PolicyVersion hold(long versionId) {
    return find(versionId, " FOR UPDATE OF v");
  }

  PolicyVersion read(long versionId) {
    return find(versionId, "");
  }

  private PolicyVersion find(long versionId, String lock) {
    return sql.sql(VERSION + "WHERE v.id = :id" + lock).param("id", versionId).query((row, n) -> version(row)).optional()
        .orElseThrow(() -> Problem.notFound("policy-version", String.valueOf(versionId)));
  }

  Optional<PolicyVersion> latest(long policyId) {
    return sql.sql(VERSION + "WHERE v.policy_id = :id ORDER BY v.number DESC LIMIT 1").param("id", policyId)
        .query((row, n) -> version(row)).optional();
  }

  List<PolicyVersion> ofPolicy(long policyId) {
    return sql.sql(VERSION + "WHERE v.policy_id = :id ORDER BY v.number").param("id", policyId).query((row, n) -> version(row)).list();
  }

  List<String> authors(long versionId) {
    return sql.sql("SELECT unnest(authors) FROM policy.version WHERE id = :id").param("id", versionId).query(String.class).list();
  }

  /** Two publications of a kind go one after the other, so that each sees the other's conflict. */
  void oneAtATime(String kind) {
    sql.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", ADVISORY + kind.hashCode()).query((row, n) -> true).single();
  }

  void state(long versionId, PolicyState state, Instant now) {
    sql.sql("""
        UPDATE policy.version SET state = :state, updated_at = :now,
          superseded_at = CASE WHEN :state = 'SUPERSEDED' THEN CAST(:now AS timestamptz) ELSE superseded_at END,
          withdrawn_at = CASE WHEN :state = 'WITHDRAWN' THEN CAST(:now AS timestamptz) ELSE withdrawn_at END,
          approved_by = CASE WHEN :state = 'DRAFT' THEN NULL ELSE approved_by END
        WHERE id = :id""")
        .param("state", state.name()).param("now", Timestamp.from(now)).param("id", versionId).update();
  }

  void approved(long versionId, String by, Instant now) {
    sql.sql("UPDATE policy.version SET state = 'APPROVED', approved_by = :by, approved_at = :now, updated_at = :now WHERE id = :id")
        .param("by", by).param("now", Timestamp.from(now)).param("id", versionId).update();
  }

  void published(long versionId, String examples, Instant now) {
    sql.sql("""
        UPDATE policy.version SET state = 'PUBLISHED', published_at = :now, examples = CAST(:examples AS jsonb), updated_at = :now
        WHERE id = :id""").param("now", Timestamp.from(now)).param("examples", examples).param("id", versionId).update();
  }

  void event(long versionId, String act, Caller by, String text, Instant now) {
    sql.sql("INSERT INTO policy.event (version_id, act, actor_id, actor_name, text, at) VALUES (:version, :act, :by, :name, :text, :now)")
        .param("version", versionId).param("act", act).param("by", by.principalId()).param("name", by.name()).param("text", text)
        .param("now", Timestamp.from(now)).update();
  }

  /** False if the partner had acknowledged it before. */
  boolean acknowledge(long versionId, long partyId, String sha256, Caller by, Instant now) {
    return sql.sql("""
        INSERT INTO policy.acknowledgement (version_id, party_id, sha256, principal_id, name, at)
        VALUES (:version, :party, :hash, :by, :name, :now) ON CONFLICT DO NOTHING""")
        .param("version", versionId).param("party", partyId).param("hash", sha256).param("by", by.principalId()).param("name", by.name())
        .param("now", Timestamp.from(now)).update() == 1;
  }

  /** Versions known at a moment: published, and not withdrawn by then. */
  List<PolicyVersion> known(String kind, Instant knownAt) {
    return sql.sql(VERSION + """
        WHERE p.kind = :kind AND v.published_at <= :known AND (v.withdrawn_at IS NULL OR v.withdrawn_at > :known) ORDER BY p.code, v.number""")
        .param("kind", kind).param("known", Timestamp.from(knownAt)).query((row, n) -> version(row)).list();
  }
}
