package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.approval.ApprovalRequest;
import io.mingqu.foundation.approval.ApprovalRequest.Figure;
import io.mingqu.foundation.approval.Approvals;
import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.outbox.Outbox;
import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyInForce;
import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyPublished;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.policy.PolicyWithdrawn;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.policy.PolicyState;
import io.mingqu.kernel.policy.PolicyState.Act;
import io.mingqu.kernel.policy.Succession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** From draft to publication. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Lifecycle implements Policies {
  private final VersionStore store;
  private final Kinds kinds;
  private final Approvals approvals;
  private final Audit audit;
  private final Outbox outbox;
  private final Clock clock;
  private final JsonMapper json;

  Lifecycle(VersionStore store, Kinds kinds, Approvals approvals, Audit audit, Outbox outbox, Clock clock, JsonMapper json) {
    this.store = store;
    this.kinds = kinds;
    this.approvals = approvals;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public PolicyVersion create(NewPolicy policy) {
    PolicyForm.check(policy.code(), policy.titleZh(), policy.titleEn(), policy.documentNo(), policy.validFrom(), policy.validThrough());
    String body = Bodies.canonical(kinds.of(policy.kind()).checked(policy.body()));
    Caller by = Callers.current();
    long policyId = store.insertPolicy(policy, by, clock.instant());
    long id = store.insertVersion(policyId, PolicyForm.number(policy.documentNo()), policy.validFrom(), policy.validThrough(), body, by, clock.instant());
    return noted(id, "CREATE", "");
  }

  @Override
  public PolicyVersion amend(long policyId) {
    PolicyVersion latest = store.latest(policyId).orElseThrow(() -> Problem.notFound("policy", String.valueOf(policyId)));
    if (latest.state() == PolicyState.DRAFT || latest.state() == PolicyState.IN_REVIEW || latest.state() == PolicyState.APPROVED) {
      throw Problem.of("policy.open-version", 409, Map.of("policyId", String.valueOf(policyId)));
    }
    long id = store.insertVersion(policyId, null, latest.validFrom(), latest.validThrough(), latest.body(), Callers.current(), clock.instant());
    return noted(id, "AMEND", "");
  }

  @Override
  public PolicyVersion change(long versionId, Change change) {
    PolicyVersion version = store.hold(versionId);
    if (version.state() != PolicyState.DRAFT) {
      throw Problem.of("policy.not-a-draft", 409, Map.of("state", version.state().name()));
    }
    PolicyForm.check(version.code(), version.titleZh(), version.titleEn(), change.documentNo(), change.validFrom(), change.validThrough());
    String body = Bodies.canonical(kinds.of(version.kind()).checked(change.body()));
    store.change(versionId, new Change(PolicyForm.number(change.documentNo()), change.validFrom(), change.validThrough(), change.body(), change.note()),
        body, Callers.current(), clock.instant());
    return noted(versionId, "CHANGE", change.note());
  }

  @Override
  public PolicyVersion submit(long versionId) {
    PolicyVersion version = moved(versionId, Act.SUBMIT);
    if (version.documentNo() == null) {
      throw Problem.of("policy.number-missing", 422, Map.of("code", version.code()));
    }
    kinds.of(version.kind()).checked(Bodies.node(version.body()));
    store.state(versionId, PolicyState.IN_REVIEW, clock.instant());
    approvals.submit(new ApprovalRequest(PolicyApproval.KIND, String.valueOf(versionId), version.titleZh() + " v" + version.number(),
        version.titleEn() + " v" + version.number(), null, null, null, List.of(), List.of(
            Figure.text("文号", "Document no.", version.documentNo()),
            Figure.text("生效", "In force", version.validFrom() + " – " + (version.validThrough() == null ? "…" : version.validThrough()))),
        "/policies/" + version.policyId()));
    return noted(versionId, "SUBMIT", "");
  }

  @Override
  public PolicyVersion publish(long versionId) {
    PolicyVersion version = moved(versionId, Act.PUBLISH);
    store.oneAtATime(version.kind());
    List<PolicyKind.ExampleResult> results = kinds.of(version.kind()).runExamples(version);
    refuseWrongExamples(version, results);
    conflictOf(version).ifPresent(conflict -> {
      throw Problem.of("policy.conflict", 409, Map.of("code", version.code(), "otherCode", conflict.otherCode(),
          "otherVersionId", String.valueOf(conflict.otherVersionId()), "witnessZh", conflict.witnessZh(), "witnessEn", conflict.witnessEn()));
    });
    Instant now = clock.instant();
    for (PolicyVersion older : store.ofPolicy(version.policyId())) {
      if (older.state() == PolicyState.PUBLISHED && Succession.replaces(span(version), span(older))) {
        store.state(older.id(), PolicyState.SUPERSEDED, now);
      }
    }
    store.published(versionId, json.writeValueAsString(results), now);
    outbox.publish("policy/" + version.policyId(), new PolicyPublished(String.valueOf(versionId), String.valueOf(version.policyId()), version.kind(),
        version.code(), version.validFrom(), version.validThrough()));
    return noted(versionId, "PUBLISH", String.valueOf(version.documentNo()));
  }

  private void refuseWrongExamples(PolicyVersion version, List<PolicyKind.ExampleResult> results) {
    int min = kinds.of(version.kind()).examplesMin();
    if (results.size() < min) {
      throw Problem.of("policy.too-few-examples", 422, Map.of("count", results.size(), "min", min));
    }
    results.stream().filter(result -> !result.passed()).findFirst().ifPresent(wrong -> {
      throw Problem.of("policy.example-wrong", 422, Map.of("name", wrong.name(), "expected", wrong.expected(), "actual", wrong.actual()));
    });
  }

  @Override
  public PolicyVersion withdraw(long versionId, String reason) {
    if (reason.isBlank() || reason.length() > 500) {
      throw Problem.of("policy.reason-missing", 422, Map.of("max", 500));
    }
    PolicyVersion version = moved(versionId, Act.WITHDRAW);
    store.state(versionId, PolicyState.WITHDRAWN, clock.instant());
    if (version.publishedAt() != null) {
      outbox.publish("policy/" + version.policyId(),
          new PolicyWithdrawn(String.valueOf(versionId), String.valueOf(version.policyId()), version.kind(), version.code(), reason));
    }
    return noted(versionId, "WITHDRAW", reason);
  }

  @Override
  @Transactional(readOnly = true)
  public List<PolicyKind.ExampleResult> runExamples(long versionId) {
    PolicyVersion version = store.read(versionId);
    return kinds.of(version.kind()).runExamples(version);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<PolicyKind.Conflict> conflict(long versionId) {
    return conflictOf(store.read(versionId));
  }

  private Optional<PolicyKind.Conflict> conflictOf(PolicyVersion version) {
    LocalDate end = version.validThrough() == null ? LocalDate.of(9999, 12, 31) : version.validThrough();
    List<PolicyVersion> others = publishedBetween(version.kind(), version.validFrom(), end, clock.instant()).stream()
        .map(PolicyInForce::version).filter(other -> other.policyId() != version.policyId()).distinct().toList();
    return kinds.of(version.kind()).conflict(version, others);
  }

  @Override
  public void acknowledge(long versionId, long partyId, String sha256) {
    PolicyVersion version = store.read(versionId);
    if (version.publishedAt() == null || !kinds.of(version.kind()).concerns(version, partyId)) {
      throw Problem.notFound("policy-version", String.valueOf(versionId));
    }
    if (!version.sha256().equals(sha256)) {
      throw Problem.of("policy.hash-differs", 409, Map.of("code", version.code(), "number", version.number()));
    }
    if (store.acknowledge(versionId, partyId, sha256, Callers.current(), clock.instant())) {
      audit.record("policy.acknowledged", "policy-version", String.valueOf(versionId), Map.of("partyId", partyId, "sha256", sha256));
    }
  }

  @Override
  @Transactional(readOnly = true)
  public PolicyVersion version(long versionId) {
    return store.read(versionId);
  }

  @Override
  @Transactional(readOnly = true)
  public List<PolicyVersion> published(String kind, LocalDate asOf, Instant knownAt) {
    return publishedBetween(kind, asOf, asOf, knownAt).stream().map(PolicyInForce::version).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<PolicyInForce> publishedBetween(String kind, LocalDate from, LocalDate through, Instant knownAt) {
    Map<Long, List<PolicyVersion>> byPolicy = store.known(kind, knownAt).stream()
        .collect(Collectors.groupingBy(PolicyVersion::policyId, LinkedHashMap::new, Collectors.toList()));
    List<PolicyInForce> inForce = new ArrayList<>();
    for (List<PolicyVersion> versions : byPolicy.values()) {
      Map<Long, PolicyVersion> byId = versions.stream().collect(Collectors.toMap(PolicyVersion::id, Function.identity()));
      for (Succession.Span span : Succession.between(versions.stream().map(Lifecycle::span).toList(), from, through)) {
        @Nullable LocalDate end = span.through();
        inForce.add(new PolicyInForce(byId.get(span.versionId()), span.from(), end == null ? through : end));
      }
    }
    return inForce;
  }

  private static Succession.Version span(PolicyVersion version) {
    return new Succession.Version(version.id(), version.number(), version.validFrom(), version.validThrough());
  }

  /** The version, locked, if {@code act} can happen to it. */
  private PolicyVersion moved(long versionId, Act act) {
    PolicyVersion version = store.hold(versionId);
    if (version.state().after(act).isEmpty()) {
      throw Problem.of("policy.wrong-state", 409, Map.of("act", act.name(), "state", version.state().name()));
    }
    return version;
  }

  private PolicyVersion noted(long versionId, String act, String text) {
    store.event(versionId, act, Callers.current(), text, clock.instant());
    PolicyVersion version = store.read(versionId);
    audit.record("policy." + act.toLowerCase(java.util.Locale.ROOT), "policy-version", String.valueOf(versionId),
        Map.of("code", version.code(), "number", version.number(), "sha256", version.sha256()));
    return version;
  }
}
