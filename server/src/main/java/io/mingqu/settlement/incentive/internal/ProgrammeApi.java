package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.audit.Audit;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.shared.StaffOnly;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Programmes in force, checking and trying a draft, progress. Drafting and publishing go through the policy envelope. */
@RestController
@StaffOnly
class ProgrammeApi {
  private static final int VOLUMES_MAX = 5000;
  private final ProgrammeBook book;
  private final ProgrammeViews views;
  private final Simulation simulation;
  private final ScopeResolver scopes;
  private final Conflicts conflicts;
  private final SettlingStore store;
  private final Partners partners;
  private final Seals seals;
  private final ResalePriceGate resalePrice;
  private final Audit audit;
  private final Clock clock;

  ProgrammeApi(ProgrammeBook book, ProgrammeViews views, Simulation simulation, ScopeResolver scopes, Conflicts conflicts, SettlingStore store,
      Partners partners, Seals seals, ResalePriceGate resalePrice, Audit audit, Clock clock) {
    this.resalePrice = resalePrice;
    this.book = book;
    this.views = views;
    this.simulation = simulation;
    this.scopes = scopes;
    this.conflicts = conflicts;
    this.store = store;
    this.partners = partners;
    this.seals = seals;
    this.audit = audit;
    this.clock = clock;
  }

  record ProgrammeList(List<ProgrammeViews.View> items) {}

  record ProgressList(long cutSeal, String day, List<ProgrammeViews.Progress> items) {}

  record Draft(JsonNode body) {}

  record ExampleView(String title, long expectedMinor, long computedMinor, boolean holds) {}

  record ConflictView(String otherCode, String day, String partnerCode, String productSku) {}

  record Check(ProgrammeViews.View programme, List<ProgrammeViews.Point> chart, String chartOver, List<ExampleView> examples, @Nullable ConflictView conflict,
      @Nullable LegalView legalReview) {}

  /** Why a legal review is due before publishing. */
  record LegalView(String because, String partnerCode) {}

  record Simulate(JsonNode body, LocalDate from, LocalDate to, @Nullable String besideCode) {}

  record OpeningVolume(String partnerCode, String programmeCode, LocalDate through, long qualifying, @Nullable Long paying) {}

  record OpeningVolumes(List<OpeningVolume> items) {}

  record Target(String partnerCode, String programmeCode, String periodCode, long value) {}

  record Targets(List<Target> items) {}

  record Kept(int kept) {}

  @GetMapping("/api/programmes")
  @Transactional(readOnly = true)
  ProgrammeList list(@RequestParam @Nullable LocalDate on) {
    LocalDate day = on == null ? LocalDate.now(clock) : on;
    return new ProgrammeList(book.allInForce(day, day).stream().map(ProgrammeViews.View::of).toList());
  }

  @GetMapping("/api/programmes/{code}")
  @Transactional(readOnly = true)
  Check one(@PathVariable String code, @RequestParam @Nullable LocalDate on) {
    return check(inForce(code, on == null ? LocalDate.now(clock) : on));
  }

  /** Reads a draft as publishing would, and says what it comes to; changes nothing. */
  @PostMapping("/api/programmes/check")
  @Transactional
  Check check(@RequestBody Draft draft) {
    ProgrammePolicy policy = ProgrammeReader.read(draft.body(), 1);
    ProgrammeKind.requireSound(policy);
    scopes.requireKnown(policy);
    return check(policy);
  }

  private Check check(ProgrammePolicy policy) {
    List<ProgrammePolicy> others = book.allInForce(policy.programme().from(), policy.programme().to());
    Optional<Conflicts.Witness> witness = conflicts.find(policy, others, seals.current());
    return new Check(ProgrammeViews.View.of(policy), ProgrammeViews.chart(policy), ProgrammeViews.overRate(policy) ? "RATE" : "BASE",
        WorkedExamples.run(policy).stream().map(r -> new ExampleView(r.title(), r.expectedMinor(), r.computedMinor(), r.holds())).toList(),
        witness.map(w -> new ConflictView(w.other().code(), w.day().toString(), w.partnerCode(), w.productSku())).orElse(null),
        resalePrice.concern(policy).map(c -> new LegalView(c.because(), c.partnerCode())).orElse(null));
  }

  /** Tries a draft on past facts; changes nothing. */
  @PostMapping("/api/programmes/simulate")
  @Allowed({Role.CHANNEL_MANAGER, Role.PRICING, Role.FINANCE_PREPARER, Role.FINANCE_REVIEWER, Role.FINANCE_APPROVER, Role.ANALYST})
  @Transactional
  Simulation.Result simulate(@RequestBody Simulate body) {
    ProgrammePolicy draft = ProgrammeReader.read(body.body(), 1);
    ProgrammeKind.requireSound(draft);
    scopes.requireKnown(draft);
    if (body.to().isBefore(body.from()) || body.to().isAfter(body.from().plusYears(2))) {
      throw Problem.of("incentive.bad-days", 422, Map.of("from", body.from().toString(), "to", body.to().toString()));
    }
    ProgrammePolicy beside = body.besideCode() == null ? null : inForce(body.besideCode(), body.to());
    return simulation.run(new Simulation.Trial(seals.current(), draft, beside, body.from(), body.to(), Simulation.RETURN_PPM));
  }

  @GetMapping("/api/programmes/{code}/progress")
  @Transactional(readOnly = true)
  ProgressList progress(@PathVariable String code, @RequestParam @Nullable LocalDate on, @RequestParam @Nullable Long partnerId) {
    LocalDate day = on == null ? LocalDate.now(clock) : on;
    return progressOn(day, List.of(inForce(code, day)), partnerId == null ? null : Set.of(partnerId));
  }

  /** A partner's own standing in every programme that covers it. */
  @GetMapping("/api/my/progress")
  @Allowed({Role.PARTNER_OWNER, Role.PARTNER_STAFF})
  @Transactional(readOnly = true)
  ProgressList mine(@RequestParam @Nullable LocalDate on) {
    LocalDate day = on == null ? LocalDate.now(clock) : on;
    Set<Long> own = Callers.current().scope() instanceof Scope.Parties(Set<Long> ids) ? ids : Set.of();
    return progressOn(day, book.allInForce(day, day), own);
  }

  private ProgressList progressOn(LocalDate day, List<ProgrammePolicy> programmes, @Nullable Set<Long> partnerIds) {
    return new ProgressList(seals.current().sealNo(), day.toString(), views.progress(seals.current(), programmes, day, partnerIds));
  }

  /** Year-to-date volumes from before we counted. */
  @PostMapping("/api/programmes/opening-volumes")
  @Allowed({Role.FINANCE_PREPARER, Role.CHANNEL_MANAGER})
  @Transactional
  Kept openingVolumes(@RequestBody OpeningVolumes body) {
    requireFew(body.items().size());
    Map<String, Long> ids = partners.idsByOwnCode();
    for (OpeningVolume each : body.items()) {
      store.keepOpening(partnerId(ids, each.partnerCode()), each.programmeCode(), each.through(), each.qualifying(),
          each.paying() == null ? each.qualifying() : each.paying());
    }
    audit.record("incentive.opening-volumes-kept", "programme", body.items().isEmpty() ? "" : body.items().getFirst().programmeCode(),
        Map.of("count", body.items().size()));
    return new Kept(body.items().size());
  }

  @PostMapping("/api/programmes/targets")
  @Allowed({Role.CHANNEL_MANAGER, Role.REGIONAL_MANAGER})
  @Transactional
  Kept targets(@RequestBody Targets body) {
    requireFew(body.items().size());
    Map<String, Long> ids = partners.idsByOwnCode();
    for (Target each : body.items()) {
      if (each.value() <= 0) {
        throw Problem.of("incentive.bad-target", 422, Map.of("partnerCode", each.partnerCode(), "value", each.value()));
      }
      store.keepTarget(partnerId(ids, each.partnerCode()), each.programmeCode(), each.periodCode(), each.value());
    }
    audit.record("incentive.targets-kept", "programme", body.items().isEmpty() ? "" : body.items().getFirst().programmeCode(),
        Map.of("count", body.items().size()));
    return new Kept(body.items().size());
  }

  private static void requireFew(int items) {
    if (items > VOLUMES_MAX) {
      throw Problem.of("incentive.too-many-items", 422, Map.of("items", items, "max", VOLUMES_MAX));
    }
  }

  private static long partnerId(Map<String, Long> ids, String code) {
    Long id = ids.get(code);
    if (id == null) {
      throw Problem.of("incentive.unknown-in-scope", 422, Map.of("field", "partnerCode", "value", code));
    }
    return id;
  }

  private ProgrammePolicy inForce(String code, LocalDate day) {
    return book.inForce(code, day).orElseThrow(() -> Problem.notFound("programme", code));
  }
}
