package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.incentive.internal.StandingFact.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scores, penalties, market totals, targets and opening volumes stated by hand, each statement under a seal of its own; legal reviews of programmes. */
@RestController
@StaffOnly
class StandingApi {
  private static final int FACTS_MAX = 5000;
  private final StandingStore store;
  private final StandingQueries queries;
  private final Partners partners;
  private final Seals seals;
  private final Policies policies;
  private final ProgrammeBook book;
  private final ResalePriceGate gate;
  private final Audit audit;
  private final Clock clock;

  StandingApi(StandingStore store, StandingQueries queries, Partners partners, Seals seals, Policies policies, ProgrammeBook book, ResalePriceGate gate,
      Audit audit, Clock clock) {
    this.store = store;
    this.queries = queries;
    this.partners = partners;
    this.seals = seals;
    this.policies = policies;
    this.book = book;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /** As {@link StandingFact}, with the partner's code; a penalty needs a key, the others get one. */
  record Stated(@Nullable String key, @Nullable String partnerCode, @Nullable String region, String name, @Nullable String programmeCode, LocalDate first,
      LocalDate last, long value, @Nullable Long secondValue) {}

  record StandingFacts(String kind, List<Stated> items) {}

  record Sealed(long sealNo, int kept) {}

  record FactView(String key, @Nullable String partnerId, @Nullable String region, String name, @Nullable String programmeCode, String first, String last,
      long value, long secondValue) {}

  record FactList(List<FactView> items) {}

  record LegalReview(long versionId, String opinionNo, String note) {}

  record Reviewed(String versionId, String sha256) {}

  @PostMapping("/api/programmes/standing-facts")
  @Allowed({Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.FINANCE_PREPARER})
  @Transactional
  Sealed state(@RequestBody StandingFacts body) {
    Kind kind = kind(body.kind());
    if (body.items().isEmpty() || body.items().size() > FACTS_MAX) {
      throw Problem.of("incentive.too-many-items", 422, Map.of("items", body.items().size(), "max", FACTS_MAX));
    }
    Map<String, Long> ids = partners.idsByOwnCode();
    List<StandingFact> facts = new ArrayList<>();
    for (Stated each : body.items()) {
      facts.add(fact(kind, each, ids));
    }
    long seal = seals.seal("incentive.standing", kind + " × " + facts.size());
    store.keep(facts, null, seal);
    audit.record("incentive.standing-stated", "standing-fact", kind.name(), Map.of("count", facts.size(), "sealNo", seal));
    return new Sealed(seal, facts.size());
  }

  private static StandingFact fact(Kind kind, Stated stated, Map<String, Long> ids) {
    Long partner = stated.partnerCode() == null ? null : ids.get(stated.partnerCode());
    if (partner == null && (stated.partnerCode() != null || kind != Kind.MARKET || stated.region() == null)) {
      throw Problem.of("incentive.unknown-in-scope", 422, Map.of("field", "partnerCode", "value", String.valueOf(stated.partnerCode())));
    }
    if (stated.last().isBefore(stated.first())) {
      throw Problem.of("incentive.bad-days", 422, Map.of("from", stated.first().toString(), "to", stated.last().toString()));
    }
    if (kind == Kind.PENALTY && stated.key() == null) {
      throw Problem.of("incentive.missing-field", 422, Map.of("field", "items.key"));
    }
    long second = stated.secondValue() == null ? kind == Kind.OPENING ? stated.value() : 0 : stated.secondValue();
    String key = kind == Kind.PENALTY ? stated.key() : String.join("|", stated.name(), String.valueOf(stated.partnerCode()), String.valueOf(stated.region()),
        stated.first().toString(), stated.last().toString());
    return new StandingFact(kind, String.valueOf(key), partner, stated.region(), stated.name(), stated.programmeCode(), stated.first(), stated.last(),
        stated.value(), second);
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values()).filter(k -> k.name().equals(word)).findFirst().orElseThrow(() -> Problem.of("incentive.fact-kind", 422,
        Map.of("value", word, "choices", Arrays.stream(Kind.values()).map(Enum::name).collect(Collectors.joining(", ")))));
  }

  /** What is known now of a kind, for some days. */
  @GetMapping("/api/programmes/standing-facts")
  @Transactional(readOnly = true)
  FactList facts(@RequestParam String kind, @RequestParam LocalDate from, @RequestParam LocalDate to, @RequestParam @Nullable String name) {
    return new FactList(queries.known(seals.current(), kind(kind), name, from, to).stream().limit(500).map(f -> new FactView(f.key(),
        f.partnerId() == null ? null : String.valueOf(f.partnerId()), f.region(), f.name(), f.programmeCode(), f.first().toString(), f.last().toString(),
        f.value(), f.secondValue())).toList());
  }

  /** The legal side's opinion on a version that depends on a buy-out dealer's resale price; holds for exactly the text it was given on. */
  @PostMapping("/api/programmes/legal-reviews")
  @Allowed({Role.FINANCE_APPROVER, Role.ADMIN})
  @Transactional
  Reviewed review(@RequestBody LegalReview body) {
    PolicyVersion version = policies.version(body.versionId());
    ProgrammePolicy policy = book.read(version);
    ResalePriceGate.Concern concern = gate.concern(policy)
        .orElseThrow(() -> Problem.of("incentive.legal-review-not-needed", 409, Map.of("code", policy.code())));
    if (body.opinionNo().isBlank() || body.note().isBlank()) {
      throw Problem.of("incentive.missing-field", 422, Map.of("field", body.opinionNo().isBlank() ? "opinionNo" : "note"));
    }
    store.keepReview(version.id(), version.sha256(), body.opinionNo().strip(), body.note().strip(), clock.instant());
    audit.record("incentive.legal-review-recorded", "policy-version", String.valueOf(version.id()), Map.of("code", policy.code(), "because", concern.because(),
        "partner", concern.partnerCode(), "opinionNo", body.opinionNo().strip(), "sha256", version.sha256()));
    return new Reviewed(String.valueOf(version.id()), version.sha256());
  }
}
