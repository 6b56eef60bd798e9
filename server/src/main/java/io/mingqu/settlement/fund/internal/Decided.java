package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.fund.Activity;
import io.mingqu.kernel.fund.Activity.Outcome;

/** What the pure decision says, or its refusal as a problem. */
final class Decided {
  private Decided() {}

  static Activity after(Outcome outcome) {
    return accepted(outcome).after();
  }

  static Outcome.Accepted accepted(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted;
      case Outcome.Refused refused -> throw problem(refused);
    };
  }

  private static Problem problem(Outcome.Refused refused) {
    return switch (refused.code()) {
      case "fund.act-not-possible" -> Problem.of("fund.act-not-possible", 409, refused.params());
      case "fund.amount-not-positive" -> Problem.of("fund.amount-not-positive", 422, refused.params());
      case "fund.approval-out-of-range" -> Problem.of("fund.approval-out-of-range", 422, refused.params());
      case "fund.budget-short" -> Problem.of("fund.budget-short", 409, refused.params());
      case "fund.claim-window-open" -> Problem.of("fund.claim-window-open", 409, refused.params());
      case "fund.claim-window-closed" -> Problem.of("fund.claim-window-closed", 409, refused.params());
      case "fund.claim-above-approval" -> Problem.of("fund.claim-above-approval", 422, refused.params());
      case "fund.settlement-above-claim" -> Problem.of("fund.settlement-above-claim", 422, refused.params());
      case "fund.notice-running" -> Problem.of("fund.notice-running", 409, refused.params());
      default -> throw new IllegalStateException("no problem for " + refused.code());
    };
  }
}
