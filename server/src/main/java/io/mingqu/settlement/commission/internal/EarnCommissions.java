package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.kernel.commission.Commission;
import io.mingqu.kernel.commission.Commission.Basis;
import io.mingqu.kernel.commission.Commission.State;
import io.mingqu.kernel.commission.CommissionPlan;
import io.mingqu.kernel.commission.CommissionPlan.OverCap;
import io.mingqu.kernel.commission.CommissionPlan.Party;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import io.mingqu.settlement.commission.CommissionRole;
import io.mingqu.settlement.commission.internal.CommissionClaimStore.Claim;
import io.mingqu.settlement.commission.internal.EarningStore.Earning;
import io.mingqu.settlement.commission.internal.EarningStore.Figures;
import io.mingqu.settlement.commission.internal.EarningStore.Line;
import io.mingqu.settlement.commission.internal.EarningStore.NewEntry;
import io.mingqu.settlement.commission.internal.EarningStore.Target;
import io.mingqu.settlement.commission.internal.CommissionPlanBook.Plan;
import io.mingqu.settlement.commission.internal.PlanRules.Claimant;
import io.mingqu.settlement.commission.internal.PlanRules.Goods;
import io.mingqu.settlement.commission.internal.CommissionSaleQueries.Sale;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings what is earned on some orders to what is known at a cut: decides who brought them, computes each line under the terms stored with it, and
 * writes and accrues the difference. Run again it changes nothing.
 */
@Component
class EarnCommissions {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final CommissionSaleQueries sales;
  private final CommissionClaimStore claims;
  private final EarningStore store;
  private final CommissionPlanBook plans;
  private final Ledger ledger;
  private final Clock clock;

  EarnCommissions(CommissionSaleQueries sales, CommissionClaimStore claims, EarningStore store, CommissionPlanBook plans, Ledger ledger, Clock clock) {
    this.sales = sales;
    this.claims = claims;
    this.store = store;
    this.plans = plans;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The terms stored with a line. */
  record Stored(List<StoredParty> parties, int capPpm, OverCap overCap, int holdDays, boolean excluded, boolean net) {
    CommissionPlan plan(int cap) {
      return new CommissionPlan(parties.stream().map(p -> new Party(p.role() + "/" + p.partnerId(), p.level(), p.ratePpm(), p.perItemMinor())).toList(), cap,
          overCap, holdDays);
    }
  }

  record StoredParty(long partnerId, CommissionRole role, int level, int ratePpm, long perItemMinor) {}

  /** What a run knows besides the orders themselves. */
  private record Known(Cut cut, LocalDate today, CommissionPlanBook.Reading reading, Map<Long, Plan> versions, List<Posting> postings) {}

  /** Returns how many entries were written. */
  @Transactional
  int earn(Collection<String> orders, Cut cut) {
    Map<String, Map<String, Sale>> soldByOrder = new TreeMap<>();
    orders.forEach(order -> soldByOrder.put(order, new TreeMap<>()));
    sales.sales(orders, cut).forEach(sale -> soldByOrder.get(sale.orderNo()).put(sale.lineNo(), sale));
    Map<String, List<Claim>> claimsByOrder = claims.of(orders).stream().collect(Collectors.groupingBy(Claim::orderNo));
    Map<String, Map<String, Line>> linesByOrder = new HashMap<>();
    store.lines(orders).forEach(line -> linesByOrder.computeIfAbsent(line.orderNo(), o -> new TreeMap<>()).put(line.lineNo(), line));
    Known known = new Known(cut, LocalDate.now(clock), plans.reading(soldByOrder.values().stream().flatMap(m -> m.values().stream()).toList(),
        claimsByOrder.values().stream().flatMap(List::stream).map(Claim::partnerId).collect(Collectors.toSet())), new HashMap<>(), new ArrayList<>());
    int entries = 0;
    for (String order : soldByOrder.keySet()) {
      entries += order(claimsByOrder.getOrDefault(order, List.of()), soldByOrder.get(order), linesByOrder.getOrDefault(order, Map.of()), known);
    }
    if (!known.postings().isEmpty()) {
      ledger.post(known.postings());
    }
    return entries;
  }

  private int order(List<Claim> claimed, Map<String, Sale> sold, Map<String, Line> lines, Known known) {
    List<CommissionClaimStore.Outcome> outcomes = new ArrayList<>();
    Set<Long> won = new HashSet<>();
    int entries = 0;
    Set<String> numbers = new TreeSet<>(sold.keySet());
    numbers.addAll(lines.keySet());
    for (String number : numbers) {
      Line before = lines.get(number);
      Sale sale = sold.get(number);
      Plan plan = before != null ? known.versions().computeIfAbsent(before.versionId(), plans::version) : sale == null ? null : known.reading().planFor(sale);
      if (plan == null) {
        continue;
      }
      boolean open = before == null || known.today().isBefore(before.frozenUntil());
      if (open && outcomes.isEmpty()) {
        outcomes.addAll(Attribution.decide(plan.terms(), claimed, known.reading().codes()));
        outcomes.stream().filter(CommissionClaimStore.Outcome::won).forEach(o -> won.add(o.claimId()));
      }
      Stored terms = open && sale != null ? terms(plan, sale, claimed.stream().filter(c -> won.contains(c.id())).toList(), known)
          : JSON.readValue(Objects.requireNonNull(before).terms(), Stored.class);
      entries += line(before, sale, plan, terms, known);
    }
    if (outcomes.isEmpty() && !claimed.isEmpty() && !lines.isEmpty()) {
      late(claimed, lines, outcomes);
    }
    claims.decide(outcomes);
    return entries;
  }

  /** Claims that come when the window has ended change nothing any more. */
  private void late(List<Claim> claimed, Map<String, Line> lines, List<CommissionClaimStore.Outcome> outcomes) {
    Set<String> earning = lines.values().stream().flatMap(l -> JSON.readValue(l.terms(), Stored.class).parties().stream())
        .map(p -> p.role() + "/" + p.partnerId()).collect(Collectors.toSet());
    claimed.stream().filter(c -> !earning.contains(c.role() + "/" + c.partnerId()))
        .forEach(c -> outcomes.add(new CommissionClaimStore.Outcome(c.id(), false, "LATE", null)));
    claimed.stream().filter(c -> earning.contains(c.role() + "/" + c.partnerId()))
        .forEach(c -> outcomes.add(new CommissionClaimStore.Outcome(c.id(), true, "", null)));
  }

  private static Stored terms(Plan plan, Sale sale, List<Claim> winners, Known known) {
    Goods goods = known.reading().goods(sale);
    List<StoredParty> parties = new ArrayList<>();
    for (Claim claim : winners) {
      PlanRules.termFor(plan.terms(), new Claimant(claim.role(), claim.level(), known.reading().codes().getOrDefault(claim.partnerId(), "")), goods)
          .ifPresent(term -> parties.add(new StoredParty(claim.partnerId(), claim.role(), claim.level(), term.rate(), term.perItem())));
    }
    return new Stored(parties, plan.terms().capPpm(), plan.terms().overCap(), plan.terms().holdDays(), PlanRules.excludes(plan.terms(), goods),
        plan.terms().basis() == PlanTerms.Basis.NET);
  }

  private int line(@Nullable Line before, @Nullable Sale sale, Plan plan, Stored terms, Known known) {
    Figures figures = sale == null ? new Figures(0, 0, 0, 0, false) : figures(sale, terms);
    Line line = before != null
        ? new Line(before.id(), before.orderNo(), before.lineNo(), before.entityId(), before.currency(), before.productId(), before.productCode(),
            before.title(), before.paidOn(), before.frozenUntil(), before.versionId(), before.policyId(), before.planCode(), JSON.writeValueAsString(terms), figures)
        : new Line(0, Objects.requireNonNull(sale).orderNo(), sale.lineNo(), sale.entityId(), sale.currency(), sale.productId(), sale.productCode(),
            sale.title(), sale.paidOn(), sale.paidOn().plusDays(terms.holdDays()), plan.versionId(), plan.policyId(), plan.terms().code(),
            JSON.writeValueAsString(terms), figures);
    long lineId = store.put(line, known.cut().sealNo());
    Map<String, Earning> earnings = new HashMap<>();
    store.earnings(lineId).forEach(e -> earnings.put(e.role() + "/" + e.partnerId(), e));
    int entries = 0;
    for (Target target : targets(terms, figures)) {
      entries += earning(line, lineId, target, earnings.remove(target.role() + "/" + target.partnerId()), figures, known);
    }
    for (Earning gone : earnings.values()) { // lost to somebody else meanwhile
      entries += earning(line, lineId, new Target(gone.partnerId(), gone.role(), gone.level(), 0, 0, 0, 0, 0, 0), gone, figures, known);
    }
    return entries;
  }

  private static Figures figures(Sale sale, Stored terms) {
    long paid = terms.net() ? sale.paidNetMinor() : sale.paidGrossMinor();
    long refunded = Math.min(paid, terms.net() ? sale.refundedNetMinor() : sale.refundedGrossMinor());
    return new Figures(paid, refunded, terms.excluded() ? paid - refunded : 0, terms.excluded() ? 0 : sale.itemsMilli(), sale.soldOut());
  }

  private static List<Target> targets(Stored terms, Figures figures) {
    Basis basis = new Basis(figures.paidMinor(), figures.refundedMinor(), figures.excludedMinor(), figures.itemsMilli());
    List<Commission.Earned> given = Commission.earned(terms.plan(terms.capPpm()), basis);
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      StoredParty party = terms.parties().get(i);
      long asked = Commission.earned(new CommissionPlan(List.of(given.get(i).party()), 1_000_000, OverCap.IN_ORDER, 0), basis).getFirst().amountMinor();
      targets.add(new Target(party.partnerId(), party.role(), party.level(), party.ratePpm(), party.perItemMinor(), basis.minor(), figures.itemsMilli(), asked,
          given.get(i).amountMinor()));
    }
    return targets;
  }

  private int earning(Line line, long lineId, Target target, @Nullable Earning before, Figures figures, Known known) {
    State state = !figures.soldOut() ? State.ESTIMATED : known.today().isBefore(line.frozenUntil()) ? State.FROZEN : State.CONFIRMED;
    long id = store.put(line, lineId, target, state);
    long change = (figures.soldOut() ? target.amountMinor() : 0) - (before == null ? 0 : before.bookedMinor());
    if (change == 0) {
      return 0;
    }
    int no = store.book(new NewEntry(id, target.partnerId(), change, target.basisMinor()), known.cut().sealNo(), known.today());
    AccountKey expense = AccountKey.ofBrand(AccountKind.COMMISSION_EXPENSE, line.entityId(), line.currency());
    AccountKey accrual = AccountKey.ofPartner(AccountKind.COMMISSION_ACCRUAL, target.partnerId(), line.entityId(), line.currency());
    known.postings().add(new Posting(change > 0 ? expense : accrual, change > 0 ? accrual : expense, Math.abs(change), "commission/" + id + "/" + no, 0,
        known.today(), line.policyId(), "佣金 commission " + line.orderNo() + " " + line.planCode()));
    return 1;
  }
}
