package io.mingqu.settlement.pool;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Under which rules a partner may use its pool: the settlement terms say, which live above. */
public interface PoolRules {
  /**
   * @param termsCode the settlement terms it is part of
   * @param sharePpmMax largest part of an order's eligible net amount that may be paid from the pool
   * @param excludedProducts ids of products that must be paid in full; {@code excludedCategories} the same for whole categories
   * @param noticeDays how long before its last day of use the partner is told
   * @param graceDays how long what comes back after its last day can still be used; 0 lets it lapse
   */
  record Rule(String termsCode, int sharePpmMax, Set<Long> excludedProducts, Set<Long> excludedCategories, int noticeDays, int graceDays) {
    public Rule {
      excludedProducts = Set.copyOf(excludedProducts);
      excludedCategories = Set.copyOf(excludedCategories);
    }
  }

  /** Empty when no settlement terms are published that cover the partner. */
  Optional<Rule> of(long partnerId, long entityId, LocalDate day);
}
