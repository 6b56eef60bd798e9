package io.mingqu.settlement.commission.internal;

import io.mingqu.settlement.commission.internal.CommissionClaimStore.Claim;
import io.mingqu.settlement.commission.internal.CommissionClaimStore.Outcome;
import io.mingqu.settlement.commission.internal.PlanTerms.Term;
import io.mingqu.settlement.commission.internal.PlanTerms.Winner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who of those who claim an order has brought it: of each group and level one, by the plan's touch rule, ties to the lower partner code. A party of
 * the second level earns only where the party it brought in has won.
 */
final class Attribution {
  private Attribution() {}

  static List<Outcome> decide(PlanTerms plan, List<Claim> claims, Map<Long, String> codes) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<Long> winners = new HashSet<>();
    Comparator<Claim> touch = Comparator.comparing(Claim::touchedAt);
    Comparator<Claim> order = (plan.winner() == Winner.FIRST_TOUCH ? touch : touch.reversed())
        .thenComparing(c -> codes.getOrDefault(c.partnerId(), "")).thenComparing(Claim::id);
    for (int level = 1; level <= 2; level++) {
      Map<String, Claim> first = new HashMap<>();
      int of = level;
      for (Claim claim : claims.stream().filter(c -> c.level() == of).sorted(order).toList()) {
        Optional<Term> term = plan.terms().stream().filter(t -> t.role() == claim.role() && t.level() == claim.level()
            && (PlanTerms.open(t.partners()) || PlanTerms.names(t.partners(), codes.get(claim.partnerId())))).findFirst();
        if (term.isEmpty()) {
          outcomes.add(new Outcome(claim.id(), false, "NO_TERM", null));
        } else if (claim.throughId() != null && !winners.contains(claim.throughId())) {
          outcomes.add(new Outcome(claim.id(), false, "THROUGH_LOST", claim.throughId()));
        } else {
          Claim before = first.putIfAbsent(term.get().groupName(), claim);
          if (before == null) {
            winners.add(claim.partnerId());
            outcomes.add(new Outcome(claim.id(), true, "", null));
          } else {
            outcomes.add(new Outcome(claim.id(), false, plan.winner().name(), before.partnerId()));
          }
        }
      }
    }
    return outcomes;
  }
}
