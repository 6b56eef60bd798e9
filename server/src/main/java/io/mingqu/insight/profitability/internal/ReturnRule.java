package io.mingqu.insight.profitability.internal;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.profitability.PartnerReturn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The policy that declares how partner return is reckoned; the defaults hold until one is published. */
@Component
class ReturnRule implements PolicyKind {
  static final String KIND = "return-rule";
  private static final Set<String> FIELDS = Set.of("marginPpm", "capitalRatePpm", "receivableDays", "brandMarginPpm", "countCredit");
  private final ObjectProvider<Policies> policies;
  private final ObjectMapper json;

  ReturnRule(ObjectProvider<Policies> policies, ObjectMapper json) {
    this.policies = policies;
    this.json = json;
  }

  /** @param policy code and version, empty: the defaults */
  record InForce(PartnerReturn.Rule rule, String policy) {}

  InForce on(LocalDate day, Instant knownAt) {
    List<PolicyVersion> published = policies.getObject().published(KIND, day, knownAt);
    return published.isEmpty() ? new InForce(PartnerReturn.Rule.DEFAULT, "")
        : new InForce(read(json.readTree(published.getFirst().body())), published.getFirst().code() + " v" + published.getFirst().number());
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "经销商盈利算法";
  }

  @Override
  public String titleEn() {
    return "Partner-return rule";
  }

  @Override
  public int examplesMin() {
    return 0;
  }

  @Override
  public JsonNode checked(JsonNode body) {
    Set<String> unknown = new TreeSet<>(body.propertyNames());
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw Problem.of("profitability.rule-field", 422, Map.of("field", unknown.iterator().next(), "value", "", "instead", String.join(", ", new TreeSet<>(FIELDS))));
    }
    read(body);
    return body;
  }

  private static PartnerReturn.Rule read(JsonNode body) {
    PartnerReturn.Rule d = PartnerReturn.Rule.DEFAULT;
    return new PartnerReturn.Rule(whole(body, "marginPpm", d.marginPpm(), 1_000_000), whole(body, "capitalRatePpm", d.capitalRatePpm(), 1_000_000),
        whole(body, "receivableDays", d.receivableDays(), 730), whole(body, "brandMarginPpm", d.brandMarginPpm(), 1_000_000), body.path("countCredit").asBoolean(d.countCredit()));
  }

  private static int whole(JsonNode body, String field, int otherwise, int max) {
    JsonNode value = body.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > max) {
      throw Problem.of("profitability.rule-field", 422, Map.of("field", field, "value", value.toString(), "instead", "0 … " + max));
    }
    return value.asInt();
  }

  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    return List.of();
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    return others.stream().filter(other -> other.policyId() != candidate.policyId()).findFirst()
        .map(other -> new Conflict(other.id(), other.code(), "%s 已有生效的算法".formatted(candidate.validFrom()), "a rule is in force on " + candidate.validFrom()));
  }
}
