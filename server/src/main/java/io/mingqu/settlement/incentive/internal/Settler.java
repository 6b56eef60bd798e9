package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Limits;
import io.mingqu.kernel.incentive.LineBatch;
import io.mingqu.kernel.incentive.LineShares;
import io.mingqu.kernel.incentive.Opening;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.ScopedProgramme;
import io.mingqu.kernel.incentive.Settlement;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.SettlementResult;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.movement.Movements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
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
  private final VolumeQueries volumes;

  Settler(Movements movements, ScopeResolver scopes, Products products, SealDayQueries sealDays, VolumeQueries volumes) {
    this.movements = movements;
    this.scopes = scopes;
    this.products = products;
    this.sealDays = sealDays;
    this.volumes = volumes;
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
    for (WantedPeriods group : wanted.byUnit()) {
      if (!group.isEmpty()) {
        linesRead += settleGroup(cut, group, partnerIds, sink, settled);
      }
    }
    settled.sort(java.util.Comparator.comparingLong(Settled::partnerId).thenComparing(s -> s.policy().code()).thenComparing(s -> s.payout().period()));
    return new Outcome(settled, linesRead);
  }

  private long settleGroup(Cut cut, WantedPeriods group, @Nullable Collection<Long> partnerIds, @Nullable AttributionSink sink, List<Settled> into) {
    ScopeResolver.Snapshot snapshot = scopes.at(cut, group.through());
    LoadedLines lines = load(cut, group, partnerIds, sink != null);
    requireUnits(group, snapshot, lines);
    List<LineBatch> batches = lines.batches();
    for (boolean closed : new boolean[] {true, false}) {
      WantedPeriods part = group.part(closed);
      if (!part.isEmpty()) {
        List<Opening> openings = openings(part, lines.partners(), partnerIds);
        List<Reference> references = references(cut, part, partnerIds, lines.partners());
        List<ScopedProgramme> scoped = IntStream.range(0, part.programmes().size())
            .mapToObj(p -> snapshot.resolve(part.programmes().get(p), part.periods().get(p), lines)).toList();
        settlePart(new Settlement(batches, scoped, openings, references, closed ? LocalDate.MAX : part.through()), part, lines, sink, into);
      }
    }
    return lines.size();
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

  private List<Opening> openings(WantedPeriods group, Numbering partners, @Nullable Collection<Long> partnerIds) {
    List<Opening> openings = new ArrayList<>();
    for (VolumeQueries.Volume each : volumes.openings()) {
      for (int p = 0; p < group.programmes().size(); p++) {
        boolean wanted = group.programmes().get(p).code().equals(each.programmeCode()) && (partnerIds == null || partnerIds.contains(each.partnerId()));
        if (wanted && !each.through().isAfter(group.through())) {
          openings.add(new Opening(partners.of(each.partnerId()), p, each.through(), each.qualifying(), each.paying()));
        }
      }
    }
    return openings;
  }

  /** Targets as they were set; last year's bases by settling the same programme over the year before. */
  private List<Reference> references(Cut cut, WantedPeriods group, @Nullable Collection<Long> partnerIds, Numbering partners) {
    List<Reference> references = new ArrayList<>();
    for (int p = 0; p < group.programmes().size(); p++) {
      ProgrammePolicy policy = group.programmes().get(p);
      int position = p;
      if (policy.programme().scale() instanceof Scale.Growth) {
        for (FiscalPeriod period : group.periods().get(p)) {
          priorBases(cut, policy, period, partnerIds)
              .forEach(s -> references.add(new Reference(partners.of(s.partnerId()), position, period, s.payout().trace().qualifyingBase())));
        }
      } else if (policy.programme().scale() instanceof Scale.Attainment) {
        volumes.targets(policy.code()).stream().filter(t -> partnerIds == null || partnerIds.contains(t.partnerId())).forEach(t ->
            group.periods().get(position).stream().filter(period -> period.code().equals(t.periodCode()))
                .forEach(period -> references.add(new Reference(partners.of(t.partnerId()), position, period, t.value()))));
      }
    }
    return references;
  }

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
