package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.time.Jobs;
import io.mingqu.kernel.incentive.Base;
import io.mingqu.kernel.incentive.Counted;
import io.mingqu.kernel.incentive.Payout;
import io.mingqu.kernel.incentive.Programme;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.incentive.Valuation;
import io.mingqu.kernel.incentive.WhatIf;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What if 试算: a draft over the whole population as a job, cliff exposure of partners, and a partner's own "what if I buy this much more". */
@RestController
class WhatIfApi {
  private static final long MORE_MAX = 1_000_000_000_000_000L;
  private final Settler settler;
  private final ProgrammeBook book;
  private final ScopeResolver scopes;
  private final Simulation simulation;
  private final SimulationStore store;
  private final Seals seals;
  private final Jobs jobs;
  private final Clock clock;

  WhatIfApi(Settler settler, ProgrammeBook book, ScopeResolver scopes, Simulation simulation, SimulationStore store, Seals seals, Jobs jobs, Clock clock) {
    this.settler = settler;
    this.book = book;
    this.scopes = scopes;
    this.simulation = simulation;
    this.store = store;
    this.seals = seals;
    this.jobs = jobs;
    this.clock = clock;
  }

  record Simulate(JsonNode body, LocalDate from, LocalDate to, @Nullable String besideCode, @Nullable Integer returnPpm) {}

  record Started(String jobId) {}

  record Simulated(Simulation.Result result, List<Simulation.Row> rows) {}

  /**
   * What more would bring.
   *
   * @param needs AMOUNT or QUANTITY where the programme counts what was not given; then nothing is computed
   * @param sole  false where a group or a budget shared with others decides too, so that the figure is this partner's alone
   */
  record More(String code, String nameZh, String nameEn, String periodCode, String currency, @Nullable String unit, @Nullable String needs, boolean sole,
      long baseNow, long baseThen, int tierNow, int tierThen, int tiers, long toNextTier, long payoutNowMinor, long payoutThenMinor, long gainMinor) {}

  record MoreList(long cutSeal, String day, List<More> items) {}

  record Exposure(String partnerId, String periodCode, long base, int tier, long payoutMinor, long clawbackMinor, long cliffMinor) {}

  record ExposureList(String currency, int returnPpm, List<Exposure> items) {}

  /** Tries a draft over everyone in the background; answers 202 with the job whose result holds the simulation's id. */
  @PostMapping("/api/programmes/simulations")
  @Allowed({Role.CHANNEL_MANAGER, Role.PRICING, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Transactional
  Started start(@RequestBody Simulate asked) {
    ProgrammePolicy draft = ProgrammeReader.read(asked.body(), 1);
    ProgrammeKind.requireSound(draft);
    scopes.requireKnown(draft);
    if (asked.to().isBefore(asked.from()) || asked.to().isAfter(asked.from().plusYears(2))) {
      throw Problem.of("incentive.bad-days", 422, Map.of("from", asked.from().toString(), "to", asked.to().toString()));
    }
    if (asked.besideCode() != null && book.inForce(asked.besideCode(), asked.to()).isEmpty()) {
      throw Problem.notFound("programme", asked.besideCode());
    }
    Map<String, Object> params = new HashMap<>(Map.of("body", asked.body().toString(), "from", asked.from().toString(), "to", asked.to().toString(),
        "cut", seals.current().sealNo(), "returnPpm", part(asked.returnPpm())));
    if (asked.besideCode() != null) {
      params.put("besideCode", asked.besideCode());
    }
    return new Started(String.valueOf(jobs.start(SimulateAll.NAME, params)));
  }

  private static int part(@Nullable Integer ppm) {
    int part = ppm == null ? Simulation.RETURN_PPM : ppm;
    if (part < 1 || part > 1_000_000) {
      throw Problem.of("incentive.bad-part", 422, Map.of("field", "returnPpm", "value", part, "least", 1, "most", 1_000_000));
    }
    return part;
  }

  /** The outcome so far, and every partner's row; complete once the job is done. */
  @GetMapping("/api/programmes/simulations/{jobId}")
  @Allowed({Role.CHANNEL_MANAGER, Role.PRICING, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  @Transactional(readOnly = true)
  Simulated simulated(@PathVariable long jobId) {
    SimulationStore.Head head = store.head(jobId).orElseThrow(() -> Problem.notFound("simulation", String.valueOf(jobId)));
    List<Simulation.Line> lines = store.lines(jobId);
    return new Simulated(simulation.summary(lines, 0, head.currency(), head.cutSeal(), head.returnPpm(), head.tiers()), simulation.named(lines));
  }

  /** What each partner would owe back if this part of its business were returned. */
  @GetMapping("/api/programmes/{code}/cliff")
  @Allowed({Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER, Role.PRICING, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  @Transactional(readOnly = true)
  ExposureList cliff(@PathVariable String code, @RequestParam @Nullable Integer returnPpm, @RequestParam @Nullable LocalDate on) {
    LocalDate day = on == null ? LocalDate.now(clock) : on;
    ProgrammePolicy policy = book.inForce(code, day).orElseThrow(() -> Problem.notFound("programme", code));
    int part = part(returnPpm);
    List<Exposure> items = settler.settle(seals.current(), WantedPeriods.touching(List.of(policy), day, day), null, null).settled().stream().map(s -> {
      WhatIf.Cliff cliff = WhatIf.cliff(policy.programme().asOn(s.payout().period().last()), s.payout(), part);
      return new Exposure(String.valueOf(s.partnerId()), s.payout().period().code(), s.payout().trace().qualifyingBase(), s.payout().trace().tier(),
          s.paidMinor(), cliff.clawbackMinor(), cliff.excessMinor());
    }).sorted(java.util.Comparator.comparingLong(Exposure::cliffMinor).reversed()).limit(500).toList();
    return new ExposureList(policy.programme().currency(), part, items);
  }

  /** What a partner's own payouts would be had it bought this much more by now. */
  @GetMapping("/api/my/what-if")
  @Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
  @Transactional(readOnly = true)
  MoreList more(@RequestParam @Nullable Long amountMinor, @RequestParam @Nullable Long quantityMilli, @RequestParam @Nullable LocalDate on) {
    for (Map.Entry<String, @Nullable Long> given : List.of(entry("amountMinor", amountMinor), entry("quantityMilli", quantityMilli))) {
      Long value = given.getValue();
      if (value != null && (value < 0 || value > MORE_MAX)) {
        throw Problem.of("incentive.bad-part", 422, Map.of("field", given.getKey(), "value", value, "least", 0, "most", MORE_MAX));
      }
    }
    LocalDate day = on == null ? LocalDate.now(clock) : on;
    Cut cut = seals.current();
    Set<Long> own = Callers.current().scope() instanceof Scope.Parties(Set<Long> ids) ? ids : Set.of();
    List<ProgrammePolicy> programmes = book.allInForce(day, day);
    Map<String, Settler.Settled> now = new HashMap<>();
    settler.settle(cut, WantedPeriods.touching(programmes, day, day), own, null).settled().forEach(s -> now.put(s.partnerId() + " " + s.policy().code(), s));
    List<More> items = new ArrayList<>();
    for (long id : own.stream().sorted().toList()) {
      for (ProgrammePolicy policy : programmes) {
        FiscalPeriod period = policy.programme().cycle().calendar().periodOf(day, policy.programme().cycle().grain());
        Settler.Settled settled = now.get(id + " " + policy.code());
        if (settled != null || scopes.at(cut, day).covers(policy, period, id)) {
          items.add(more(policy, period, settled, amountMinor, quantityMilli));
        }
      }
    }
    return new MoreList(cut.sealNo(), day.toString(), items);
  }

  private static Map.Entry<String, @Nullable Long> entry(String name, @Nullable Long value) {
    return new java.util.AbstractMap.SimpleEntry<>(name, value);
  }

  private static More more(ProgrammePolicy policy, FiscalPeriod period, Settler.@Nullable Settled settled, @Nullable Long amountMinor,
      @Nullable Long quantityMilli) {
    Programme programme = policy.programme().asOn(period.last());
    Payout payout = settled != null ? settled.payout()
        : new Payout(0, 0, period, WhatIf.at(programme, 0), new Counted(0, 0, 0, 0, 0, 0, programme.terms().gauges().stream().map(g -> 0L).toList(), 0));
    Base base = programme.base();
    Long qualifying = base.qualifying() == Valuation.QUANTITY ? quantityMilli : amountMinor;
    Long paying = base.paying() == Valuation.QUANTITY ? quantityMilli : amountMinor;
    long paidNow = settled == null ? 0 : settled.paidMinor();
    int tierNow = settled == null ? -1 : settled.payout().trace().tier();
    long baseNow = settled == null ? 0 : settled.payout().trace().qualifyingBase();
    if (qualifying == null || paying == null) {
      String needs = (qualifying == null ? base.qualifying() : base.paying()) == Valuation.QUANTITY ? "QUANTITY" : "AMOUNT";
      return new More(policy.code(), policy.nameZh(), policy.nameEn(), period.code(), programme.currency(), policy.unit(), needs, true, baseNow, baseNow, tierNow,
          tierNow, programme.scale().tiers().size(), -1, paidNow, paidNow, 0);
    }
    Trace alone = WhatIf.withMore(programme, payout, 0, 0);
    Trace then = WhatIf.withMore(programme, payout, qualifying, paying);
    long gain = then.payoutMinor() - alone.payoutMinor();
    return new More(policy.code(), policy.nameZh(), policy.nameEn(), period.code(), programme.currency(), policy.unit(), null, !programme.acrossPartners(),
        alone.qualifyingBase(), then.qualifyingBase(), alone.tier(), then.tier(), programme.scale().tiers().size(), then.toNextTier(), paidNow,
        paidNow + gain, gain);
  }
}
