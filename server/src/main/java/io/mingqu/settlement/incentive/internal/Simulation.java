package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
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
 * programme pays on the same days.
 */
@Component
class Simulation {
  private static final int SHOWN = 10;
  private static final int BARS = 12;
  private final Settler settler;
  private final Partners partners;

  Simulation(Settler settler, Partners partners) {
    this.settler = settler;
    this.partners = partners;
  }

  /** A partner's sum under the draft and under what it is compared with. */
  record Row(String partnerId, String partnerCode, String partnerName, long draftMinor, long otherMinor, long base, int tier, long cliffMinor) {
    long gainMinor() {
      return draftMinor - otherMinor;
    }
  }

  /** Partners whose sum lies from {@code fromMinor} to below the next bar. */
  record Bar(long fromMinor, int partners) {}

  record Result(String currency, long cutSeal, int partners, int paid, long draftMinor, long otherMinor, long linesRead, long cliffMinor, List<Row> winners,
      List<Row> losers, List<Bar> histogram, List<Integer> partnersByTier) {}

  Result run(Cut cut, ProgrammePolicy draft, @Nullable ProgrammePolicy other, LocalDate first, LocalDate last) {
    Settler.Outcome outcome = settler.settle(cut, WantedPeriods.touching(List.of(moved(draft, first, last)), first, last), null, null);
    List<Settler.Settled> beside = other == null ? List.of() : settler.settle(cut, WantedPeriods.touching(List.of(other), first, last), null, null).settled();
    Map<Long, Long> otherByPartner = new HashMap<>();
    beside.forEach(s -> otherByPartner.merge(s.partnerId(), s.paidMinor(), Long::sum));
    Map<Long, List<Settler.Settled>> byPartner = new HashMap<>();
    outcome.settled().forEach(s -> byPartner.computeIfAbsent(s.partnerId(), p -> new ArrayList<>()).add(s));
    Set<Long> all = new HashSet<>(byPartner.keySet());
    all.addAll(otherByPartner.keySet());
    Map<Long, PartnerView> known = partners.byIds(all);
    List<Row> rows = all.stream().map(id -> row(draft, id, known.get(id), byPartner.getOrDefault(id, List.of()), otherByPartner.getOrDefault(id, 0L)))
        .sorted(Comparator.comparing(Row::partnerCode)).toList();
    int[] tiers = new int[draft.programme().scale().tiers().size() + 1];
    rows.forEach(r -> tiers[r.tier() + 1]++);
    return new Result(draft.programme().currency(), cut.sealNo(), rows.size(), (int) rows.stream().filter(r -> r.draftMinor() != 0).count(),
        rows.stream().mapToLong(Row::draftMinor).sum(), rows.stream().mapToLong(Row::otherMinor).sum(), outcome.linesRead(),
        rows.stream().mapToLong(Row::cliffMinor).sum(),
        rows.stream().filter(r -> r.gainMinor() > 0).sorted(Comparator.comparingLong(Row::gainMinor).reversed()).limit(SHOWN).toList(),
        rows.stream().filter(r -> r.gainMinor() < 0).sorted(Comparator.comparingLong(Row::gainMinor)).limit(SHOWN).toList(), histogram(rows),
        java.util.Arrays.stream(tiers).boxed().toList());
  }

  /** A draft for the future is tried on the past as if it had been in force then. */
  private static ProgrammePolicy moved(ProgrammePolicy draft, LocalDate first, LocalDate last) {
    Programme p = draft.programme();
    return draft.about(p.valid(p.from().isBefore(first) ? p.from() : first, p.to().isAfter(last) ? p.to() : last));
  }

  private static Row row(ProgrammePolicy draft, long id, @Nullable PartnerView partner, List<Settler.Settled> settled, long otherMinor) {
    long paid = settled.stream().mapToLong(Settler.Settled::paidMinor).sum();
    Settler.Settled last = settled.isEmpty() ? null : settled.getLast();
    long base = last == null ? 0 : last.payout().trace().qualifyingBase();
    String code = partner == null ? "#" + id : partner.code();
    String name = partner == null ? "" : partner.shortName().isEmpty() ? partner.legalName() : partner.shortName();
    return new Row(String.valueOf(id), code, name, paid, otherMinor, base, last == null ? -1 : last.payout().trace().tier(), cliff(draft, last));
  }

  /** What a return of five percent of the base would take back beyond five percent of the payout. */
  private static long cliff(ProgrammePolicy draft, Settler.@Nullable Settled last) {
    if (last == null || !draft.programme().base().oneBase() || last.payout().trace().qualifyingBase() <= 0 || last.payout().trace().reference() != 0) {
      return 0;
    }
    long base = last.payout().trace().qualifyingBase();
    long exposed = WhatIf.cliffExposureMinor(draft.programme(), base, base / 20);
    return Math.max(0, exposed - last.payout().payoutMinor() / 20);
  }

  private static List<Bar> histogram(List<Row> rows) {
    long most = rows.stream().mapToLong(Row::draftMinor).max().orElse(0);
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
