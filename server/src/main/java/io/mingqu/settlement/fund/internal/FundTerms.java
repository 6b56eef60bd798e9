package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.ClaimCheck;
import io.mingqu.kernel.fund.SamplingPlan;
import io.mingqu.settlement.payout.InvoiceTreatment;
import io.mingqu.settlement.payout.PayoutForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 费用政策: what a fund declares, so that nothing about it is a hidden default.
 *
 * @param budget         the budget approvals draw on
 * @param claimDays      days after the activity's end within which it is claimed
 * @param approveDays    and {@code verifyDays}: how long approval and verification are expected to take, which is the date the partner is told
 * @param form           how verified expenses are paid and {@code goodsForm} fronted goods; null: as the partner's settlement terms say
 * @param lookBackMonths how far back claims are compared with earlier ones
 */
record FundTerms(String budget, String currency, int tolerancePpm, int claimDays, int noticeDays, int extensionDays, int extensionsMax, int approveDays,
    int verifyDays, int photosMin, long sampleAllFromMinor, int sampleSharePpm, int metresMax, int daysMax, int outlierFactor, int peersMin,
    int lookBackMonths, @Nullable PayoutForm form, @Nullable InvoiceTreatment invoice, @Nullable PayoutForm goodsForm,
    @Nullable InvoiceTreatment goodsInvoice, List<Example> examples) {

  /** A worked example: what becomes of a claim so large so long after the activity's end. {@code expected} is ACCEPTED or the refusal's code. */
  record Example(String name, long approvedMinor, long claimMinor, int daysAfterEnd, String expected) {}

  private static final Set<String> FIELDS = Set.of("budget", "currency", "tolerancePpm", "claimDays", "noticeDays", "extensionDays", "extensionsMax", "approveDays",
      "verifyDays", "photosMin", "sampleAllFromMinor", "sampleSharePpm", "metresMax", "daysMax", "outlierFactor", "peersMin", "lookBackMonths", "form", "invoice",
      "goodsForm", "goodsInvoice", "examples");
  private static final Set<String> EXAMPLE_FIELDS = Set.of("name", "approvedMinor", "claimMinor", "daysAfterEnd", "expected");

  Activity.Terms activity() {
    return new Activity.Terms(tolerancePpm, noticeDays, extensionDays);
  }

  ClaimCheck.Limits limits() {
    return new ClaimCheck.Limits(tolerancePpm, metresMax, daysMax, outlierFactor, peersMin);
  }

  SamplingPlan sampling() {
    return new SamplingPlan(sampleAllFromMinor, sampleSharePpm);
  }

  /** @throws Problem {@code fund.bad-terms} naming the field, its value and what to write */
  static FundTerms read(JsonNode body) {
    unknown(body.propertyNames(), FIELDS);
    String budget = text(body, "budget");
    String currency = text(body, "currency");
    if (!currency.matches("[A-Z]{3}")) {
      throw bad("currency", currency, "CNY");
    }
    List<Example> examples = body.path("examples").valueStream().map(FundTerms::example).toList();
    return new FundTerms(budget, currency, whole(body, "tolerancePpm", 0, 0, 1_000_000), whole(body, "claimDays", 45, 1, 1000), whole(body, "noticeDays", 10, 1, 365),
        whole(body, "extensionDays", 15, 1, 365), whole(body, "extensionsMax", 1, 0, 20), whole(body, "approveDays", 5, 1, 365), whole(body, "verifyDays", 10, 1, 365),
        whole(body, "photosMin", 1, 0, 50), body.path("sampleAllFromMinor").asLong(500_000), whole(body, "sampleSharePpm", 100_000, 0, 1_000_000),
        whole(body, "metresMax", 2000, 10, 1_000_000), whole(body, "daysMax", 1, 0, 365), whole(body, "outlierFactor", 6, 1, 1000), whole(body, "peersMin", 12, 3, 100_000),
        whole(body, "lookBackMonths", 24, 1, 120), choice(body, "form", PayoutForm.values()).orElse(null), choice(body, "invoice", InvoiceTreatment.values()).orElse(null),
        choice(body, "goodsForm", PayoutForm.values()).orElse(null), choice(body, "goodsInvoice", InvoiceTreatment.values()).orElse(null), examples);
  }

  /** The body with everything left out filled in. */
  JsonNode body(ObjectMapper json) {
    ObjectNode node = json.valueToTree(this);
    for (String optional : List.of("form", "invoice", "goodsForm", "goodsInvoice")) {
      if (node.get(optional).isNull()) {
        node.remove(optional);
      }
    }
    return node;
  }

  private static Example example(JsonNode node) {
    unknown(node.propertyNames(), EXAMPLE_FIELDS);
    return new Example(text(node, "name"), node.path("approvedMinor").asLong(), node.path("claimMinor").asLong(), whole(node, "daysAfterEnd", 0, 0, 10_000),
        text(node, "expected"));
  }

  private static void unknown(Collection<String> names, Set<String> known) {
    names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw bad(name, "", String.join(", ", known.stream().sorted().toList()));
    });
  }

  private static String text(JsonNode body, String field) {
    String value = body.path(field).asString("");
    if (value.isBlank() || value.length() > 120) {
      throw bad(field, value, "1–120");
    }
    return value.strip();
  }

  private static int whole(JsonNode body, String field, int missing, int min, int max) {
    JsonNode node = body.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return missing;
    }
    if (!node.isIntegralNumber() || node.asLong() < min || node.asLong() > max) {
      throw bad(field, node.toString(), min + " … " + max);
    }
    return node.asInt();
  }

  private static <E extends Enum<E>> Optional<E> choice(JsonNode body, String field, E[] values) {
    JsonNode node = body.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(Arrays.stream(values).filter(value -> value.name().equals(node.asString(""))).findFirst()
        .orElseThrow(() -> bad(field, node.toString(), Arrays.toString(values))));
  }

  private static Problem bad(String field, String value, String wanted) {
    return Problem.of("fund.bad-terms", 422, Map.of("field", field, "value", value, "wanted", wanted));
  }
}
