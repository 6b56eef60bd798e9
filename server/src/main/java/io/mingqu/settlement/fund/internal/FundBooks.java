package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.budget.Budgets;
import io.mingqu.settlement.budget.Budgets.Use;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What funds do to budgets and books: an approval reserves the budget and is expected as cost 预提, a settlement consumes it and goes to Payables, what is
 * not claimed is released and the open accrual reversed.
 */
@Component
class FundBooks {
  /** More (above zero) or less promised for an activity. */
  record Promise(ActivityRow activity, long changeMinor, String decision, String text) {}

  /** A claim verified: expenses and fronted goods may be paid in different forms. */
  record Settled(ActivityRow activity, FundTerms terms, long claimId, long expenseMinor, long goodsMinor, long reserveChangeMinor) {}

  private final Ledger ledger;
  private final Budgets budgets;
  private final Payables payables;

  FundBooks(Ledger ledger, Budgets budgets, Payables payables) {
    this.ledger = ledger;
    this.budgets = budgets;
    this.payables = payables;
  }

  void promise(List<Promise> promises, LocalDate day) {
    List<Promise> more = promises.stream().filter(p -> p.changeMinor() > 0).toList();
    List<Promise> less = promises.stream().filter(p -> p.changeMinor() < 0).toList();
    byBudget(more).forEach((code, uses) -> budgets.reserveAll(code, uses, day));
    byBudget(less).forEach((code, uses) -> budgets.releaseAll(code, uses, day));
    List<Posting> postings = new ArrayList<>();
    for (Promise p : promises) {
      if (p.changeMinor() > 0) {
        postings.add(new Posting(p.activity().expense(), p.activity().accrual(), p.changeMinor(), p.decision(), 0, day, p.activity().policyId(), p.text()));
      } else if (p.changeMinor() < 0) {
        postings.add(new Posting(p.activity().accrual(), p.activity().expense(), -p.changeMinor(), p.decision(), 0, day, p.activity().policyId(), p.text()));
      }
    }
    if (!postings.isEmpty()) {
      ledger.post(postings);
    }
  }

  private static Map<String, List<Use>> byBudget(List<Promise> promises) {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    promises.forEach(p -> uses.computeIfAbsent(p.activity().budgetCode(), code -> new ArrayList<>())
        .add(new Use(p.decision(), Math.abs(p.changeMinor()), p.text())));
    return uses;
  }

  /** Settles claims: tolerance used is promised first, what is left of a last claim is free again, what was verified is owed. */
  void settle(List<Settled> claims, LocalDate day) {
    promise(claims.stream().filter(s -> s.reserveChangeMinor() > 0).map(s -> change(s, "tolerance", "容差 / within the tolerance")).toList(), day);
    Map<String, List<Use>> consumed = new LinkedHashMap<>();
    List<Payable> owed = new ArrayList<>();
    for (Settled s : claims) {
      long minor = s.expenseMinor() + s.goodsMinor();
      String text = s.activity().number() + " " + s.activity().title();
      if (minor > 0) {
        consumed.computeIfAbsent(s.activity().budgetCode(), code -> new ArrayList<>()).add(new Use("fund/claim/" + s.claimId(), minor, text));
      }
      if (s.expenseMinor() > 0) {
        owed.add(new Payable("fund/claim/" + s.claimId(), Payable.Source.FUND, s.activity().partnerId(), s.expenseMinor(), s.activity().accrual(),
            s.activity().policyId(), true, s.terms().form(), s.terms().invoice(), day, null, text));
      }
      if (s.goodsMinor() > 0) {
        owed.add(new Payable("fund/claim/" + s.claimId() + "/goods", Payable.Source.FUND, s.activity().partnerId(), s.goodsMinor(), s.activity().accrual(),
            s.activity().policyId(), true, s.terms().goodsForm(), s.terms().goodsInvoice(), day, null, text));
      }
    }
    consumed.forEach((code, uses) -> budgets.consumeAll(code, uses, day));
    payables.owe(owed);
    promise(claims.stream().filter(s -> s.reserveChangeMinor() < 0).map(s -> change(s, "rest", "未用部分释放 / the rest is free again")).toList(), day);
  }

  private static Promise change(Settled s, String what, String text) {
    return new Promise(s.activity(), s.reserveChangeMinor(), "fund/claim/" + s.claimId() + "/" + what, s.activity().number() + " " + text);
  }
}
