package io.mingqu.settlement.incentive.internal;

import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which periods of which programmes a settlement is asked for. Lines outside their days are read only where a return counts in the
 * period of its sale; what the kernel then says about other periods rests on part of their lines and is left out.
 */
record WantedPeriods(List<ProgrammePolicy> programmes, List<Set<FiscalPeriod>> periods, LocalDate through) {
  private static final String ANY = "\u0000";

  /** Periods that have a day in the closing period: those that end in it are settled, the others accrue. */
  static WantedPeriods touching(List<ProgrammePolicy> all, LocalDate first, LocalDate last) {
    List<ProgrammePolicy> programmes = new ArrayList<>();
    List<Set<FiscalPeriod>> periods = new ArrayList<>();
    for (ProgrammePolicy each : all) {
      LocalDate from = later(first, each.programme().from());
      LocalDate to = last.isBefore(each.programme().to()) ? last : each.programme().to();
      if (!from.isAfter(to)) {
        programmes.add(each);
        periods.add(Set.copyOf(each.programme().cycle().periods(from, to)));
      }
    }
    return new WantedPeriods(programmes, periods, last);
  }

  static WantedPeriods one(ProgrammePolicy programme, FiscalPeriod period, LocalDate through) {
    return new WantedPeriods(List.of(programme), List.of(Set.of(period)), through);
  }

  boolean wants(int programme, FiscalPeriod period) {
    return periods.get(programme).contains(period);
  }

  boolean isEmpty() {
    return programmes.isEmpty();
  }

  LocalDate firstDay() {
    return all().map(FiscalPeriod::first).min(LocalDate::compareTo).orElse(through);
  }

  /** The last day whose lines can count, but for returns. */
  LocalDate lastDay() {
    LocalDate last = all().map(FiscalPeriod::last).max(LocalDate::compareTo).orElse(through);
    return last.isBefore(through) ? last : through;
  }

  /** Whether lines of later days may count back, or forward, into a wanted period. */
  boolean returnsComeLater() {
    return programmes.stream().anyMatch(p -> p.programme().timing().returns() == Timing.Returns.ORIGINAL);
  }

  boolean lateLinesMove() {
    return programmes.stream().anyMatch(p -> p.programme().timing().late() != Timing.Late.REOPENS);
  }

  /** Programmes that can be settled in one pass: those that count quantities in the same unit, and with the first of them all others. */
  List<WantedPeriods> byUnit() {
    Set<String> units = programmes.stream().map(WantedPeriods::unitOf).filter(u -> !u.equals(ANY)).collect(Collectors.toCollection(TreeSet::new));
    String first = units.isEmpty() ? ANY : units.iterator().next();
    if (units.isEmpty()) {
      units.add(ANY);
    }
    List<WantedPeriods> groups = new ArrayList<>();
    for (String unit : units) {
      List<Integer> positions = IntStream.range(0, programmes.size()).boxed()
          .filter(i -> unitOf(programmes.get(i)).equals(unit) || unit.equals(first) && unitOf(programmes.get(i)).equals(ANY)).toList();
      groups.add(new WantedPeriods(positions.stream().map(programmes::get).toList(), positions.stream().map(periods::get).toList(), through));
    }
    return groups;
  }

  /**
   * The periods that ended by the day settled through, or those that go on. A closed period counts whatever is known of it at the cut, also
   * returns that came later; an open one is settled as of the day.
   */
  WantedPeriods part(boolean closed) {
    List<ProgrammePolicy> some = new ArrayList<>();
    List<Set<FiscalPeriod>> theirs = new ArrayList<>();
    for (int p = 0; p < programmes.size(); p++) {
      Set<FiscalPeriod> of = periods.get(p).stream().filter(period -> period.last().isAfter(through) != closed).collect(Collectors.toSet());
      if (!of.isEmpty()) {
        some.add(programmes.get(p));
        theirs.add(of);
      }
    }
    return new WantedPeriods(some, theirs, through);
  }

  /** The programmes whose payouts depend on all partners together, or the others. */
  WantedPeriods across(boolean partners) {
    List<Integer> positions = IntStream.range(0, programmes.size()).boxed().filter(p -> programmes.get(p).programme().acrossPartners() == partners).toList();
    return new WantedPeriods(positions.stream().map(programmes::get).toList(), positions.stream().map(periods::get).toList(), through);
  }

  /** With all earlier periods of programmes that have a budget: what those consumed is gone. */
  WantedPeriods sinceBudgetBegan() {
    List<Set<FiscalPeriod>> since = new ArrayList<>();
    for (int p = 0; p < programmes.size(); p++) {
      LocalDate last = periods.get(p).stream().map(FiscalPeriod::last).max(LocalDate::compareTo).orElse(through);
      var programme = programmes.get(p).programme();
      since.add(programme.limits().budgetMinor().isEmpty() || last.isBefore(programme.from()) ? periods.get(p)
          : Set.copyOf(programme.cycle().periods(programme.from(), last)));
    }
    return new WantedPeriods(programmes, since, through);
  }

  /** The same with other agreements about the same programmes, at the same positions. */
  WantedPeriods about(List<ProgrammePolicy> others) {
    return new WantedPeriods(others, periods, through);
  }

  /** The unit of a group of {@link #byUnit}; empty for each product's base unit. */
  String unit() {
    return programmes.stream().map(WantedPeriods::unitOf).filter(u -> !u.equals(ANY)).findFirst().orElse("");
  }

  private static String unitOf(ProgrammePolicy policy) {
    boolean quantity = policy.programme().base().qualifying() == Valuation.QUANTITY || policy.programme().base().paying() == Valuation.QUANTITY;
    String unit = policy.unit();
    return !quantity ? ANY : unit == null ? "" : unit;
  }

  private Stream<FiscalPeriod> all() {
    return periods.stream().flatMap(Set::stream);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
