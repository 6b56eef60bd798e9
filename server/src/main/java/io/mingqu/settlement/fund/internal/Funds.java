package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Funds in force, and the terms an activity was requested under: those hold to its end, whatever is published later. */
@Component
class Funds {
  /** A fund as published. */
  record Fund(PolicyVersion version, FundTerms terms) {}

  private final Policies policies;
  private final FundKind kind;
  private final Clock clock;
  private final Map<Long, FundTerms> termsByVersion = new ConcurrentHashMap<>();

  Funds(Policies policies, FundKind kind, Clock clock) {
    this.policies = policies;
    this.kind = kind;
    this.clock = clock;
  }

  List<Fund> inForce(LocalDate day) {
    return policies.published(FundKind.KIND, day, clock.instant()).stream().map(version -> new Fund(version, kind.terms(version))).toList();
  }

  Fund inForce(long policyId, LocalDate day) {
    return inForce(day).stream().filter(fund -> fund.version().policyId() == policyId).findFirst()
        .orElseThrow(() -> Problem.of("fund.not-in-force", 422, Map.of("policyId", policyId, "day", day)));
  }

  /** Terms of a version something was requested under: published, so they never change. */
  FundTerms terms(long versionId) {
    return termsByVersion.computeIfAbsent(versionId, id -> kind.terms(policies.version(id)));
  }

  Map<Long, FundTerms> terms(Iterable<Long> versionIds) {
    Map<Long, FundTerms> terms = new HashMap<>();
    versionIds.forEach(id -> terms.computeIfAbsent(id, this::terms));
    return terms;
  }
}
