package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.Terms;
import io.mingqu.kernel.incentive.Timing;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.Rerating;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.Attributed;
import io.mingqu.settlement.incentive.Incentives.ProgrammePeriod;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.reconciliation.internal.CorrectionQueries.Refusal;
import io.mingqu.settlement.reconciliation.internal.CorrectionQueries.Touch;
import io.mingqu.settlement.reconciliation.internal.Drawing.AccountKey;
import io.mingqu.settlement.reconciliation.internal.Statement.Chain;
import io.mingqu.settlement.reconciliation.internal.Statement.Draft;
import io.mingqu.settlement.reconciliation.internal.Statement.Figures;
import io.mingqu.settlement.reconciliation.internal.Statement.Kind;
import io.mingqu.settlement.reconciliation.internal.Statement.Span;
import io.mingqu.settlement.reconciliation.internal.Statement.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Corrections of what was sent 更正: only partners, programmes and periods about which something became known (facts came or were voided, the
 * partner's standing changed, the policy was amended) are settled again; the difference is a statement of its own in the open period.
 */
@Component
class Corrections {
  static final String LATE_FIRST = "late-first";
  private final Drawing drawing;
  private final BalanceQueries balances;
  private final StatementQueries statements;
  private final StatementStore store;
  private final CorrectionQueries queries;
  private final CorrectionStore corrections;
  private final Incentives incentives;
  private final Partners partners;
  private final RebateBooks books;
  private final AtomicReference<@Nullable RunKnowledge> latest = new AtomicReference<>();

  Corrections(Drawing drawing, BalanceQueries balances, StatementQueries statements, StatementStore store, CorrectionQueries queries,
      CorrectionStore corrections, Incentives incentives, Partners partners, RebateBooks books) {
    this.drawing = drawing;
    this.balances = balances;
    this.statements = statements;
    this.store = store;
    this.queries = queries;
    this.corrections = corrections;
    this.incentives = incentives;
    this.partners = partners;
    this.books = books;
  }

  /** A sent account whose closing is no longer what the facts say gets a correction; the chain closing = opening holds again. */
  int accounts(Run run, Map<AccountKey, Long> openings, Collection<Long> chunk) {
    int made = 0;
    for (Statement each : statements.accountsEnding(run.entityCode(), run.first().minusDays(1), chunk)) {
      long closing = openings.getOrDefault(new AccountKey(each.partnerId(), each.draft().who().currency()), 0L);
      if ((each.state().frozen() || each.draft().sequence() > 0) && closing != each.draft().figures().closingMinor()) {
        made += account(run, each);
      }
    }
    return made;
  }

  private int account(Run run, Statement was) {
    Span span = was.draft().span();
    String currency = was.draft().who().currency();
    long opening = balances.before(run.cut(), run.entityId(), span.first(), List.of(was.partnerId())).stream()
        .filter(b -> b.currency().equals(currency)).mapToLong(BalanceQueries.Balance::balanceMinor).sum();
    Drawing.Lines lines = drawing.movements(run.cut(), run.entityId(), span.first(), span.last(), List.of(was.partnerId()))
        .get(new AccountKey(was.partnerId(), currency));
    AccountStatement now = drawing.account(was.draft().who().party(), span.period(), opening, lines == null ? List.of() : lines.lines());
    long before = frozenBefore(was).draft().figures().closingMinor();
    return correct(run, was, span, null, Figures.account(now.figures(), now.closingMinor(), now.lines().size()),
        new Rerating(before, now.closingMinor(), now.closingMinor()), Rerating.Consent.NOT_NEEDED);
  }

  /** Settles again what something became known about, and states what was never stated though its period was drawn. */
  int rebates(Run run, List<Long> chunk) {
    RunKnowledge knowledge = knowledge(run);
    if (knowledge.drawn().isEmpty()) {
      return 0;
    }
    List<Statement> last = statements.rebatesEndedBy(run.entityCode(), run.first().minusDays(1), chunk);
    List<Statement> stated = last.stream().filter(s -> s.state().frozen() || s.draft().sequence() > 0 || s.draft().attention().contains(LATE_FIRST)).toList();
    Map<Long, List<Touch>> touches = knowledge.drawn().stream().allMatch(d -> d.cutSeal() >= run.cutSeal()) ? Map.of()
        : queries.touches(run.cut(), run.entityId(), run.entityCode(), run.first(), chunk).stream().collect(Collectors.groupingBy(Touch::partnerId));
    Set<Refusal> refusals = queries.refusals(chunk);
    List<Again> again = new ArrayList<>();
    for (Statement each : stated) {
      ProgrammePeriod now = inForce(each, knowledge, refusals);
      if (now.version() != each.draft().span().programmeVersion()
          || knowledge.standingChanged(each.partnerId(), each.draft().span().last(), each.draft().cutSeal())
          || touched(each, touches.getOrDefault(each.partnerId(), List.of()))) {
        again.add(new Again(each.partnerId(), now, each));
      }
    }
    again.addAll(neverStated(chunk, last, knowledge, touches));
    return again.isEmpty() ? 0 : settleAgain(run, again);
  }

  private RunKnowledge knowledge(Run run) {
    RunKnowledge known = latest.get();
    if (known == null || known.runId() != run.id()) {
      known = new RunKnowledge(run, queries, incentives, partners);
      latest.set(known);
    }
    return known;
  }

  /** A partner, programme and period to settle again; {@code was} is null when it was never stated. */
  private record Again(long partnerId, ProgrammePeriod now, @Nullable Statement was) {
    ProgrammePeriod asStated() {
      return was == null ? now : new ProgrammePeriod(now.code(), was.draft().span().programmeVersion(), now.period(), now.through());
    }
  }

  private boolean touched(Statement statement, List<Touch> touches) {
    ProgrammePolicy policy = incentives.programme(statement.draft().span().programmeCode(), statement.draft().span().programmeVersion()).orElseThrow();
    return restsOnMore(policy) || touches.stream()
        .anyMatch(t -> t.seal() > statement.draft().cutSeal() && touches(policy, statement.draft().span().period(), t));
  }

  /** Targets, scores, penalties and what other partners earned have no seal: what rests on them is held against what was stated each time. */
  private static boolean restsOnMore(ProgrammePolicy policy) {
    return policy.programme().scale() instanceof Scale.Attainment || policy.programme().acrossPartners() || !policy.programme().terms().equals(Terms.NONE);
  }

  /** Whether a fact can matter to a period of a programme: by its kind, and by its day, the day of its sale, or the year before for growth. */
  private static boolean touches(ProgrammePolicy policy, FiscalPeriod period, Touch touch) {
    if (!policy.programme().base().measure().counts(touch.kind())) {
      return false;
    }
    if (policy.programme().timing().late() != Timing.Late.REOPENS) {
      return !touch.originalDay().isAfter(period.last());
    }
    if (policy.programme().scale() instanceof Scale.Growth) {
      FiscalPeriod prior = policy.programme().cycle().calendar().yearBefore(period);
      return touch.touches(period.first(), period.last()) || touch.touches(prior.first(), prior.last());
    }
    return touch.touches(period.first(), period.last());
  }

  /** Late facts of partners who had none in a period drawn, and programmes published with a validity in the past. */
  private List<Again> neverStated(List<Long> chunk, List<Statement> last, RunKnowledge knowledge, Map<Long, List<Touch>> touches) {
    Set<Chain> have = last.stream().map(Statement::chain).collect(Collectors.toSet());
    List<Again> again = new ArrayList<>();
    for (String code : knowledge.programmes()) {
      for (RunKnowledge.DrawnPeriod each : knowledge.periods(code)) {
        FiscalPeriod period = each.of().period();
        chunk.stream().filter(p -> !have.contains(new Chain(p, code, period.code())))
            .filter(p -> each.neverStated() || touches.getOrDefault(p, List.of()).stream()
                .anyMatch(t -> t.seal() > each.cutSeal() && touches(each.policy(), period, t)))
            .forEach(p -> again.add(new Again(p, each.of(), null)));
      }
    }
    return again;
  }

  private int settleAgain(Run run, List<Again> again) {
    Map<Chain, Map<Integer, Attributed>> found = attributed(run, again);
    Set<Chain> confirmed = queries.confirmed(run.entityCode(), again.stream().map(Again::partnerId).collect(Collectors.toSet()));
    Map<Long, PartnerView> known = partners.byIds(again.stream().map(Again::partnerId).collect(Collectors.toSet()));
    int made = 0;
    for (Again each : again) {
      Map<Integer, Attributed> by = found.getOrDefault(new Chain(each.partnerId(), each.now().code(), each.now().period().code()), Map.of());
      Attributed now = by.get(each.now().version());
      if (each.was() == null) {
        made += now == null || now.trace().payoutMinor() == 0 ? 0 : first(run, each, now, Objects.requireNonNull(known.get(each.partnerId())));
      } else {
        made += restate(run, each, each.was(), by, confirmed.contains(each.was().chain()));
      }
    }
    return made;
  }

  private Map<Chain, Map<Integer, Attributed>> attributed(Run run, List<Again> again) {
    Map<ProgrammePeriod, Set<Long>> wanted = new HashMap<>();
    for (Again each : again) {
      wanted.computeIfAbsent(each.now(), p -> new TreeSet<>()).add(each.partnerId());
      wanted.computeIfAbsent(each.asStated(), p -> new TreeSet<>()).add(each.partnerId());
    }
    Map<Set<Long>, Set<ProgrammePeriod>> together = new HashMap<>();
    wanted.forEach((of, who) -> together.computeIfAbsent(who, w -> new HashSet<>()).add(of));
    Map<Chain, Map<Integer, Attributed>> found = new HashMap<>();
    together.forEach((who, periods) -> byVersion(periods).forEach(part -> incentives.attribute(run.cut(), part, who, a ->
        found.computeIfAbsent(new Chain(a.partnerId(), a.of().code(), a.of().period().code()), c -> new TreeMap<>()).put(a.of().version(), a))));
    return found;
  }

  /** Two versions of one programme are never settled together. */
  private static List<Set<ProgrammePeriod>> byVersion(Set<ProgrammePeriod> periods) {
    List<Set<ProgrammePeriod>> parts = new ArrayList<>();
    for (ProgrammePeriod each : periods) {
      Set<ProgrammePeriod> part = parts.stream().filter(p -> p.stream().noneMatch(o -> o.code().equals(each.code()) && o.version() != each.version()))
          .findFirst().orElseGet(() -> {
            parts.add(new HashSet<>());
            return parts.getLast();
          });
      part.add(each);
    }
    return parts;
  }

  private int restate(Run run, Again again, Statement was, Map<Integer, Attributed> by, boolean confirmed) {
    Attributed same = by.get(was.draft().span().programmeVersion());
    Attributed now = by.get(again.now().version());
    Rerating moved = new Rerating(frozenBefore(was).draft().figures().payoutMinor(), payout(same), payout(now));
    Rerating.Consent consent = moved.consent(confirmed);
    if (consent != Rerating.Consent.NOT_NEEDED && moved.byKnowledgeMinor() != 0) {
      moved = moved.knowledgeOnly(); // what became known does not wait for a signature; the policy's part follows when this one was sent
      consent = Rerating.Consent.NOT_NEEDED;
      now = same;
    }
    if (moved.afterMinor() == was.draft().figures().payoutMinor()) {
      return 0;
    }
    Span span = was.draft().span();
    int version = now == null ? again.now().version() : now.of().version();
    return correct(run, was, new Span(span.calendarCode(), span.periodCode(), span.first(), span.last(), span.through(), span.programmeCode(), version),
        run.settlingId(), corrected(was, now), moved, consent);
  }

  private static long payout(@Nullable Attributed attributed) {
    return attributed == null ? 0 : attributed.trace().payoutMinor();
  }

  /** The version that was sent, under a correction not sent yet. */
  private Statement frozenBefore(Statement was) {
    return was.state().frozen() ? was : statements.corrected(was).orElse(was);
  }

  /** A correction settles the difference to what its chain has stated and not given up; one that was not sent yet is drawn up anew. */
  private Figures corrected(Statement was, @Nullable Attributed now) {
    long settled = was.state().frozen() || was.draft().correctsId() != null
        ? frozenBefore(was).draft().figures().payoutMinor() - queries.refusedMinor(was.chain()) : was.draft().figures().settledMinor();
    if (now == null) {
      return Figures.rebate(0, settled, 0, -1, -1, 0);
    }
    Trace trace = now.trace();
    return Figures.rebate(trace.payoutMinor(), settled, trace.qualifyingBase(), trace.tier(), trace.toNextTier(), trace.lines());
  }

  private static ProgrammePeriod inForce(Statement statement, RunKnowledge knowledge, Set<Refusal> refusals) {
    ProgrammePeriod sent = Drawing.of(statement);
    int version = knowledge.inForce(sent.code(), sent.period().last()).map(p -> p.programme().version()).orElse(sent.version());
    return new ProgrammePeriod(sent.code(), refusals.contains(new Refusal(statement.chain(), version)) ? sent.version() : version, sent.period(), sent.through());
  }

  private int correct(Run run, Statement was, Span span, @Nullable Long settlingId, Figures figures, Rerating moved, Rerating.Consent consent) {
    boolean next = was.state().frozen();
    int sequence = next ? was.draft().sequence() + 1 : was.draft().sequence();
    Who who = was.draft().who();
    String prefix = was.kind() == Kind.ACCOUNT ? "AS" : "RS-" + span.programmeCode();
    List<String> attention = new ArrayList<>(List.of(sequence == 0 ? LATE_FIRST : "correction"));
    if (figures.dueMinor() < 0) {
      attention.add("clawback");
    }
    if (consent != Rerating.Consent.NOT_NEEDED) {
      attention.add("needs-signature");
    }
    Draft draft = new Draft(DraftStatements.number(prefix, span.periodCode(), who, sequence), was.kind(), run.id(), who, span, sequence,
        next ? Long.valueOf(was.id()) : was.draft().correctsId(), settlingId, run.cutSeal(), SettlementKernel.ENGINE_VERSION, figures, attention);
    if (store.keep(List.of(draft)).isEmpty()) {
      return 0;
    }
    if (draft.correctsId() != null) {
      corrections.keep(draft.number(), moved, frozenBefore(was), consent);
    }
    if (was.kind() == Kind.REBATE && consent == Rerating.Consent.NOT_NEEDED) {
      books.accrueCorrection(run, draft); // what needs a signature stays accrued as it was confirmed until it is signed and released
    }
    return 1;
  }

  /** The first statement of a partner and programme for a period drawn long ago. */
  private int first(Run run, Again again, Attributed now, PartnerView partner) {
    FiscalPeriod period = again.now().period();
    Trace trace = now.trace();
    ProgrammePolicy policy = incentives.programme(again.now().code(), again.now().version()).orElseThrow();
    Who who = new Who(partner.id(), partner.code(), run.entityId(), run.entityCode(), policy.programme().currency());
    Span span = new Span(policy.programme().cycle().calendar().code(), period.code(), period.first(), period.last(), again.now().through(), policy.code(),
        policy.programme().version());
    Draft draft = new Draft(DraftStatements.number("RS-" + policy.code(), period.code(), who, 0), Kind.REBATE, run.id(), who, span, 0, null, run.settlingId(),
        run.cutSeal(), SettlementKernel.ENGINE_VERSION,
        Figures.rebate(trace.payoutMinor(), 0, trace.qualifyingBase(), trace.tier(), trace.toNextTier(), trace.lines()), List.of(LATE_FIRST));
    if (store.keep(List.of(draft)).isEmpty()) {
      return 0;
    }
    books.accrueCorrection(run, draft);
    return 1;
  }
}
