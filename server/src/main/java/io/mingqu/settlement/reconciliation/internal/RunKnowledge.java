package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.ProgrammePeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.reconciliation.internal.CorrectionQueries.Drawn;
import io.mingqu.settlement.reconciliation.internal.CorrectionQueries.Stated;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a month-end run goes by for all its partners alike, read once: a policy published while it runs is for the next run. */
final class RunKnowledge {
  private final Run run;
  private final Incentives incentives;
  private final Partners partners;
  private final List<Drawn> drawn;
  private final Set<Stated> stated;
  private final Set<String> programmes;
  private final Map<String, Map<LocalDate, Optional<ProgrammePolicy>>> inForce = new HashMap<>();
  private final Map<String, List<DrawnPeriod>> periods = new HashMap<>();
  private final Map<LocalDate, Map<Long, PartnerAttributes>> standing = new HashMap<>();

  RunKnowledge(Run run, CorrectionQueries queries, Incentives incentives, Partners partners) {
    this.run = run;
    this.incentives = incentives;
    this.partners = partners;
    this.drawn = queries.drawnBefore(run.entityCode(), run.first());
    this.stated = queries.stated(run.entityCode(), run.first());
    this.programmes = drawn.isEmpty() ? Set.of() : incentives.inForce(run.entityCode(), drawn.getFirst().first(), run.last()).stream()
        .map(ProgrammePolicy::code).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A programme's period that ended in a month drawn before this one.
   *
   * @param neverStated nobody was stated anything for it: the programme was published later, with a validity in the past
   */
  record DrawnPeriod(ProgrammePeriod of, ProgrammePolicy policy, long cutSeal, boolean neverStated) {}

  long runId() {
    return run.id();
  }

  List<Drawn> drawn() {
    return drawn;
  }

  /** Programmes of the entity in force since the first month drawn. */
  Set<String> programmes() {
    return programmes;
  }

  synchronized Optional<ProgrammePolicy> inForce(String code, LocalDate day) {
    return inForce.computeIfAbsent(code, c -> new HashMap<>()).computeIfAbsent(day, d -> incentives.inForce(code, d));
  }

  synchronized List<DrawnPeriod> periods(String code) {
    List<DrawnPeriod> known = periods.get(code);
    if (known == null) {
      known = new ArrayList<>();
      for (Drawn each : drawn) {
        Optional<ProgrammePolicy> policy = inForce(code, each.last()).filter(p -> p.entity().equals(run.entityCode()));
        if (policy.isPresent()) {
          for (FiscalPeriod period : ending(policy.get(), each)) {
            known.add(new DrawnPeriod(new ProgrammePeriod(code, policy.get().programme().version(), period, each.last()), policy.get(), each.cutSeal(),
                !stated.contains(new Stated(code, period.code()))));
          }
        }
      }
      periods.put(code, known);
    }
    return known;
  }

  private static List<FiscalPeriod> ending(ProgrammePolicy policy, Drawn drawn) {
    LocalDate to = drawn.last().isBefore(policy.programme().to()) ? drawn.last() : policy.programme().to();
    return drawn.first().isAfter(to) ? List.of() : policy.programme().cycle().periods(drawn.first(), to).stream()
        .filter(p -> !p.last().isBefore(drawn.first()) && !p.last().isAfter(drawn.last())).toList();
  }

  /** Whether a partner counted as something else on a day, by what was known at a seal, than by what the run knows. */
  synchronized boolean standingChanged(long partnerId, LocalDate day, long seal) {
    return seal != run.cutSeal() && !standing(partnerId, day, seal).equals(standing(partnerId, day, run.cutSeal()));
  }

  private Optional<StandingAt> standing(long partnerId, LocalDate day, long seal) {
    return StandingAt.of(standing.computeIfAbsent(day, d -> new HashMap<>()).computeIfAbsent(seal, s -> partners.attributesAsOf(day, s)), partnerId);
  }
}
