package io.mingqu.settlement.budget;

import java.time.LocalDate;
import java.util.Optional;

/** Budgets 预算. Every method joins the caller's transaction; the same decision again does nothing. Amounts are more than zero, in the budget's minor unit. */
public interface Budgets {
  /** How a budget stands. granted = free + reserved + consumed. */
  record Budget(long id, String code, long entityId, String currency, long grantedMinor, long freeMinor, long reservedMinor, long consumedMinor) {}

  Optional<Budget> byCode(String code);

  /** Sets money aside for a promise. @throws io.mingqu.foundation.shared.Problem {@code budget.exhausted}, {@code budget.unknown}, {@code budget.not-active} */
  void reserve(String code, String decisionId, long amountMinor, LocalDate day, String text);

  /** What was set aside has become owed. */
  void consume(String code, String decisionId, long amountMinor, LocalDate day, String text);

  /** What was set aside is free again. */
  void release(String code, String decisionId, long amountMinor, LocalDate day, String text);
}
