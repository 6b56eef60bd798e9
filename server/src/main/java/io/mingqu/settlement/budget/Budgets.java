package io.mingqu.settlement.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Budgets 预算. Every method joins the caller's transaction; the same decision again does nothing. Amounts are more than zero, in the budget's minor unit. */
public interface Budgets {
  /** How a budget stands. granted = free + reserved + consumed. */
  record Budget(long id, String code, long entityId, String currency, long grantedMinor, long freeMinor, long reservedMinor, long consumedMinor) {}

  /** One of many uses of a budget in one go. */
  record Use(String decisionId, long amountMinor, String text) {}

  Optional<Budget> byCode(String code);

  /** Sets money aside for a promise. @throws io.mingqu.foundation.shared.Problem {@code budget.exhausted}, {@code budget.unknown}, {@code budget.not-active} */
  default void reserve(String code, String decisionId, long amountMinor, LocalDate day, String text) {
    reserveAll(code, List.of(new Use(decisionId, amountMinor, text)), day);
  }

  /** What was set aside has become owed. */
  default void consume(String code, String decisionId, long amountMinor, LocalDate day, String text) {
    consumeAll(code, List.of(new Use(decisionId, amountMinor, text)), day);
  }

  /** What was set aside is free again. */
  default void release(String code, String decisionId, long amountMinor, LocalDate day, String text) {
    releaseAll(code, List.of(new Use(decisionId, amountMinor, text)), day);
  }

  /** As {@link #reserve}, all or none, in a handful of statements. */
  void reserveAll(String code, List<Use> uses, LocalDate day);

  void consumeAll(String code, List<Use> uses, LocalDate day);

  void releaseAll(String code, List<Use> uses, LocalDate day);
}
