package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Scope;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives.Cause;
import io.mingqu.settlement.incentive.Incentives.Change;
import io.mingqu.settlement.incentive.Incentives.Rerated;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.incentive.internal.SettlingQueries.Settling;
import io.mingqu.settlement.incentive.internal.SettlingStore.Pair;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the (partner, programme) pairs about which something became known since an earlier settling, and settles those again. Programmes whose
 * payouts depend on all partners together are settled for all of them once anything of theirs was touched.
 */
@Component
class ReratedPairs {
  private static final Comparator<Change> ORDER =
      Comparator.comparingLong(Change::partnerId).thenComparing(Change::code).thenComparing(Change::period);
  private final Settler settler;
  private final ProgrammeBook book;
  private final SettlingQueries queries;
  private final SettlingStore store;
  private final ScopeResolver scopes;
  private final Places places;
  private final Partners partners;
  private final StandingQueries standings;

  ReratedPairs(Settler settler, ProgrammeBook book, SettlingQueries queries, SettlingStore store, ScopeResolver scopes, Places places, Partners partners,
      StandingQueries standings) {
    this.settler = settler;
    this.book = book;
    this.queries = queries;
    this.store = store;
    this.scopes = scopes;
    this.places = places;
    this.partners = partners;
    this.standings = standings;
  }

  Rerated rerate(long settlingId, Cut cut) {
    Settling earlier = queries.settling(settlingId).orElseThrow(() -> Problem.notFound("settling", Long.toString(settlingId)));
    List<ProgrammePolicy> programmes = book.inForce(earlier.entityCode(), earlier.first(), earlier.through());
    WantedPeriods all = WantedPeriods.touching(programmes, earlier.first(), earlier.through());
    Map<Pair, Set<Cause>> touched = new HashMap<>();
    List<Long> everyone = List.copyOf(partners.idsByOwnCode().values());
    for (int p = 0; p < all.programmes().size(); p++) {
      touch(earlier, cut, all.programmes().get(p), all.periods().get(p), everyone, touched);
    }
    Set<String> inForce = all.programmes().stream().map(ProgrammePolicy::code).collect(Collectors.toSet());
    earlier.versions().keySet().stream().filter(code -> !inForce.contains(code))
        .forEach(code -> everyone.forEach(id -> add(touched, new Pair(id, code), Cause.PROGRAMME)));
    List<Settler.Settled> settled = new ArrayList<>();
    long linesRead = 0;
    for (Map.Entry<Set<Long>, WantedPeriods> each : byPartners(all, touched, everyone).entrySet()) {
      Settler.Outcome outcome = settler.settle(cut, each.getValue(), each.getKey().size() == everyone.size() ? null : each.getKey(), null);
      settled.addAll(outcome.settled());
      linesRead += outcome.linesRead();
    }
    settled.removeIf(s -> !touched.containsKey(new Pair(s.partnerId(), s.policy().code())));
    Map<String, Total> before = byKey(queries.totals(settlingId));
    long id = store.keepRerated(earlier, cut, programmes, touched.keySet(), new Settler.Outcome(settled, linesRead));
    Map<String, Total> after = byKey(queries.totals(id));
    return new Rerated(id, touched.size(), linesRead, changes(before, after, touched));
  }

  private void touch(Settling earlier, Cut cut, ProgrammePolicy policy, Set<FiscalPeriod> periods, List<Long> everyone, Map<Pair, Set<Cause>> touched) {
    Map<Long, Set<Cause>> found = new HashMap<>();
    if (!Integer.valueOf(policy.programme().version()).equals(earlier.versions().get(policy.code()))) {
      everyone.forEach(id -> found.computeIfAbsent(id, x -> EnumSet.noneOf(Cause.class)).add(Cause.PROGRAMME));
    }
    long entityId = places.entityId(policy.entity()).orElse(-1);
    List<String> kinds = Settler.kinds(policy.programme()).stream().map(MovementKind::name).toList();
    queries.partnersTouched(earlier.cut(), cut, entityId, kinds).forEach(id -> found.computeIfAbsent(id, x -> EnumSet.noneOf(Cause.class)).add(Cause.LINES));
    movedInScope(earlier, cut, policy, periods, everyone).forEach(id -> found.computeIfAbsent(id, x -> EnumSet.noneOf(Cause.class)).add(Cause.SCOPE));
    Set<Long> stated = standings.statedBetween(policy, earlier.cut(), cut);
    (stated.contains(0L) ? everyone : stated).forEach(id -> found.computeIfAbsent(id, x -> EnumSet.noneOf(Cause.class)).add(Cause.STANDING));
    standings.changed(policy, earlier.id()).forEach(id -> found.computeIfAbsent(id, x -> EnumSet.noneOf(Cause.class)).add(Cause.STANDING));
    if (!found.isEmpty() && policy.programme().acrossPartners()) {
      everyone.forEach(id -> found.computeIfAbsent(id, x -> EnumSet.noneOf(Cause.class)));
    }
    found.forEach((id, causes) -> causes.forEach(cause -> add(touched, new Pair(id, policy.code()), cause)));
    found.forEach((id, causes) -> touched.computeIfAbsent(new Pair(id, policy.code()), x -> EnumSet.noneOf(Cause.class)));
  }

  private static void add(Map<Pair, Set<Cause>> touched, Pair pair, Cause cause) {
    touched.computeIfAbsent(pair, x -> EnumSet.noneOf(Cause.class)).add(cause);
  }

  /** Partners who joined or left the scope in one of the periods; everyone where the products covered are others. */
  private Collection<Long> movedInScope(Settling earlier, Cut cut, ProgrammePolicy policy, Set<FiscalPeriod> periods, List<Long> everyone) {
    ScopeResolver.Snapshot was = scopes.at(earlier.cut(), earlier.through());
    ScopeResolver.Snapshot is = scopes.at(cut, earlier.through());
    Scope.Items items = policy.programme().scope().items();
    boolean otherGauges = policy.programme().terms().gauges().stream().anyMatch(g -> !was.productsIn(g.items()).equals(is.productsIn(g.items())));
    if (otherGauges || !was.productsIn(items).equals(is.productsIn(items))) {
      return everyone;
    }
    Numbering numbers = new Numbering();
    everyone.forEach(numbers::of);
    Map<FiscalPeriod, BitSet> before = was.membersByPeriod(policy, periods, numbers);
    Set<Long> moved = new TreeSet<>();
    is.membersByPeriod(policy, periods, numbers).forEach((period, members) -> {
      BitSet differ = (BitSet) members.clone();
      differ.xor(before.get(period));
      differ.stream().forEach(number -> moved.add(numbers.id(number)));
    });
    return moved;
  }

  /** Programmes touched for the same partners are settled in one pass. */
  private static Map<Set<Long>, WantedPeriods> byPartners(WantedPeriods all, Map<Pair, Set<Cause>> touched, List<Long> everyone) {
    Map<String, Set<Long>> partnersByCode = new TreeMap<>();
    touched.keySet().forEach(pair -> partnersByCode.computeIfAbsent(pair.code(), c -> new HashSet<>()).add(pair.partnerId()));
    Map<Set<Long>, List<Integer>> positions = new HashMap<>();
    for (int p = 0; p < all.programmes().size(); p++) {
      Set<Long> theirs = partnersByCode.getOrDefault(all.programmes().get(p).code(), Set.of());
      if (!theirs.isEmpty()) {
        positions.computeIfAbsent(theirs.containsAll(everyone) ? new HashSet<>(everyone) : theirs, t -> new ArrayList<>()).add(p);
      }
    }
    Map<Set<Long>, WantedPeriods> grouped = new HashMap<>();
    positions.forEach((ids, at) -> grouped.put(ids, new WantedPeriods(at.stream().map(all.programmes()::get).toList(),
        at.stream().map(all.periods()::get).toList(), all.through())));
    return grouped;
  }

  private static Map<String, Total> byKey(List<Total> totals) {
    Map<String, Total> byKey = new TreeMap<>();
    totals.forEach(t -> byKey.put(t.partnerId() + "\t" + t.code() + "\t" + t.period().code(), t));
    return byKey;
  }

  private static List<Change> changes(Map<String, Total> before, Map<String, Total> after, Map<Pair, Set<Cause>> touched) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Total was = before.get(key);
      Total is = after.get(key);
      Total any = was == null ? is : was;
      boolean same = was != null && is != null && was.trace().equals(is.trace()) && was.version() == is.version();
      if (any != null && !same) {
        Set<Cause> causes = touched.getOrDefault(new Pair(any.partnerId(), any.code()), Set.of());
        changes.add(new Change(any.partnerId(), any.code(), any.period(), was, is, causes.isEmpty() ? Set.of(Cause.LINES) : Set.copyOf(causes)));
      }
    }
    changes.sort(ORDER);
    return changes;
  }
}
