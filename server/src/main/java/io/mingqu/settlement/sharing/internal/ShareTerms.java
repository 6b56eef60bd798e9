package io.mingqu.settlement.sharing.internal;

import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.sharing.SharingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a sharing plan 分成方案, as its JSON states it. Rates in ppm, amounts in minor units.
 *
 * @param channels codes of channels whose orders are shared; none: all
 * @param when     only orders that somebody is placed on share; false: all orders the plan covers
 * @param holdDays days after the sale until a share is final
 * @param cost     the brand's account that bears what others get
 * @param residual name of the party that takes what is left
 * @param parties  who stands behind each name
 */
record ShareTerms(String code, String nameZh, String nameEn, String entity, String currency, Basis basis, @Nullable Set<String> channels, Boolean onlyPlaced,
    int holdDays, Cost cost, List<Step> steps, String residual, Map<String, Party> parties, @Nullable String clauseZh, @Nullable String clauseEn,
    @Nullable List<Example> examples) {

  enum Basis { GROSS, NET }

  enum Cost {
    CONTRA_REVENUE, COMMISSION_EXPENSE, MARKETING_EXPENSE;

    AccountKind account() {
      return AccountKind.valueOf(name());
    }
  }

  enum How { FIXED, PERCENT }

  record Step(How how, String party, @Nullable Long amountMinor, @Nullable Integer ratePpm, @Nullable Boolean refundable) {
    boolean comesBack() {
      return refundable == null || refundable;
    }
  }

  /** How a party is found: the brand, a partner named for all orders, the one who runs the shop, the one placed on the order, or an outside name. */
  enum Kind { BRAND, PARTNER, SHOP, PLACED, OUTSIDE }

  record Party(Kind kind, @Nullable String partner) {}

  record Example(@Nullable String title, long totalMinor, @Nullable Long refundedMinor, List<Long> expectedMinor) {}

  List<Example> examplesOrNone() {
    return examples == null ? List.of() : examples;
  }

  /** @param supplement shares what was added later: fixed fees were taken already */
  SharingPlan plan(boolean supplement) {
    List<SharingPlan.Step> kernel = new ArrayList<>();
    for (Step step : steps) {
      if (step.how() == How.PERCENT) {
        kernel.add(new SharingPlan.Percent(step.party(), step.ratePpm() == null ? 0 : step.ratePpm(), step.comesBack()));
      } else if (!supplement) {
        kernel.add(new SharingPlan.Fixed(step.party(), step.amountMinor() == null ? 0 : step.amountMinor(), step.comesBack()));
      }
    }
    return new SharingPlan(kernel, residual);
  }
}
