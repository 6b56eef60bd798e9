package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.SystemScope;
import io.mingqu.kernel.incentive.Opening;
import io.mingqu.kernel.incentive.Penalty;
import io.mingqu.kernel.incentive.Reference;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.Score;
import io.mingqu.kernel.incentive.Scorecard;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.FactSources;
import io.mingqu.settlement.incentive.FactSources.SeveralScores;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.incentive.internal.StandingFact.Kind;
import io.mingqu.settlement.targets.Targets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what stands beside the movements for a settlement: openings, targets, market totals, last year's bases, scores, penalties. */
@Component
class Standings {
  private final StandingQueries queries;
  private final VolumeQueries volumes;
  private final Targets targets;
  private final SystemScope systemScope;

  Standings(StandingQueries queries, VolumeQueries volumes, Targets targets, SystemScope systemScope) {
    this.queries = queries;
    this.volumes = volumes;
    this.targets = targets;
    this.systemScope = systemScope;
  }

  /** What the kernel asks beside lines, by programme position. */
  record Beside(List<Opening> openings, List<Reference> references, List<Score> scores, List<Penalty> penalties) {}

  /** Settles a programme over the year before a period. */
  @FunctionalInterface
  interface PriorBases {
    List<Settler.Settled> of(Cut cut, ProgrammePolicy policy, FiscalPeriod period, @Nullable Collection<Long> partnerIds);
  }

  /** @param partnerIds null for all */
  Beside beside(Cut cut, WantedPeriods wanted, @Nullable Collection<Long> partnerIds, LoadedLines lines, ScopeResolver.Snapshot snapshot, PriorBases prior) {
    Gathering gathering = new Gathering(cut, wanted, partnerIds, lines.partners());
    for (int p = 0; p < wanted.programmes().size(); p++) {
      gathering.openings(p);
      gathering.references(p, snapshot, prior);
      gathering.scores(p);
      gathering.penalties(p);
    }
    return new Beside(gathering.openings, gathering.references, gathering.scores, gathering.penalties);
  }

  private final class Gathering {
    private final Cut cut;
    private final WantedPeriods wanted;
    private final @Nullable Collection<Long> partnerIds;
    private final Numbering partners;
    private final List<Opening> openings = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();
    private final List<Penalty> penalties = new ArrayList<>();

    Gathering(Cut cut, WantedPeriods wanted, @Nullable Collection<Long> partnerIds, Numbering partners) {
      this.cut = cut;
      this.wanted = wanted;
      this.partnerIds = partnerIds;
      this.partners = partners;
    }

    private boolean asked(@Nullable Long partnerId) {
      return partnerId != null && (partnerIds == null || partnerIds.contains(partnerId));
    }

    private LocalDate first(int p) {
      return wanted.periods().get(p).stream().map(FiscalPeriod::first).min(LocalDate::compareTo).orElse(wanted.through());
    }

    private LocalDate last(int p) {
      return wanted.periods().get(p).stream().map(FiscalPeriod::last).max(LocalDate::compareTo).orElse(wanted.through());
    }

    /** Volumes stated by hand, and by file where both speak of the same partner and day. */
    void openings(int p) {
      String code = wanted.programmes().get(p).code();
      Map<String, Opening> byDay = new TreeMap<>();
      for (VolumeQueries.Volume each : volumes.openings(code)) {
        if (asked(each.partnerId()) && !each.through().isAfter(wanted.through())) {
          byDay.put(each.partnerId() + " " + each.through(), new Opening(partners.of(each.partnerId()), p, each.through(), each.qualifying(), each.paying()));
        }
      }
      for (StandingFact each : queries.known(cut, Kind.OPENING, code, LocalDate.of(1900, 1, 1), wanted.through())) {
        if (asked(each.partnerId())) {
          byDay.put(each.partnerId() + " " + each.last(),
              new Opening(partners.of(java.util.Objects.requireNonNull(each.partnerId())), p, each.last(), each.value(), each.secondValue()));
        }
      }
      openings.addAll(byDay.values());
    }

    void references(int p, ScopeResolver.Snapshot snapshot, PriorBases prior) {
      ProgrammePolicy policy = wanted.programmes().get(p);
      Scale scale = policy.programme().scaleOn(wanted.through());
      if (scale instanceof Scale.Growth) {
        for (FiscalPeriod period : wanted.periods().get(p)) {
          prior.of(cut, policy, period, partnerIds)
              .forEach(s -> references.add(new Reference(partners.of(s.partnerId()), p, period, s.payout().trace().qualifyingBase())));
        }
      } else if (scale instanceof Scale.Attainment attainment) {
        for (FiscalPeriod period : wanted.periods().get(p)) {
          Map<Long, Long> found = attainment.against() == Scale.Against.MARKET ? markets(policy, period, snapshot) : targets(policy, period);
          new TreeMap<>(found).forEach((id, value) -> {
            if (asked(id)) {
              references.add(new Reference(partners.of(id), p, period, value));
            }
          });
        }
      }
    }

    /** The target sheet where the policy names one; targets of the programme itself by file, then by hand. */
    private Map<Long, Long> targets(ProgrammePolicy policy, FiscalPeriod period) {
      String sheet = policy.sources().targetSheet();
      if (sheet != null) {
        boolean natural = period.first().getDayOfMonth() == 1;
        YearMonth from = YearMonth.from(natural ? period.first() : period.first().plusMonths(1));
        return targets.goals(sheet, from, YearMonth.from(period.last()), 0);
      }
      Map<Long, Long> found = new HashMap<>();
      volumes.targets(policy.code()).stream().filter(t -> t.periodCode().equals(period.code())).forEach(t -> found.put(t.partnerId(), t.value()));
      queries.known(cut, Kind.TARGET, policy.code(), period.first(), period.last()).stream()
          .filter(f -> f.partnerId() != null && f.first().equals(period.first()) && f.last().equals(period.last()))
          .forEach(f -> found.put(f.partnerId(), f.value()));
      return found;
    }

    /** A partner's market: its own total, else that of the smallest region it stands in. */
    private Map<Long, Long> markets(ProgrammePolicy policy, FiscalPeriod period, ScopeResolver.Snapshot snapshot) {
      List<StandingFact> known = systemScope.during("incentive.market-totals", () -> queries.known(cut, Kind.MARKET, policy.sources().market(), period.first(),
          period.last())).stream().filter(f -> f.first().equals(period.first()) && f.last().equals(period.last())).toList();
      LocalDate on = period.last().isBefore(wanted.through()) ? period.last() : wanted.through();
      Map<Long, Long> found = new HashMap<>();
      known.stream().filter(f -> f.region() != null).sorted(Comparator.comparingInt((StandingFact f) -> -snapshot.regionSize(String.valueOf(f.region()), on)))
          .forEach(f -> {
            var in = snapshot.inRegion(String.valueOf(f.region()), on);
            for (int number = 0; number < partners.size(); number++) {
              if (in.test(partners.id(number))) {
                found.put(partners.id(number), f.value());
              }
            }
          });
      known.stream().filter(f -> f.partnerId() != null).forEach(f -> found.put(f.partnerId(), f.value()));
      return found;
    }

    void scores(int p) {
      ProgrammePolicy policy = wanted.programmes().get(p);
      Scorecard card = policy.programme().terms().scorecard();
      Set<String> metrics = new HashSet<>();
      card.gates().forEach(g -> metrics.add(g.metric()));
      card.weights().forEach(w -> metrics.add(w.metric()));
      for (String metric : metrics) {
        List<StandingFact> known = queries.known(cut, Kind.SCORE, metric, first(p), last(p));
        for (FiscalPeriod period : wanted.periods().get(p)) {
          Map<Long, List<StandingFact>> byPartner = new TreeMap<>();
          known.stream().filter(f -> asked(f.partnerId()) && concerns(f, period))
              .forEach(f -> byPartner.computeIfAbsent(f.partnerId(), id -> new ArrayList<>()).add(f));
          byPartner.forEach((id, stated) -> scores.add(new Score(partners.of(id), p, period, metric, one(stated, policy.sources()))));
        }
      }
    }

    /** A score counts in a period it lies in, or that lies in its days. */
    private static boolean concerns(StandingFact fact, FiscalPeriod period) {
      boolean within = !fact.first().isBefore(period.first()) && !fact.last().isAfter(period.last());
      return within || !fact.first().isAfter(period.first()) && !fact.last().isBefore(period.last());
    }

    private static long one(List<StandingFact> stated, FactSources sources) {
      if (sources.severalScores() == SeveralScores.LAST) {
        return stated.stream().max(Comparator.comparing(StandingFact::last).thenComparing(StandingFact::first)).orElseThrow().value();
      }
      return switch (sources.severalScores()) {
        case LEAST -> stated.stream().mapToLong(StandingFact::value).min().orElseThrow();
        case MOST -> stated.stream().mapToLong(StandingFact::value).max().orElseThrow();
        case LAST, SUM -> stated.stream().mapToLong(StandingFact::value).sum();
      };
    }

    void penalties(int p) {
      ProgrammePolicy policy = wanted.programmes().get(p);
      if (policy.programme().terms().scorecard().penalties() == Scorecard.Penalties.IGNORED) {
        return;
      }
      Set<String> reasons = policy.sources().penaltyReasons();
      for (StandingFact each : queries.known(cut, Kind.PENALTY, null, first(p), last(p))) {
        boolean counts = asked(each.partnerId()) && (reasons.isEmpty() || reasons.contains(each.name()))
            && (each.programmeCode() == null || each.programmeCode().equals(policy.code()));
        for (FiscalPeriod period : wanted.periods().get(p)) {
          if (counts && period.contains(each.first())) {
            penalties.add(new Penalty(partners.of(java.util.Objects.requireNonNull(each.partnerId())), p, period, each.value(), (int) each.secondValue()));
          }
        }
      }
    }
  }
}
