package io.mingqu.settlement.commission.internal;

import io.mingqu.kernel.commission.Commission;
import io.mingqu.kernel.commission.Commission.Earned;
import io.mingqu.kernel.commission.CommissionPlan;
import io.mingqu.kernel.commission.CommissionPlan.Party;
import io.mingqu.settlement.commission.CommissionRole;
import io.mingqu.settlement.commission.internal.PlanTerms.Example;
import io.mingqu.settlement.commission.internal.PlanTerms.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a plan's terms come to for given parties and goods: the kernel's plan, and nothing else decides amounts. */
final class PlanRules {
  private PlanRules() {}

  /** A party on a line. */
  record Claimant(CommissionRole role, int level, String partnerCode) {}

  /** Goods as terms name them: own product code, and the codes of its category and those above. */
  record Goods(String product, Set<String> categories) {}

  static Optional<Term> termFor(PlanTerms plan, Claimant claimant, Goods goods) {
    Term best = null;
    int bestRank = -1;
    for (Term term : plan.terms()) {
      boolean fits = term.role() == claimant.role() && term.level() == claimant.level()
          && (PlanTerms.open(term.partners()) || PlanTerms.names(term.partners(), claimant.partnerCode()))
          && (PlanTerms.open(term.products()) || PlanTerms.names(term.products(), goods.product()))
          && (PlanTerms.open(term.categories()) || goods.categories().stream().anyMatch(c -> PlanTerms.names(term.categories(), c)));
      int rank = (PlanTerms.open(term.partners()) ? 0 : 4) + (PlanTerms.open(term.products()) ? 0 : 2) + (PlanTerms.open(term.categories()) ? 0 : 1);
      if (fits && rank > bestRank) {
        best = term;
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  static boolean excludes(PlanTerms plan, Goods goods) {
    return PlanTerms.names(plan.excludedProducts(), goods.product()) || goods.categories().stream().anyMatch(c -> PlanTerms.names(plan.excludedCategories(), c));
  }

  /** The kernel's plan for the parties; a party without a term earns nothing and is left out. */
  static CommissionPlan forParties(PlanTerms plan, List<Claimant> claimants, Goods goods) {
    List<Party> parties = new ArrayList<>();
    for (Claimant claimant : claimants) {
      termFor(plan, claimant, goods).ifPresent(term -> parties.add(new Party(claimant.role() + "/" + claimant.partnerCode(), term.level(), term.rate(), term.perItem())));
    }
    return new CommissionPlan(parties, plan.capPpm(), plan.overCap(), plan.holdDays());
  }

  /** A published plan's faults, as the kernel names them. */
  static List<CommissionPlan.Fault> faults(PlanTerms plan) {
    List<Party> parties = new ArrayList<>();
    for (int i = 0; i < plan.terms().size(); i++) {
      Term term = plan.terms().get(i);
      parties.add(new Party(term.role() + " #" + (i + 1), term.level(), term.rate(), term.perItem()));
    }
    List<CommissionPlan.Fault> faults = new ArrayList<>(new CommissionPlan(parties, plan.capPpm(), plan.overCap(), plan.holdDays()).faults());
    if (parties.isEmpty()) {
      faults.add(new CommissionPlan.Fault("commission.no-terms", ""));
    }
    if (plan.carryMinMinor() > 0) {
      faults.add(new CommissionPlan.Fault("commission.carry-positive", Long.toString(plan.carryMinMinor())));
    }
    return faults;
  }

  /** What each party of an example earns, in its order. */
  static List<Long> run(PlanTerms plan, Example example) {
    Goods goods = new Goods(example.product() == null ? "" : example.product(), example.category() == null ? Set.of() : Set.of(example.category()));
    List<Claimant> claimants = new ArrayList<>();
    for (int i = 0; i < example.parties().size(); i++) {
      Example.Share share = example.parties().get(i);
      claimants.add(new Claimant(share.role(), share.level(), share.partner() == null ? "example-" + i : share.partner()));
    }
    long excluded = excludes(plan, goods) ? example.paidMinor() : 0;
    long items = example.itemsMilli() == null ? 1_000 : example.itemsMilli();
    List<Earned> earned = Commission.earned(forParties(plan, claimants, goods),
        new Commission.Basis(example.paidMinor(), example.refundedMinor(), excluded, items));
    return claimants.stream().map(c -> earned.stream().filter(e -> e.party().code().equals(c.role() + "/" + c.partnerCode())).mapToLong(Earned::amountMinor).sum())
        .toList();
  }
}
