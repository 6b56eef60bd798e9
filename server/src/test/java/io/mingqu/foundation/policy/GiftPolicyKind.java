package io.mingqu.foundation.policy;

import io.mingqu.foundation.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A kind of policy for tests: so many gifts per hundred bought. Two for the same product contradict each other. */
@Component
class GiftPolicyKind implements PolicyKind {
  static final String NAME = "test-gift";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String titleZh() {
    return "测试赠品";
  }

  @Override
  public String titleEn() {
    return "Test gift";
  }

  @Override
  public JsonNode checked(JsonNode body) {
    if (body.path("perHundred").asLong(-1) < 0) {
      throw Problem.of("shared.bad-field", 422, Map.of("field", "perHundred"));
    }
    return body;
  }

  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    JsonNode body = new tools.jackson.databind.ObjectMapper().readTree(version.body());
    List<ExampleResult> results = new ArrayList<>();
    for (JsonNode example : body.path("examples")) {
      long actual = example.path("bought").asLong() / 100 * body.path("perHundred").asLong();
      long expected = example.path("gifts").asLong();
      results.add(new ExampleResult(example.path("bought").asString(), actual == expected, String.valueOf(expected), String.valueOf(actual)));
    }
    return results;
  }

  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    String product = product(candidate);
    return others.stream().filter(other -> product(other).equals(product)).findFirst()
        .map(other -> new Conflict(other.id(), other.code(), "产品 " + product, "product " + product));
  }

  private static String product(PolicyVersion version) {
    return new tools.jackson.databind.ObjectMapper().readTree(version.body()).path("product").asString();
  }

  @Override
  public boolean concerns(PolicyVersion version, long partyId) {
    return partyId == 501;
  }
}
