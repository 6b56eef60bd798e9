package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.BusinessCodes;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.kernel.policy.Differences;
import io.mingqu.kernel.policy.PolicyState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Policies as people look at them. */
@Component
@Transactional(readOnly = true)
class PolicyQueries implements BusinessCodes {
  record Row(String id, String kind, String code, @Nullable String entityId, String titleZh, String titleEn, String versionId, int number,
      PolicyState state, @Nullable String documentNo, LocalDate validFrom, @Nullable LocalDate validThrough, @Nullable Instant publishedAt,
      Instant updatedAt, @Nullable String inForceVersionId) {}

  record VersionRow(String id, int number, PolicyState state, @Nullable String documentNo, LocalDate validFrom, @Nullable LocalDate validThrough,
      String sha256, String note, List<String> authors, @Nullable String approvedBy, @Nullable Instant approvedAt, @Nullable Instant publishedAt,
      @Nullable Instant supersededAt, @Nullable Instant withdrawnAt, long acknowledgements) {}

  record Event(String versionId, int number, String act, String actorName, String text, Instant at) {}

  record Full(String id, String kind, String kindZh, String kindEn, String code, @Nullable String entityId, String titleZh, String titleEn,
      int examplesMin, List<VersionRow> versions, List<Event> events) {}

  record Body(String id, String policyId, String kind, String code, int number, PolicyState state, @Nullable String documentNo, LocalDate validFrom,
      @Nullable LocalDate validThrough, String sha256, JsonNode body, @Nullable JsonNode examples) {}

  record Comparison(Body before, Body after, List<Differences.Difference> differences) {}

  record Acknowledged(String partyId, String name, String sha256, Instant at) {}

  record ForPartner(String versionId, String code, String kindZh, String kindEn, @Nullable String documentNo, String titleZh, String titleEn,
      int number, LocalDate validFrom, @Nullable LocalDate validThrough, String sha256, String partyId, @Nullable JsonNode card,
      @Nullable Instant acknowledgedAt) {}

  record Filter(@Nullable String kind, @Nullable PolicyState state, @Nullable String q) {}

  private final JdbcClient sql;
  private final VersionStore store;
  private final Kinds kinds;

  PolicyQueries(JdbcClient sql, VersionStore store, Kinds kinds) {
    this.sql = sql;
    this.store = store;
    this.kinds = kinds;
  }

  @Override
  public String kind() {
    return "policy";
  }

  @Override
  public Map<Long, String> codesById() {
    Map<Long, String> codes = new HashMap<>();
    sql.sql("SELECT id, code FROM policy.policy").query(row -> {
      codes.put(row.getLong(1), row.getString(2));
    });
    return codes;
  }

  /** Each policy with its latest version, by code. */
  Page<Row> list(Filter filter, LocalDate today, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    List<Row> rows = sql.sql("""
        SELECT p.id, p.kind, p.code, p.entity_id, p.title_zh, p.title_en, v.id AS version_id, v.number, v.state, v.document_no, v.valid_from,
          v.valid_through, v.published_at, v.updated_at,
          (SELECT CASE WHEN f.valid_through IS NULL OR f.valid_through >= :today THEN f.id END FROM policy.version f
           WHERE f.policy_id = p.id AND f.published_at IS NOT NULL AND f.withdrawn_at IS NULL AND f.valid_from <= :today
           ORDER BY f.number DESC LIMIT 1) AS in_force
        FROM policy.policy p
        JOIN LATERAL (SELECT * FROM policy.version v WHERE v.policy_id = p.id ORDER BY v.number DESC LIMIT 1) v ON true
        WHERE p.code > :after AND (CAST(:kind AS text) IS NULL OR p.kind = :kind) AND (CAST(:state AS text) IS NULL OR v.state = :state)
          AND (CAST(:q AS text) IS NULL OR strpos(lower(concat_ws(' ', p.code, p.title_zh, p.title_en, v.document_no)), lower(:q)) > 0)
        ORDER BY p.code LIMIT :limit""")
        .param("after", cursor == null ? "" : cursor.getFirst()).param("kind", filter.kind())
        .param("state", filter.state() == null ? null : filter.state().name()).param("q", filter.q()).param("today", today)
        .param("limit", limit + 1)
        .query((row, n) -> new Row(row.getString("id"), row.getString("kind"), row.getString("code"), row.getString("entity_id"),
            row.getString("title_zh"), row.getString("title_en"), row.getString("version_id"), row.getInt("number"),
            PolicyState.valueOf(row.getString("state")), row.getString("document_no"), row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_through", LocalDate.class), instant(row, "published_at"), row.getTimestamp("updated_at").toInstant(),
            row.getString("in_force"))).list();
    return Page.of(rows, limit, row -> List.of(row.code()));
  }

  Full one(long policyId) {
    List<PolicyVersion> versions = store.ofPolicy(policyId);
    if (versions.isEmpty()) {
      throw Problem.notFound("policy", String.valueOf(policyId));
    }
    PolicyVersion any = versions.getFirst();
    PolicyKind kind = kinds.of(any.kind());
    return new Full(String.valueOf(policyId), any.kind(), kind.titleZh(), kind.titleEn(), any.code(), any.entityId() == null ? null : String.valueOf(any.entityId()),
        any.titleZh(), any.titleEn(), kind.examplesMin(), versionRows(policyId), events(policyId));
  }

  private List<VersionRow> versionRows(long policyId) {
    return sql.sql("""
        SELECT v.*, (SELECT count(*) FROM policy.acknowledgement a WHERE a.version_id = v.id) AS acknowledgements
        FROM policy.version v WHERE v.policy_id = :id ORDER BY v.number DESC""").param("id", policyId)
        .query((row, n) -> new VersionRow(row.getString("id"), row.getInt("number"), PolicyState.valueOf(row.getString("state")),
            row.getString("document_no"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_through", LocalDate.class),
            row.getString("sha256"), row.getString("note"), List.of((String[]) row.getArray("authors").getArray()), row.getString("approved_by"),
            instant(row, "approved_at"), instant(row, "published_at"), instant(row, "superseded_at"), instant(row, "withdrawn_at"),
            row.getLong("acknowledgements"))).list();
  }

  private List<Event> events(long policyId) {
    return sql.sql("""
        SELECT e.version_id, v.number, e.act, e.actor_name, e.text, e.at FROM policy.event e JOIN policy.version v ON v.id = e.version_id
        WHERE v.policy_id = :id ORDER BY e.id DESC LIMIT 500""").param("id", policyId)
        .query((row, n) -> new Event(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5),
            row.getTimestamp(6).toInstant())).list();
  }

  Body body(long versionId) {
    PolicyVersion v = store.read(versionId);
    @Nullable String examples = sql.sql("SELECT examples FROM policy.version WHERE id = :id").param("id", versionId)
        .query((row, n) -> java.util.Optional.ofNullable(row.getString(1))).single().orElse(null);
    return new Body(String.valueOf(v.id()), String.valueOf(v.policyId()), v.kind(), v.code(), v.number(), v.state(), v.documentNo(), v.validFrom(),
        v.validThrough(), v.sha256(), Bodies.node(v.body()), examples == null ? null : Bodies.node(examples));
  }

  /** Field by field; validity and number count as fields. */
  Comparison compare(long beforeId, long afterId) {
    Body before = body(beforeId);
    Body after = body(afterId);
    if (!before.policyId().equals(after.policyId())) {
      throw Problem.of("policy.not-comparable", 422, Map.of("before", before.code(), "after", after.code()));
    }
    List<Differences.Difference> differences = new ArrayList<>();
    header("documentNo", before.documentNo(), after.documentNo(), differences);
    header("validFrom", before.validFrom(), after.validFrom(), differences);
    header("validThrough", before.validThrough(), after.validThrough(), differences);
    differences.addAll(Differences.between(Bodies.tree(before.body()), Bodies.tree(after.body())));
    return new Comparison(before, after, differences);
  }

  private static void header(String field, @Nullable Object before, @Nullable Object after, List<Differences.Difference> differences) {
    differences.addAll(Differences.between(before == null ? null : before.toString(), after == null ? null : after.toString()).stream()
        .map(d -> new Differences.Difference("· " + field, d.before(), d.after())).toList());
  }

  Page<Acknowledged> acknowledgements(long versionId, int limit, @Nullable String after) {
    @Nullable List<String> cursor = Page.decode(after, 1);
    store.read(versionId);
    List<Acknowledged> rows = sql.sql("""
        SELECT party_id, name, sha256, at FROM policy.acknowledgement WHERE version_id = :id AND party_id > :after ORDER BY party_id LIMIT :limit""")
        .param("id", versionId).param("after", cursor == null ? 0L : Long.parseLong(cursor.getFirst())).param("limit", limit + 1)
        .query((row, n) -> new Acknowledged(row.getString(1), row.getString(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
    return Page.of(rows, limit, row -> List.of(row.partyId()));
  }

  /** What a partner has to know: versions in force or to come that concern it, with what it acknowledged. */
  List<ForPartner> forPartner(Caller caller, LocalDate today, Instant now) {
    if (!(caller.scope() instanceof Scope.Parties(Set<Long> parties))) {
      return List.of();
    }
    List<ForPartner> found = new ArrayList<>();
    for (PolicyKind kind : kinds.all()) {
      for (PolicyVersion version : store.known(kind.name(), now)) {
        boolean over = version.validThrough() != null && version.validThrough().isBefore(today);
        for (long party : over || version.state() != PolicyState.PUBLISHED ? List.<Long>of() : parties.stream().sorted().toList()) {
          if (kind.concerns(version, party)) {
            found.add(new ForPartner(String.valueOf(version.id()), version.code(), kind.titleZh(), kind.titleEn(), version.documentNo(),
                version.titleZh(), version.titleEn(), version.number(), version.validFrom(), version.validThrough(), version.sha256(),
                String.valueOf(party), kind.card(version, party), acknowledgedAt(version.id(), party)));
          }
        }
      }
    }
    return found;
  }

  private @Nullable Instant acknowledgedAt(long versionId, long party) {
    return sql.sql("SELECT at FROM policy.acknowledgement WHERE version_id = :version AND party_id = :party")
        .param("version", versionId).param("party", party).query(Timestamp.class).optional().map(Timestamp::toInstant).orElse(null);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
