package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyInForce;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Programmes as they were published. Of a programme amended within the days asked for, the version in force on the last of them holds. */
@Component
class ProgrammeBook {
  static final String KIND = "programme";
  private final Policies policies;
  private final VersionStore versions;
  private final SystemScope scope;
  private final ObjectMapper json;
  private final Clock clock;
  private final Map<Long, ProgrammePolicy> read = new ConcurrentHashMap<>();
  private final Map<String, Long> policyIds = new ConcurrentHashMap<>();

  ProgrammeBook(Policies policies, VersionStore versions, SystemScope scope, ObjectMapper json, Clock clock) {
    this.policies = policies;
    this.versions = versions;
    this.scope = scope;
    this.json = json;
    this.clock = clock;
  }

  /** Programmes of a legal entity in force on some day, by code; remembers which versions they are. */
  List<ProgrammePolicy> inForce(String entityCode, LocalDate first, LocalDate last) {
    List<ProgrammePolicy> programmes = new ArrayList<>();
    for (PolicyVersion version : lastVersions(first, last).values()) {
      ProgrammePolicy policy = read(version);
      if (policy.entity().equals(entityCode)) {
        versions.keep(version);
        programmes.add(policy);
      }
    }
    return programmes;
  }

  /** All programmes in force on some day, by code. */
  List<ProgrammePolicy> allInForce(LocalDate first, LocalDate last) {
    return lastVersions(first, last).values().stream().map(this::read).toList();
  }

  private Map<String, PolicyVersion> lastVersions(LocalDate first, LocalDate last) {
    Map<String, PolicyInForce> byCode = new TreeMap<>();
    List<PolicyInForce> all = scope.during("incentive.programmes", () -> policies.publishedBetween(KIND, first, last, clock.instant()));
    for (PolicyInForce each : all) {
      byCode.merge(each.version().code(), each, (a, b) -> a.from().isAfter(b.from()) ? a : b);
    }
    Map<String, PolicyVersion> versionsByCode = new TreeMap<>();
    byCode.forEach((code, each) -> versionsByCode.put(code, each.version()));
    return versionsByCode;
  }

  Optional<ProgrammePolicy> inForce(String code, LocalDate day) {
    return Optional.ofNullable(lastVersions(day, day).get(code)).map(this::read);
  }

  Optional<ProgrammePolicy> version(String code, int number) {
    return versions.find(code, number).map(ids -> {
      ProgrammePolicy known = read.get(ids.versionId());
      return known != null ? known : read(scope.during("incentive.programme", () -> policies.version(ids.versionId())));
    });
  }

  Optional<Long> policyId(String code) {
    Long known = policyIds.get(code);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Long> found = versions.policyId(code);
    found.ifPresent(id -> policyIds.put(code, id));
    return found;
  }

  /** Published bodies never change, so they are read once. */
  ProgrammePolicy read(PolicyVersion version) {
    if (version.publishedAt() == null) {
      return ProgrammeReader.read(json.readTree(version.body()), version.number());
    }
    return read.computeIfAbsent(version.id(), id -> ProgrammeReader.read(json.readTree(version.body()), version.number()));
  }
}
