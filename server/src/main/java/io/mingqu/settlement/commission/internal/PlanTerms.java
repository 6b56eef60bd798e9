package io.mingqu.settlement.commission.internal;

import io.mingqu.kernel.commission.CommissionPlan.OverCap;
import io.mingqu.settlement.commission.CommissionRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a commission plan 佣金方案, as its JSON states it. Rates in ppm, amounts in minor units.
 *
 * @param channels       codes of channels whose orders count; none: all
 * @param holdDays       days after payment until the return window ends
 * @param winner         who wins where several claim the same order in the same group
 * @param carryMinMinor  most negative rest that is carried on, ≤ 0; what lies below is waived
 */
record PlanTerms(String code, String nameZh, String nameEn, String entity, String currency, Basis basis, @Nullable Set<String> channels,
    @Nullable Set<String> excludedProducts, @Nullable Set<String> excludedCategories, List<Term> terms, int capPpm, OverCap overCap, int holdDays,
    Winner winner, long carryMinMinor, @Nullable Map<CommissionRole, Tax> tax, @Nullable String clauseZh, @Nullable String clauseEn,
    @Nullable List<Example> examples) {

  /** With or without value added tax. */
  enum Basis { GROSS, NET }

  enum Winner { FIRST_TOUCH, LAST_TOUCH }

  /** How the amount is taxed and invoiced: an attribute the adviser decides. */
  enum Tax { WITHHOLD, INVOICE, PAYROLL, NONE }

  /**
   * What a role earns. Of the terms that fit, the one that names most is taken: partner before product before category.
   *
   * @param group claims of one group compete for an order; null: the role's own
   */
  record Term(CommissionRole role, int level, @Nullable String group, @Nullable Set<String> partners, @Nullable Set<String> products,
      @Nullable Set<String> categories, @Nullable Integer ratePpm, @Nullable Long perItemMinor) {
    String groupName() {
      return group == null ? role.name() : group;
    }

    int rate() {
      return ratePpm == null ? 0 : ratePpm;
    }

    long perItem() {
      return perItemMinor == null ? 0 : perItemMinor;
    }
  }

  /** A worked example: one line, the parties in order, and what each earns. */
  record Example(@Nullable String title, List<Share> parties, long paidMinor, long refundedMinor, @Nullable Long itemsMilli, @Nullable String product,
      @Nullable String category) {
    record Share(CommissionRole role, int level, @Nullable String partner, long expectedMinor) {}
  }

  List<Example> examplesOrNone() {
    return examples == null ? List.of() : examples;
  }

  Tax taxOf(CommissionRole role) {
    return tax == null ? Tax.NONE : tax.getOrDefault(role, Tax.NONE);
  }

  static boolean names(@Nullable Set<String> set, @Nullable String value) {
    return set != null && !set.isEmpty() && value != null && set.contains(value);
  }

  static boolean open(@Nullable Set<String> set) {
    return set == null || set.isEmpty();
  }
}
