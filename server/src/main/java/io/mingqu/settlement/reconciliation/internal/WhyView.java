package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.incentive.Explanation;
import io.mingqu.kernel.incentive.Explanation.Value;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a number is what it is: a sentence by its key and values, steps as a waterfall, the clause it rests on, and as of which knowledge.
 * Whoever shows it has the words; the facts themselves are the statement's lines.
 */
record WhyView(String statementId, String partnerId, String figure, long amountMinor, String currency, String key, Map<String, Map<String, Object>> params,
    List<Step> steps, @Nullable Clause clause, long cutSeal, int engineVersion, int facts) {

  record Step(String key, Map<String, Map<String, Object>> params, String unit, long change, long total) {}

  record Clause(String programmeCode, int version, String nameZh, String nameEn, @Nullable String textZh, @Nullable String textEn, List<String> tiersZh,
      List<String> tiersEn) {}

  static Map<String, Map<String, Object>> params(Map<String, Value> params) {
    Map<String, Map<String, Object>> views = new LinkedHashMap<>();
    params.forEach((name, value) -> views.put(name, view(value)));
    return views;
  }

  private static Map<String, Object> view(Value value) {
    return switch (value) {
      case Value.Amount(long amountMinor, String currency) -> Map.of("kind", "amount", "amountMinor", amountMinor, "currency", currency);
      case Value.Quantity(long quantityMilli) -> Map.of("kind", "quantity", "quantityMilli", quantityMilli);
      case Value.Rate(long ratePpm) -> Map.of("kind", "rate", "ratePpm", ratePpm);
      case Value.Price price -> Map.of("kind", "price", "perUnit", price.perUnit().shortest().toString(), "currency", price.currency());
      case Value.Count(long count) -> Map.of("kind", "count", "count", count);
      case Value.Code(String code) -> Map.of("kind", "code", "code", code);
      case Value.Day day -> Map.of("kind", "day", "date", day.date().toString());
    };
  }

  static List<Step> steps(Explanation explanation) {
    return explanation.steps().stream().map(s -> new Step(s.key(), params(s.params()), s.unit().name(), s.change(), s.total())).toList();
  }

  static Clause clause(ProgrammePolicy policy) {
    return new Clause(policy.code(), policy.programme().version(), policy.nameZh(), policy.nameEn(), policy.clauseZh(), policy.clauseEn(),
        policy.tiersInWords(true), policy.tiersInWords(false));
  }
}
