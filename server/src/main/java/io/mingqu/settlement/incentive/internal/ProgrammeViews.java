package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Programmes and progress in them as pages show them. */
@Component
class ProgrammeViews {
  private static final int POINTS = 60;
  private static final long REFERENCE = 100_000_000;
  private final Settler settler;
  private final Partners partners;

  ProgrammeViews(Settler settler, Partners partners) {
    this.settler = settler;
    this.partners = partners;
  }

  record View(String code, int version, String nameZh, String nameEn, String entity, String currency, String validFrom, String validTo, String movement,
      String qualifying, String paying, @Nullable String unit, String grain, String calendar, String returns, int graceDays, String late,
      List<String> tiersZh, List<String> tiersEn, @Nullable String clauseZh, @Nullable String clauseEn, @Nullable String exclusivityGroup,
      String accounting, @Nullable String vat, @Nullable String withholding) {
    static View of(ProgrammePolicy p) {
      return new View(p.code(), p.programme().version(), p.nameZh(), p.nameEn(), p.entity(), p.programme().currency(), p.programme().from().toString(),
          p.programme().to().toString(), p.programme().base().measure().name(), p.programme().base().qualifying().name(),
          p.programme().base().paying().name(), p.unit(), p.programme().cycle().grain().name(), p.programme().cycle().calendar().code(),
          p.programme().timing().returns().name(), p.programme().timing().graceDays(), p.programme().timing().late().name(),
          p.tiersInWords(true), p.tiersInWords(false), p.clauseZh(), p.clauseEn(), p.exclusivityGroup(), p.treatment().accounting().name(),
          p.treatment().vat(), p.treatment().withholding());
    }
  }

  /** Where a partner stands in a programme's period; base in minor units or thousandths of the unit. */
  record Progress(String partnerId, String partnerCode, String partnerName, String code, int version, String nameZh, String nameEn, String periodCode,
      String periodFirst, String periodLast, String baseIn, String currency, @Nullable String unit, long base, int tier, int tiers, long toNextTier,
      long payoutMinor, @Nullable Long nextTierGainMinor) {}

  List<Progress> progress(Cut cut, List<ProgrammePolicy> programmes, LocalDate day, @Nullable Collection<Long> partnerIds) {
    Settler.Outcome outcome = settler.settle(cut, WantedPeriods.touching(programmes, day, day), partnerIds, null);
    Map<Long, PartnerView> known = partners.byIds(outcome.settled().stream().map(Settler.Settled::partnerId).collect(Collectors.toSet()));
    return outcome.settled().stream().map(s -> progress(s, known.get(s.partnerId()))).toList();
  }

  private static Progress progress(Settler.Settled s, @Nullable PartnerView partner) {
    ProgrammePolicy p = s.policy();
    var trace = s.payout().trace();
    boolean known = trace.toNextTier() >= 0 && p.programme().base().oneBase();
    Long gain = known ? WhatIf.at(p.programme(), trace.qualifyingBase() + trace.toNextTier(), trace.qualifyingBase() + trace.toNextTier(), trace.reference())
        .payoutMinor() - trace.payoutMinor() : null;
    String name = partner == null ? "" : partner.shortName().isEmpty() ? partner.legalName() : partner.shortName();
    return new Progress(String.valueOf(s.partnerId()), partner == null ? "" : partner.code(), name, p.code(), p.programme().version(), p.nameZh(), p.nameEn(),
        s.payout().period().code(), s.payout().period().first().toString(), s.payout().period().last().toString(),
        p.programme().base().qualifying().isAmount() ? "AMOUNT" : "QUANTITY", p.programme().currency(), p.unit(), trace.qualifyingBase(), trace.tier(),
        p.programme().scale().tiers().size(), trace.toNextTier(), s.paidMinor(), gain);
  }

  /** A point of the tier chart. */
  record Point(long base, long payoutMinor) {}

  /** Whether the chart runs over the base, or over the rate of target, market or prior base. */
  static boolean overRate(ProgrammePolicy p) {
    return p.programme().scale() instanceof Scale.Growth || p.programme().scale() instanceof Scale.Attainment;
  }

  /** The payout over the base, or over the rate reached (in ppm, of a supposed reference of a million), somewhat past the last tier. */
  static List<Point> chart(ProgrammePolicy p) {
    Scale scale = p.programme().scale();
    boolean overRate = overRate(p);
    long last = Math.max(0, scale.tiers().getLast().from());
    long end = last == 0 ? overRate ? 1_000_000 : 100_000_000 : Math.addExact(last, last / 3 + 1);
    long begin = Math.min(0, scale.tiers().getFirst().from());
    List<Long> at = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      at.add(begin + (end - begin) / POINTS * i);
    }
    scale.tiers().forEach(t -> {
      at.add(Math.max(begin, t.from()));
      at.add(Math.max(begin, t.from() - 1));
    });
    return at.stream().distinct().sorted().map(b -> new Point(b, overRate ? atRate(p, b) : paid(p, b))).toList();
  }

  private static long atRate(ProgrammePolicy p, long ratePpm) {
    long base = Math.ceilDiv(REFERENCE * ratePpm, 1_000_000) + (p.programme().scale() instanceof Scale.Growth ? REFERENCE : 0);
    return WhatIf.at(p.programme(), base, base, REFERENCE).payoutMinor();
  }

  private static long paid(ProgrammePolicy p, long base) {
    return WhatIf.at(p.programme(), base).payoutMinor();
  }
}
