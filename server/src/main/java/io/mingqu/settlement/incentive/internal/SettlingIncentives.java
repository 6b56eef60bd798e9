package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.LineShares;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.reconciliation.RebateLine;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Settles, keeps totals, and computes attributions again when they are asked for. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SettlingIncentives implements Incentives {
  private final Settler settler;
  private final ProgrammeBook book;
  private final SettlingStore store;
  private final SettlingQueries queries;
  private final Products products;
  private final ReratedPairs reratedPairs;

  SettlingIncentives(Settler settler, ProgrammeBook book, SettlingStore store, SettlingQueries queries, Products products, ReratedPairs reratedPairs) {
    this.reratedPairs = reratedPairs;
    this.settler = settler;
    this.book = book;
    this.store = store;
    this.queries = queries;
    this.products = products;
  }

  @Override
  public long settle(Cut cut, String entityCode, LocalDate first, LocalDate last) {
    List<ProgrammePolicy> programmes = book.inForce(entityCode, first, last);
    Settler.Outcome outcome = settler.settle(cut, WantedPeriods.touching(programmes, first, last), null, null);
    return store.keep("MONTH_END", cut, first, last, entityCode, programmes, outcome);
  }

  @Override
  public Rerated rerate(long settlingId, Cut cut) {
    return reratedPairs.rerate(settlingId, cut);
  }

  @Override
  public List<Total> totals(long settlingId, Collection<Long> partnerIds) {
    return queries.totals(settlingId, partnerIds);
  }

  @Override
  public List<Long> partners(long settlingId) {
    return queries.partners(settlingId);
  }

  @Override
  public void attribute(Cut cut, Collection<ProgrammePeriod> wanted, Collection<Long> partnerIds, Consumer<Attributed> sink) {
    Map<LocalDate, List<ProgrammePeriod>> byThrough = wanted.stream().distinct()
        .collect(Collectors.groupingBy(ProgrammePeriod::through, LinkedHashMap::new, Collectors.toList()));
    byThrough.forEach((through, periods) -> attributeThrough(cut, through, periods, partnerIds, sink));
  }

  private void attributeThrough(Cut cut, LocalDate through, List<ProgrammePeriod> wanted, Collection<Long> partnerIds, Consumer<Attributed> sink) {
    List<ProgrammePolicy> programmes = new ArrayList<>();
    List<Set<FiscalPeriod>> periods = new ArrayList<>();
    Map<ProgrammePolicy, Integer> positions = new HashMap<>();
    for (ProgrammePeriod each : wanted) {
      ProgrammePolicy policy = book.version(each.code(), each.version()).orElseThrow(
          () -> new IllegalArgumentException("no version " + each.version() + " of programme " + each.code()));
      int at = positions.computeIfAbsent(policy, p -> {
        programmes.add(p);
        periods.add(new HashSet<>());
        return programmes.size() - 1;
      });
      periods.get(at).add(each.period());
    }
    Map<Key, Attributed> withLines = new HashMap<>();
    Settler.Outcome outcome = settler.settle(cut, new WantedPeriods(programmes, periods, through), partnerIds, (settled, shares, lines) -> {
      if (settled.paidMinor() != 0) {
        withLines.put(Key.of(settled), attributed(settled, through, shares, lines));
      }
    });
    for (Settler.Settled settled : outcome.settled()) {
      Attributed found = withLines.remove(Key.of(settled));
      sink.accept(found != null ? found
          : new Attributed(settled.partnerId(), of(settled, through), settled.payout().trace(), settled.paidMinor(), List.of(), new long[0]));
    }
  }

  private record Key(long partnerId, String code, int version, FiscalPeriod period) {
    static Key of(Settler.Settled settled) {
      return new Key(settled.partnerId(), settled.policy().code(), settled.policy().programme().version(), settled.payout().period());
    }
  }

  private static ProgrammePeriod of(Settler.Settled settled, LocalDate through) {
    return new ProgrammePeriod(settled.policy().code(), settled.policy().programme().version(), settled.payout().period(), through);
  }

  private Attributed attributed(Settler.Settled settled, LocalDate through, LineShares shares, LoadedLines lines) {
    List<Numbered> numbered = new ArrayList<>(shares.size());
    Map<Long, String> skus = skus(shares, lines);
    for (int i = 0; i < shares.size(); i++) {
      LoadedLines.NamedLine line = lines.named(shares.lineKey(i));
      numbered.add(new Numbered(new RebateLine(line.date(), line.documentNo(), line.lineKey(), skus.getOrDefault(line.productId(), ""), shares.base(i),
          shares.shareMinor(i)), line.movementId()));
    }
    numbered.sort((a, b) -> RebateLine.ORDER.compare(a.line(), b.line()));
    return new Attributed(settled.partnerId(), of(settled, through), settled.payout().trace(), shares.unattributedMinor(),
        numbered.stream().map(Numbered::line).toList(), numbered.stream().mapToLong(Numbered::movementId).toArray());
  }

  private record Numbered(RebateLine line, long movementId) {}

  private Map<Long, String> skus(LineShares shares, LoadedLines lines) {
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < shares.size(); i++) {
      ids.add(lines.named(shares.lineKey(i)).productId());
    }
    ids.remove(0L);
    return products.byIds(ids).values().stream().collect(Collectors.toMap(ProductView::id, ProductView::sku));
  }

  @Override
  public Optional<ProgrammePolicy> programme(String code, int version) {
    return book.version(code, version);
  }

  @Override
  public Optional<ProgrammePolicy> inForce(String code, LocalDate day) {
    return book.inForce(code, day);
  }

  @Override
  public List<ProgrammePolicy> inForce(String entityCode, LocalDate first, LocalDate last) {
    return book.inForce(entityCode, first, last);
  }

  @Override
  public Optional<Long> policyId(String code) {
    return book.policyId(code);
  }
}
