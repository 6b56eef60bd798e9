package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.policy.PolicyKind;
import io.mingqu.foundation.policy.PolicyVersion;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Activity.Act;
import io.mingqu.kernel.fund.Activity.Outcome;
import io.mingqu.settlement.budget.Budgets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Market funds as a kind of policy: declared terms, numbered and approved before anything is promised under them. */
@Component
class FundKind implements PolicyKind {
  static final String KIND = "market-fund";
  private final ObjectMapper json;
  private final Budgets budgets;

  FundKind(ObjectMapper json, Budgets budgets) {
    this.json = json;
    this.budgets = budgets;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public String titleZh() {
    return "市场费用政策";
  }

  @Override
  public String titleEn() {
    return "Market fund";
  }

  @Override
  public JsonNode checked(JsonNode body) {
    FundTerms terms = FundTerms.read(body);
    Budgets.Budget budget = budgets.byCode(terms.budget()).orElseThrow(() -> Problem.of("budget.unknown", 422, Map.of("code", terms.budget())));
    if (!budget.currency().equals(terms.currency())) {
      throw Problem.of("fund.bad-terms", 422, Map.of("field", "currency", "value", terms.currency(), "wanted", budget.currency()));
    }
    return terms.body(json);
  }

  /** Every example approves an activity that ends on a day and claims it some days later. */
  @Override
  public List<ExampleResult> runExamples(PolicyVersion version) {
    FundTerms terms = terms(version);
    LocalDate end = LocalDate.of(2026, 1, 31);
    return terms.examples().stream().map(example -> {
      Activity approved = new Activity(Activity.Stage.APPROVED, example.approvedMinor(), example.approvedMinor(), 0, 0,
          Optional.of(end.plusDays(terms.claimDays())), Optional.empty());
      Outcome outcome = approved.decide(new Act.Claim(example.claimMinor()), terms.activity(), Long.MAX_VALUE, end.plusDays(example.daysAfterEnd()));
      String got = outcome instanceof Outcome.Refused refused ? refused.code() : "ACCEPTED";
      return new ExampleResult(example.name(), got.equals(example.expected()), example.expected(), got);
    }).toList();
  }

  /** Two funds never contradict each other: an activity names its fund. */
  @Override
  public Optional<Conflict> conflict(PolicyVersion candidate, List<PolicyVersion> others) {
    return Optional.empty();
  }

  FundTerms terms(PolicyVersion version) {
    return FundTerms.read(json.readTree(version.body()));
  }
}
