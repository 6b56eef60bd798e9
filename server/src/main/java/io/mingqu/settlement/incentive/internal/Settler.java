package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.LineShares;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.SettlementResult;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.incentive.internal.Standings.Beside;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.movement.Movements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Settles programmes over the facts known at a cut: loads the movements once for all programmes, resolves scopes, calls the kernel. The same
 * path for month-end, for one partner's why, and for simulating a draft.
 */
@Component
class Settler {
  private final Movements movements;
  private final ScopeResolver scopes;
  private final Products products;
  private final SealDayQueries sealDays;
  private final Standings standings;
  private final SystemScope systemScope;
  private final Partners partners;

  Settler(Movements movements, ScopeResolver scopes, Products products, SealDayQueries sealDays, Standings standings,
      SystemScope systemScope, Partners partners) {
    this.movements = movements;
    this.scopes = scopes;
    this.products = products;
    this.sealDays = sealDays;
    this.standings = standings;
    this.systemScope = systemScope;
    this.partners = partners;
  }

  /** A payout with the ids it is stored under. */
  record Settled(long partnerId, ProgrammePolicy policy, Payout payout) {
    long paidMinor() {
      return payout.payoutMinor();
    }
  }

  /** Takes the line attribution of one payout; only valid during the call. */
  @FunctionalInterface
  interface AttributionSink {
    void accept(Settled settled, LineShares shares, LoadedLines lines);
  }

  /** What came out, and how many lines went in. */
  record Outcome(List<Settled> settled, long linesRead) {}

  /**
   * Payouts of the wanted periods, ordered by partner id, programme and period. Needs a running transaction.
   *
   * @param partnerIds null for all
   * @param sink       null for totals only
   */
  Outcome settle(Cut cut, WantedPeriods wanted, @Nullable Collection<Long> partnerIds, @Nullable AttributionSink sink) {
    List<Settled> settled = new ArrayList<>();
    long linesRead = 0;
    for (WantedPeriods group : wanted.across(false).byUnit()) {
      linesRead += group.isEmpty() ? 0 : settleGroup(cut, group, partnerIds, sink, settled);
    }
    for (WantedPeriods group : wanted.across(true).byUnit()) {
      linesRead += group.isEmpty() ? 0 : systemScope.during("incentive.shared-by-partners", () -> settleAcross(cut, group, partnerIds, sink, settled));
    }
    settled.sort(java.util.Comparator.comparingLong(Settled::partnerId).thenComparing(s -> s.policy().code()).thenComparing(s -> s.payout().period()));
    return new Outcome(settled, linesRead);
  }

  /** Programmes whose payouts depend on all partners are settled for all of them; the caller gets those asked for. */
  private long settleAcross(Cut cut, WantedPeriods group, @Nullable Collection<Long> partnerIds, @Nullable AttributionSink sink, List<Settled> into) {
    List<Settled> all = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (int p = 0; p < group.programmes().size(); p++) {
      for (FiscalPeriod period : group.periods().get(p)) {
        asked.add(group.programmes().get(p).code() + "\t" + period.code());
      }
    }
    Predicate<Settled> wanted = s -> (partnerIds == null || partnerIds.contains(s.partnerId()))
        && asked.contains(s.policy().code() + "\t" + s.payout().period().code());
    AttributionSink some = sink == null ? null : (s, shares, lines) -> {
      if (wanted.test(s)) {
        sink.accept(s, shares, lines);
      }
    };
    long linesRead = settleGroup(cut, group.sinceBudgetBegan(), null, some, all);
    all.stream().filter(wanted).forEach(into::add);
    return linesRead;
  }

  private long settleGroup(Cut cut, WantedPeriods group, @Nullable Collection<Long> partnerIds, @Nullable AttributionSink sink, List<Settled> into) {
    ScopeResolver.Snapshot snapshot = scopes.at(cut, group.through());
    LoadedLines lines = load(cut, group, partnerIds, sink != null);
    requireUnits(group, snapshot, lines);
    List<LineBatch> batches = lines.batches();
    Map<String, Long> consumed = new HashMap<>();
    for (boolean closed : new boolean[] {true, false}) {
      WantedPeriods part = group.part(closed);
      if (!part.isEmpty()) {
        WantedPeriods left = part.about(part.programmes().stream().map(p -> budgetLeft(p, consumed)).toList());
        Beside beside = standings.beside(cut, left, partnerIds, lines, snapshot, this::priorBases);
        List<ScopedProgramme> scoped = IntStream.range(0, left.programmes().size()).mapToObj(p ->
            snapshot.resolve(left.programmes().get(p), left.periods().get(p), lines).withGroups(snapshot.groups(left.programmes().get(p), lines, groupDay(left, p)))).toList();
        int from = into.size();
        settlePart(new Settlement(batches, scoped, beside.openings(), beside.references(), closed ? LocalDate.MAX : left.through(), beside.scores(),
            beside.penalties()), left, lines, sink, into);
        into.subList(from, into.size()).forEach(s -> consumed.merge(s.policy().code(), Math.max(0, s.paidMinor()), Long::sum));
      }
    }
    return lines.size();
  }

  /** Groups are those of the last day of the last period asked for, or of the day settled through. */
  private static LocalDate groupDay(WantedPeriods wanted, int p) {
    LocalDate last = wanted.periods().get(p).stream().map(FiscalPeriod::last).max(LocalDate::compareTo).orElse(wanted.through());
    return last.isBefore(wanted.through()) ? last : wanted.through();
  }

  private static ProgrammePolicy budgetLeft(ProgrammePolicy policy, Map<String, Long> consumed) {
    Limits l = policy.programme().limits();
    Long used = consumed.get(policy.code());
    if (used == null || l.budgetMinor().isEmpty()) {
      return policy;
    }
    return policy.about(policy.programme().withLimits(new Limits(l.minimumMinor(), l.capMinor(), l.baseCap(), l.payFromMinor(), l.lineCapMinor(),
        l.programmeCapMinor(), OptionalLong.of(Math.max(0, l.budgetMinor().getAsLong() - used)))));
  }

  private static void settlePart(Settlement settlement, WantedPeriods part, LoadedLines lines, @Nullable AttributionSink sink, List<Settled> into) {
    SettlementResult result = sink == null ? SettlementKernel.settle(settlement) : SettlementKernel.settle(settlement, 1, (payout, shares) -> {
      if (part.wants(payout.programme(), payout.period())) {
        sink.accept(named(payout, part, lines), shares, lines);
      }
    });
    result.payouts().stream().filter(p -> part.wants(p.programme(), p.period())).map(p -> named(p, part, lines)).forEach(into::add);
  }

  private static Settled named(Payout payout, WantedPeriods group, LoadedLines lines) {
    return new Settled(lines.partners().id(payout.partner()), group.programmes().get(payout.programme()), payout);
  }

  private LoadedLines load(Cut cut, WantedPeriods group, @Nullable Collection<Long> partnerIds, boolean named) {
    LoadedLines lines = new LoadedLines(new Numbering(), new Numbering(), products.unitFactors(group.through(), cut.sealNo()), group.unit(),
        sealDays.upTo(cut, group.lateLinesMove()), named);
    if (group.programmes().stream().anyMatch(p -> p.programme().acrossPartners())) {
      partners.idsByOwnCode().values().stream().sorted().forEach(lines.partners()::of); // equal shares are told apart by number: in the order of ids
    }
    Set<MovementKind> kinds = EnumSet.noneOf(MovementKind.class);
    group.programmes().forEach(p -> kinds.addAll(kinds(p.programme())));
    LocalDate after = group.lastDay().plusDays(1);
    scan(cut, partnerIds, group.firstDay(), after, kinds, lines);
    if (group.returnsComeLater() && kinds.contains(MovementKind.RETURNED)) {
      scan(cut, partnerIds, after, LocalDate.of(9999, 1, 1), Set.of(MovementKind.RETURNED), lines);
    }
    return lines;
  }

  /** All movements a programme looks at: what pays, what qualifies, what its requirements gauge. */
  static Set<MovementKind> kinds(Programme programme) {
    Set<MovementKind> kinds = EnumSet.copyOf(programme.base().measure().kinds());
    kinds.addAll(programme.base().qualifyingMeasure().kinds());
    programme.terms().gauges().forEach(gauge -> kinds.addAll(gauge.measure().kinds()));
    return kinds;
  }

  private void scan(Cut cut, @Nullable Collection<Long> partnerIds, LocalDate from, LocalDate to, Set<MovementKind> kinds, LoadedLines lines) {
    if (!from.isBefore(to)) {
      return;
    }
    if (partnerIds == null) {
      movements.scan(cut, from, to, kinds, lines::add);
    } else if (!partnerIds.isEmpty()) {
      movements.scanPartners(cut, partnerIds, from, to, kinds, lines::add);
    }
  }

  private void requireUnits(WantedPeriods group, ScopeResolver.Snapshot snapshot, LoadedLines lines) {
    LongPredicate counted = id -> false;
    for (ProgrammePolicy policy : group.programmes()) {
      if (policy.unit() != null) {
        counted = counted.or(snapshot.productIn(policy.programme().scope().items()));
      }
    }
    lines.requireUnits(counted, id -> products.byId(id).map(ProductView::sku).orElse("#" + id));
  }

  /** Last year's bases: the same programme settled over the year before. */
  private List<Settled> priorBases(Cut cut, ProgrammePolicy policy, FiscalPeriod period, @Nullable Collection<Long> partnerIds) {
    Programme now = policy.programme();
    FiscalPeriod before = now.cycle().calendar().yearBefore(period);
    Programme prior = new Programme(now.code(), now.version(), now.currency(), before.first(), before.last(), now.scope(),
        Base.of(now.base().qualifyingMeasure(), now.base().qualifying()), now.cycle(), new Scale.FixedSteps(List.of(new Scale.AmountTier(0, 0))),
        Limits.NONE, now.timing(), now.rounding());
    ProgrammePolicy asked = policy.about(prior);
    return settle(cut, WantedPeriods.one(asked, before, before.last()), partnerIds, null).settled();
  }
}
