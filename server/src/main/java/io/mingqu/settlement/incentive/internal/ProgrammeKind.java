package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.ProgrammeCheck;
import io.mingqu.kernel.incentive.ProgrammeCheck.Verdict;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Incentive programmes as a kind of policy: what a body may say, what its examples come to, and with which published programme it would pay twice. */
@Component
class ProgrammeKind implements PolicyKind {
  private final ProgrammeBook book;
  private final ScopeResolver scopes;
  private final Conflicts conflicts;
  private final Seals seals;
  private final ResalePriceGate resalePrice;
  private final ObjectMapper json;
  private final Clock clock;

  ProgrammeKind(ProgrammeBook book, ScopeResolver scopes, Conflicts conflicts, Seals seals, ResalePriceGate resalePrice, ObjectMapper json, Clock clock) {
    this.resalePrice = resalePrice;
    this.book = book;
    this.scopes = scopes;
    this.conflicts = conflicts;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return ProgrammeBook.KIND;
  }

  @Override
  public String titleZh() {
    return "返利政策";
  }

  @Override
  public String titleEn() {
    return "Incentive programme";
  }

  @Override
  public JsonNode checked(JsonNode body) {
    ProgrammePolicy policy = ProgrammeReader.read(body, 1);
    requireSound(policy);
    resalePrice.note(policy);
    return body;
  }

  static void requireSound(ProgrammePolicy policy) {
    if (ProgrammeCheck.check(policy.programme()) instanceof Verdict.Faulty(List<ProgrammeCheck.Fault> faults)) {
      ProgrammeCheck.Fault first = faults.getFirst();
      throw Problem.of("incentive.unsound", 422, Map.of("fault", first.code(), "values", first.params().toString(), "faults", faults.size()));
    }
  }

  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    ProgrammePolicy policy = book.read(version);
    scopes.requireKnown(policy);
    requireSameDays(version, policy);
    return WorkedExamples.run(policy).stream()
        .map(r -> new ExampleResult(r.title(), r.holds(), String.valueOf(r.expectedMinor()), String.valueOf(r.computedMinor()))).toList();
  }

  /** The envelope says when the version is in force; the body must not say otherwise. */
  private static void requireSameDays(PolicyVersion version, ProgrammePolicy policy) {
    LocalDate through = version.validThrough();
    boolean within = !version.validFrom().isBefore(policy.programme().from()) && (through == null || !through.isAfter(policy.programme().to()));
    if (!within || !version.code().equals(policy.code())) {
      throw Problem.of("incentive.envelope-differs", 422, Map.of("code", policy.code(), "envelopeCode", version.code(), "validFrom",
          policy.programme().from().toString(), "validTo", policy.programme().to().toString(), "envelopeFrom", version.validFrom().toString(),
          "envelopeThrough", String.valueOf(through)));
    }
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    ProgrammePolicy policy = book.read(candidate);
    resalePrice.require(candidate, policy);
    List<ProgrammePolicy> published = others.stream().map(book::read).toList();
    return conflicts.find(policy, published, seals.current()).map(witness -> {
      long otherId = others.get(published.indexOf(witness.other())).id();
      String zh = "伙伴 %s、商品 %s、%s 的业务两项政策都会付".formatted(witness.partnerCode(), witness.productSku(), witness.day());
      String en = "both would pay for partner %s, product %s on %s".formatted(witness.partnerCode(), witness.productSku(), witness.day());
      return new Conflict(otherId, witness.other().code(), zh, en);
    });
  }

  @Override
  public boolean concerns(PolicyVersion version, long partyId) {
    ProgrammePolicy policy = book.read(version);
    LocalDate today = LocalDate.now(clock);
    LocalDate day = today.isBefore(policy.programme().from()) ? policy.programme().from()
        : today.isAfter(policy.programme().to()) ? policy.programme().to() : today;
    FiscalPeriod period = policy.programme().cycle().calendar().periodOf(day, policy.programme().cycle().grain());
    return scopes.at(seals.current(), day).covers(policy, period, partyId);
  }

  /** What a partner reads: names, period, tiers in words; not whom else it covers. */
  @Override
  public @Nullable JsonNode card(PolicyVersion version, long partyId) {
    ProgrammePolicy policy = book.read(version);
    ObjectNode card = json.createObjectNode();
    card.put("nameZh", policy.nameZh()).put("nameEn", policy.nameEn()).put("currency", policy.programme().currency());
    card.put("grain", policy.programme().cycle().grain().name()).put("movement", policy.programme().base().measure().name());
    card.putPOJO("tiersZh", policy.tiersInWords(true)).putPOJO("tiersEn", policy.tiersInWords(false));
    if (policy.clauseZh() != null) {
      card.put("clauseZh", policy.clauseZh());
    }
    if (policy.clauseEn() != null) {
      card.put("clauseEn", policy.clauseEn());
    }
    return card;
  }
}
