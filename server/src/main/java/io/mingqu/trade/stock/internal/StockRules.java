package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.stock.StockCheck;
import io.mingqu.kernel.stock.Stuffing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The policy that declares how channel stock is judged: tolerance, fallback, transit, bounds of the stuffing signs. One at a time is in force. */
@Component
class StockRules implements PolicyKind {
  static final String KIND = "stock-rule";
  private static final Set<String> FIELDS = Set.of("tolerancePpm", "toleranceMilli", "fallbackDays", "transitDays", "windowDays", "sellInOverSellOutPpm",
      "stockDaysMax", "spikePpm");
  private final ObjectMapper json;

  StockRules(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "渠道库存规则";
  }

  @Override
  public String titleEn() {
    return "Channel stock rule";
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
      throw Problem.of("stock.rule-field-unknown", 422, Map.of("field", unknown.iterator().next(), "known", String.join(", ", new TreeSet<>(FIELDS))));
    }
    return toJson(read(body, null));
  }

  StockRule read(JsonNode body, @Nullable String policy) {
    StockRule d = StockRule.DEFAULT;
    StockCheck.Rule check = new StockCheck.Rule(field(body, "tolerancePpm", d.check().tolerancePpm(), 1_000_000), field(body, "toleranceMilli",
        (int) d.check().toleranceMilli(), 1_000_000_000), field(body, "fallbackDays", d.check().fallbackDays(), 3_650));
    Stuffing.Rule stuffing = new Stuffing.Rule(field(body, "sellInOverSellOutPpm", d.stuffing().sellInOverSellOutPpm(), 100_000_000),
        field(body, "stockDaysMax", d.stuffing().stockDaysMax(), 3_650), field(body, "spikePpm", d.stuffing().spikePpm(), 100_000_000));
    return new StockRule(check, field(body, "transitDays", d.transitDays(), 90), field(body, "windowDays", d.windowDays(), 31), stuffing, policy);
  }

  JsonNode toJson(StockRule rule) {
    ObjectNode node = json.createObjectNode();
    node.put("tolerancePpm", rule.check().tolerancePpm()).put("toleranceMilli", rule.check().toleranceMilli()).put("fallbackDays", rule.check().fallbackDays());
    node.put("transitDays", rule.transitDays()).put("windowDays", rule.windowDays());
    return node.put("sellInOverSellOutPpm", rule.stuffing().sellInOverSellOutPpm()).put("stockDaysMax", rule.stuffing().stockDaysMax())
        .put("spikePpm", rule.stuffing().spikePpm());
  }

  private static int field(JsonNode body, String name, int otherwise, int max) {
    JsonNode value = body.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > max) {
      throw Problem.of("stock.rule-field", 422, Map.of("field", name, "value", value.toString(), "max", max));
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
        .map(other -> new Conflict(other.id(), other.code(), "%s 已有生效的库存规则".formatted(candidate.validFrom()), "a stock rule is in force on " + candidate.validFrom()));
  }
}
