package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.policy.Policies;
import io.mingqu.foundation.policy.PolicyVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The stock rule that holds on a day: the published policy, or the defaults. */
@Component
class RuleInForce {
  private final ObjectProvider<Policies> policies;
  private final StockRules rules;
  private final ObjectMapper json;
  private final Clock clock;

  RuleInForce(ObjectProvider<Policies> policies, StockRules rules, ObjectMapper json, Clock clock) {
    this.policies = policies;
    this.rules = rules;
    this.json = json;
    this.clock = clock;
  }

  StockRule on(LocalDate day) {
    List<PolicyVersion> published = policies.getObject().published(StockRules.KIND, day, clock.instant());
    if (published.isEmpty()) {
      return StockRule.DEFAULT;
    }
    PolicyVersion version = published.getFirst();
    return rules.read(json.readTree(version.body()), version.code() + " v" + version.number());
  }
}
