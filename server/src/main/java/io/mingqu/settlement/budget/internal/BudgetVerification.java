package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.shared.Verification;
import io.mingqu.settlement.budget.Budgets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the entries of every budget add up to stands in the ledger. */
@Component
class BudgetVerification implements Verification {
  private final BudgetQueries queries;
  private final Budgets budgets;

  BudgetVerification(BudgetQueries queries, Budgets budgets) {
    this.queries = queries;
    this.budgets = budgets;
  }

  @Override
  public String name() {
    return "budget.entries-in-the-ledger";
  }

  @Override
  public Outcome verify() {
    long count = 0;
    long wrong = 0;
    long granted = 0;
    long consumed = 0;
    String after = null;
    do {
      var page = queries.page(null, null, null, 500, after);
      for (BudgetQueries.View view : page.items()) {
        Budgets.Budget booked = budgets.byCode(view.code()).orElseThrow();
        count++;
        granted += view.grantedMinor();
        consumed += view.consumedMinor();
        wrong += booked.freeMinor() == view.freeMinor() && booked.reservedMinor() == view.reservedMinor() && booked.consumedMinor() == view.consumedMinor()
            && booked.grantedMinor() == view.grantedMinor() ? 0 : 1;
      }
      after = page.next();
    } while (after != null);
    return new Outcome(wrong == 0, Map.of("budgets", count, "wrong", wrong, "grantedMinor", granted, "consumedMinor", consumed));
  }
}
