package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a draft programme would have paid on past facts 试算: the path of a real settlement without any consequence, beside what another
 * programme pays on the same days, and what each partner would lose if a part of its business came back.
 */
@Component
class Simulation {
  static final int RETURN_PPM = 50_000;
  private static final int SHOWN = 10;
  private static final int BARS = 12;
  private final Settler settler;
  private final Partners partners;

  Simulation(Settler settler, Partners partners) {
    this.settler = settler;
    this.partners = partners;
  }

  /**
   * What is tried.
   *
   * @param returnPpm the part of everything counted that is supposed to come back
   */
  record Trial(Cut cut, ProgrammePolicy draft, @Nullable ProgrammePolicy other, LocalDate first, LocalDate last, int returnPpm) {}

  /** A partner's sum under the draft and under what it is compared with; cliff is what a return claws back beyond its part of the payout. */
  record Line(long partnerId, long draftMinor, long otherMinor, long base, int tier, long clawbackMinor, long cliffMinor) {
    long gainMinor() {
      return draftMinor - otherMinor;
    }
  }

  /** As {@link Line}, for the page. */
  record Row(String partnerId, String partnerCode, String partnerName, long draftMinor, long otherMinor, long base, int tier, long clawbackMinor,
      long cliffMinor) {}

  /** Partners whose sum lies from {@code fromMinor} to below the next bar. */
  record Bar(long fromMinor, int partners) {}

  record Result(String currency, long cutSeal, int partners, int paid, long draftMinor, long otherMinor, long linesRead, long cliffMinor, int returnPpm,
      int winnersCount, int losersCount, List<Row> winners, List<Row> losers, List<Row> exposed, List<Bar> histogram, List<Integer> partnersByTier) {}

  /** @param linesRead movements read */
  record Lines(List<Line> lines, long linesRead) {}

  /** Sums of some partners, or of all. */
  Lines lines(Trial trial, @Nullable Collection<Long> partnerIds) {
    ProgrammePolicy then = moved(trial.draft(), trial.first(), trial.last());
    Settler.Outcome outcome = settler.settle(trial.cut(), WantedPeriods.touching(List.of(then), trial.first(), trial.last()), partnerIds, null);
    ProgrammePolicy other = trial.other();
    List<Settler.Settled> beside = other == null ? List.of()
        : settler.settle(trial.cut(), WantedPeriods.touching(List.of(other), trial.first(), trial.last()), partnerIds, null).settled();
    Map<Long, Long> otherByPartner = new HashMap<>();
    beside.forEach(s -> otherByPartner.merge(s.partnerId(), s.paidMinor(), Long::sum));
    Map<Long, List<Settler.Settled>> byPartner = new HashMap<>();
    outcome.settled().forEach(s -> byPartner.computeIfAbsent(s.partnerId(), p -> new ArrayList<>()).add(s));
    Set<Long> all = new HashSet<>(byPartner.keySet());
    all.addAll(otherByPartner.keySet());
    List<Line> lines = all.stream().sorted()
        .map(id -> line(trial, id, byPartner.getOrDefault(id, List.of()), otherByPartner.getOrDefault(id, 0L))).toList();
    return new Lines(lines, outcome.linesRead());
  }

  Result run(Trial trial) {
    Lines lines = lines(trial, null);
    return summary(trial, lines.lines(), lines.linesRead());
  }

  Result summary(Trial trial, List<Line> lines, long linesRead) {
    int tiers = trial.draft().programme().scaleOn(trial.last()).tiers().size();
    return summary(lines, linesRead, trial.draft().programme().currency(), trial.cut().sealNo(), trial.returnPpm(), tiers);
  }

  Result summary(List<Line> lines, long linesRead, String currency, long cutSeal, int returnPpm, int tierCount) {
    int[] tiers = new int[tierCount + 1];
    lines.forEach(r -> tiers[Math.clamp(r.tier() + 1L, 0, tierCount)]++);
    List<Line> winners = lines.stream().filter(r -> r.gainMinor() > 0).sorted(Comparator.comparingLong(Line::gainMinor).reversed()).toList();
    List<Line> losers = lines.stream().filter(r -> r.gainMinor() < 0).sorted(Comparator.comparingLong(Line::gainMinor)).toList();
    List<Line> exposed = lines.stream().filter(r -> r.cliffMinor() > 0).sorted(Comparator.comparingLong(Line::cliffMinor).reversed()).toList();
    return new Result(currency, cutSeal, lines.size(), (int) lines.stream().filter(r -> r.draftMinor() != 0).count(),
        lines.stream().mapToLong(Line::draftMinor).sum(), lines.stream().mapToLong(Line::otherMinor).sum(), linesRead,
        lines.stream().mapToLong(Line::cliffMinor).sum(), returnPpm, winners.size(), losers.size(), rows(winners), rows(losers), rows(exposed), histogram(lines),
        Arrays.stream(tiers).boxed().toList());
  }

  private List<Row> rows(List<Line> lines) {
    return named(lines.stream().limit(SHOWN).toList());
  }

  List<Row> named(List<Line> lines) {
    Map<Long, PartnerView> known = partners.byIds(lines.stream().map(Line::partnerId).toList());
    return lines.stream().map(line -> row(line, known.get(line.partnerId()))).toList();
  }

  private static Row row(Line line, @Nullable PartnerView partner) {
    String code = partner == null ? "#" + line.partnerId() : partner.code();
    String name = partner == null ? "" : partner.shortName().isEmpty() ? partner.legalName() : partner.shortName();
    return new Row(String.valueOf(line.partnerId()), code, name, line.draftMinor(), line.otherMinor(), line.base(), line.tier(), line.clawbackMinor(),
        line.cliffMinor());
  }

  /** A draft for the future is tried on the past as if it had been in force then. */
  private static ProgrammePolicy moved(ProgrammePolicy draft, LocalDate first, LocalDate last) {
    Programme p = draft.programme();
    return draft.about(p.valid(p.from().isBefore(first) ? p.from() : first, p.to().isAfter(last) ? p.to() : last));
  }

  private static Line line(Trial trial, long id, List<Settler.Settled> settled, long otherMinor) {
    long paid = settled.stream().mapToLong(Settler.Settled::paidMinor).sum();
    long clawback = 0;
    long cliff = 0;
    for (Settler.Settled each : settled) {
      WhatIf.Cliff exposed = WhatIf.cliff(each.policy().programme().asOn(each.payout().period().last()), each.payout(), trial.returnPpm());
      clawback += exposed.clawbackMinor();
      cliff += exposed.excessMinor();
    }
    Settler.Settled last = settled.isEmpty() ? null : settled.getLast();
    return new Line(id, paid, otherMinor, last == null ? 0 : last.payout().trace().qualifyingBase(), last == null ? -1 : last.payout().trace().tier(), clawback,
        cliff);
  }

  private static List<Bar> histogram(List<Line> rows) {
    long most = rows.stream().mapToLong(Line::draftMinor).max().orElse(0);
    long width = Math.max(1, Math.ceilDiv(most + 1, BARS));
    int[] counts = new int[BARS];
    rows.forEach(r -> counts[(int) Math.clamp(r.draftMinor() / width, 0, BARS - 1)]++);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < BARS; i++) {
      bars.add(new Bar(i * width, counts[i]));
    }
    return bars;
  }
}
