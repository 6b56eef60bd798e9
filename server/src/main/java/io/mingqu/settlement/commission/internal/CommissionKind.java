package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.commission.CommissionPlan;
import io.mingqu.settlement.commission.internal.PlanTerms.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commission plans as a kind of policy. More than two levels are refused here, whoever asks. */
@Component
class CommissionKind implements PolicyKind {
  static final String NAME = "commission";
  private static final int LISTED_MAX = 200;
  private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
  private final Entities entities;

  CommissionKind(Entities entities) {
    this.entities = entities;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String titleZh() {
    return "佣金方案";
  }

  @Override
  public String titleEn() {
    return "Commission plan";
  }

  /** @throws Problem naming the field and what is wrong with it */
  static PlanTerms read(JsonNode body) {
    PlanTerms plan;
    try {
      plan = JSON.treeToValue(body, PlanTerms.class);
    } catch (JacksonException e) {
      String path = e.getPath().stream().map(ref -> ref.getPropertyName() == null ? "[" + ref.getIndex() + "]" : ref.getPropertyName())
          .reduce((a, b) -> b.startsWith("[") ? a + b : a + "." + b).orElse("body");
      throw Problem.of("commission.bad-body", 422, Map.of("field", path, "message", e.getOriginalMessage()));
    }
    requireStated("code", plan.code());
    requireStated("nameZh", plan.nameZh());
    requireStated("nameEn", plan.nameEn());
    requireStated("entity", plan.entity());
    requireStated("currency", plan.currency());
    requireStated("basis", plan.basis());
    requireStated("overCap", plan.overCap());
    requireStated("winner", plan.winner());
    requireStated("terms", plan.terms());
    if (plan.terms().size() > LISTED_MAX || plan.examplesOrNone().size() > LISTED_MAX) {
      throw Problem.of("commission.bad-body", 422, Map.of("field", "terms", "message", "at most " + LISTED_MAX));
    }
    plan.terms().forEach(term -> requireStated("terms[].role", term.role()));
    return plan;
  }

  private static void requireStated(String field, @Nullable Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw Problem.of("commission.bad-body", 422, Map.of("field", field, "message", "missing"));
    }
  }

  static PlanTerms read(PolicyVersion version) {
    return read(JSON.readTree(version.body()));
  }

  @Override
  public JsonNode checked(JsonNode body) {
    PlanTerms plan = read(body);
    List<CommissionPlan.Fault> faults = PlanRules.faults(plan);
    if (!faults.isEmpty()) {
      throw refusal(faults.getFirst());
    }
    if (entities.idByCode(plan.entity()).isEmpty()) {
      throw Problem.of("commission.unknown-entity", 422, Map.of("code", plan.entity()));
    }
    return body;
  }

  static Problem refusal(CommissionPlan.Fault fault) {
    Map<String, Object> value = Map.of("value", fault.value());
    return switch (fault.code()) {
      case "commission.too-many-levels" -> Problem.of("commission.too-many-levels", 422, value);
      case "commission.rate-out-of-range" -> Problem.of("commission.rate-out-of-range", 422, value);
      case "commission.party-twice" -> Problem.of("commission.party-twice", 422, value);
      case "commission.cap-out-of-range" -> Problem.of("commission.cap-out-of-range", 422, value);
      case "commission.hold-negative" -> Problem.of("commission.hold-negative", 422, value);
      case "commission.carry-positive" -> Problem.of("commission.carry-positive", 422, value);
      default -> Problem.of("commission.no-terms", 422, value);
    };
  }

  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    PlanTerms plan = read(version);
    if (!plan.code().equals(version.code())) {
      throw Problem.of("commission.envelope-differs", 422, Map.of("code", plan.code(), "envelopeCode", version.code()));
    }
    return results(plan);
  }

  static List<ExampleResult> results(PlanTerms plan) {
    List<ExampleResult> results = new ArrayList<>();
    for (Example example : plan.examplesOrNone()) {
      List<Long> expected = example.parties().stream().map(Example.Share::expectedMinor).toList();
      List<Long> computed = PlanRules.run(plan, example);
      String title = Objects.requireNonNullElse(example.title(), String.valueOf(results.size() + 1));
      results.add(new ExampleResult(title, expected.equals(computed), expected.toString(), computed.toString()));
    }
    return results;
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    PlanTerms plan = read(candidate);
    for (PolicyVersion version : others) {
      PlanTerms other = read(version);
      boolean meet = version.policyId() != candidate.policyId() && other.entity().equals(plan.entity()) && other.currency().equals(plan.currency())
          && (PlanTerms.open(plan.channels()) || PlanTerms.open(other.channels())
              || Objects.requireNonNull(plan.channels()).stream().anyMatch(c -> PlanTerms.names(other.channels(), c)));
      if (meet) {
        return Optional.of(new Conflict(version.id(), version.code(), "法人 %s 的同一张消费者订单会适用两个方案，共同上限无法保证".formatted(plan.entity()),
            "one consumer order of entity %s would fall under both plans, and their common cap could not hold".formatted(plan.entity())));
      }
    }
    return Optional.empty();
  }

  @Override
  public @Nullable JsonNode card(PolicyVersion version, long partyId) {
    PlanTerms plan = read(version);
    ObjectNode card = JSON.createObjectNode();
    card.put("nameZh", plan.nameZh()).put("nameEn", plan.nameEn()).put("currency", plan.currency()).put("holdDays", plan.holdDays());
    if (plan.clauseZh() != null) {
      card.put("clauseZh", plan.clauseZh());
    }
    if (plan.clauseEn() != null) {
      card.put("clauseEn", plan.clauseEn());
    }
    return card;
  }
}
