package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.kernel.incentive.SettlementKernel;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.AccountMovement;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.network.partner.PartnerStatus;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.Attributed;
import io.mingqu.settlement.incentive.Incentives.ProgrammePeriod;
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.reconciliation.internal.Drawing.AccountKey;
import io.mingqu.settlement.reconciliation.internal.Statement.Draft;
import io.mingqu.settlement.reconciliation.internal.Statement.Figures;
import io.mingqu.settlement.reconciliation.internal.Statement.Kind;
import io.mingqu.settlement.reconciliation.internal.Statement.Span;
import io.mingqu.settlement.reconciliation.internal.Statement.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts the statements of a chunk of partners: corrections of what was sent before, then the period's own, then what is accrued. */
@Component
class DraftStatements {
  private final Drawing drawing;
  private final BalanceQueries balances;
  private final StatementQueries statements;
  private final StatementStore store;
  private final Incentives incentives;
  private final Partners partners;
  private final RebateBooks books;

  DraftStatements(Drawing drawing, BalanceQueries balances, StatementQueries statements, StatementStore store, Incentives incentives, Partners partners,
      RebateBooks books) {
    this.drawing = drawing;
    this.balances = balances;
    this.statements = statements;
    this.store = store;
    this.incentives = incentives;
    this.partners = partners;
    this.books = books;
  }

  /** How many statements were drafted. */
  record Made(int accounts, int rebates, int deltas) {}

  Made make(Run run, List<Long> chunk) {
    Map<Long, PartnerView> known = partners.byIds(chunk);
    Map<AccountKey, Long> openings = new HashMap<>();
    Set<Long> asked = new HashSet<>(chunk);
    balances.before(run.cut(), run.entityId(), run.first(), chunk)
        .forEach(b -> openings.put(new AccountKey(b.partnerId(), b.currency()), b.balanceMinor()));
    int deltas = correctAccounts(run, openings, asked) + correctRebates(run, chunk);
    int accounts = accounts(run, chunk, known, openings);
    List<Total> totals = incentives.totals(Objects.requireNonNull(run.settlingId()), chunk);
    int rebates = rebates(run, totals, known);
    books.accrue(run, totals);
    return new Made(accounts, rebates, deltas);
  }

  private int accounts(Run run, List<Long> chunk, Map<Long, PartnerView> known, Map<AccountKey, Long> openings) {
    FiscalPeriod period = run.period();
    Map<AccountKey, Drawing.Lines> moved = drawing.movements(run.cut(), run.entityId(), run.first(), run.last(), chunk);
    Set<AccountKey> keys = new java.util.TreeSet<>(moved.keySet());
    openings.forEach((key, opening) -> {
      if (opening != 0) {
        keys.add(key);
      }
    });
    List<Draft> drafts = new ArrayList<>();
    for (AccountKey key : keys) {
      PartnerView partner = Objects.requireNonNull(known.get(key.partnerId()), () -> "partner " + key.partnerId());
      Who who = new Who(partner.id(), partner.code(), run.entityId(), run.entityCode(), key.currency());
      List<AccountMovement> lines = moved.containsKey(key) ? moved.get(key).lines() : List.of();
      AccountStatement statement = drawing.account(who.party(), period, openings.getOrDefault(key, 0L), lines);
      Draft draft = new Draft(number("AS", run.periodCode(), who, 0), Kind.ACCOUNT, run.id(), who, span(run, period), 0, null, null, run.cutSeal(),
          SettlementKernel.ENGINE_VERSION, Figures.account(statement.figures(), statement.closingMinor(), statement.lines().size()),
          attention(statement, partner));
      drafts.add(draft);
    }
    return store.keep(drafts).size();
  }

  private static List<String> attention(AccountStatement statement, PartnerView partner) {
    List<String> attention = new ArrayList<>();
    if (statement.closingMinor() < 0) {
      attention.add("paid-ahead");
    }
    if (statement.figure(AccountHeading.OPENING) > 0 && statement.figure(AccountHeading.RECEIPTS) == 0) {
      attention.add("nothing-paid");
    }
    if (partner.status() == PartnerStatus.DRAFT) {
      attention.add("draft-partner");
    }
    return attention;
  }

  private int rebates(Run run, List<Total> totals, Map<Long, PartnerView> known) {
    List<Draft> drafts = new ArrayList<>();
    for (Total total : totals) {
      if (!total.closed()) {
        continue;
      }
      PartnerView partner = Objects.requireNonNull(known.get(total.partnerId()), () -> "partner " + total.partnerId());
      Who who = new Who(partner.id(), partner.code(), run.entityId(), run.entityCode(), total.currency());
      Trace trace = total.trace();
      Draft draft = new Draft(number("RS-" + total.code(), total.period().code(), who, 0), Kind.REBATE, run.id(), who,
          span(total, run), 0, null, run.settlingId(), run.cutSeal(), SettlementKernel.ENGINE_VERSION,
          Figures.rebate(trace.payoutMinor(), 0, trace.qualifyingBase(), trace.tier(), trace.toNextTier(), trace.lines()), attention(trace, partner));
      drafts.add(draft);
    }
    return store.keep(drafts).size();
  }

  private static List<String> attention(Trace trace, PartnerView partner) {
    List<String> attention = new ArrayList<>();
    if (trace.limit() != Trace.Limit.NONE) {
      attention.add("limited");
    }
    if (trace.linesBase() < 0) {
      attention.add("more-returns-than-sales");
    }
    if (partner.status() == PartnerStatus.DRAFT) {
      attention.add("draft-partner");
    }
    return attention;
  }

  /** A sent account whose closing is no longer what the facts say gets a correction; the chain closing = opening holds again. */
  private int correctAccounts(Run run, Map<AccountKey, Long> openings, Set<Long> chunk) {
    List<Statement> before = statements.accountsEnding(run.entityCode(), run.first().minusDays(1), chunk);
    List<Statement> outdated = before.stream().filter(s -> s.state().frozen() || s.draft().sequence() > 0)
        .filter(s -> openings.getOrDefault(new AccountKey(s.partnerId(), s.draft().who().currency()), 0L) != s.draft().figures().closingMinor()).toList();
    int made = 0;
    for (Statement each : outdated) {
      Span span = each.draft().span();
      long opening = balances.before(run.cut(), run.entityId(), span.first(), List.of(each.partnerId())).stream()
          .filter(b -> b.currency().equals(each.draft().who().currency())).mapToLong(BalanceQueries.Balance::balanceMinor).sum();
      Map<AccountKey, Drawing.Lines> moved = drawing.movements(run.cut(), run.entityId(), span.first(), span.last(), List.of(each.partnerId()));
      Drawing.Lines lines = moved.get(new AccountKey(each.partnerId(), each.draft().who().currency()));
      AccountStatement now = drawing.account(each.draft().who().party(), span.period(), opening, lines == null ? List.of() : lines.lines());
      made += correct(run, each, span, null, Figures.account(now.figures(), now.closingMinor(), now.lines().size()));
    }
    return made;
  }

  /** Rebates of closed periods that were sent are settled again where something became known, or the programme was amended. */
  private int correctRebates(Run run, List<Long> chunk) {
    List<Statement> last = statements.rebatesEndedBy(run.entityCode(), run.first().minusDays(1), chunk).stream()
        .filter(s -> s.state().frozen() || s.draft().sequence() > 0).toList();
    if (last.isEmpty()) {
      return 0;
    }
    long oldestCut = last.stream().mapToLong(s -> s.draft().cutSeal()).min().orElse(0);
    Set<Long> touched = balances.partnersTouched(oldestCut, run.cut(), run.entityId(), run.first(), chunk);
    Map<Long, Map<ProgrammePeriod, Statement>> wanted = new TreeMap<>();
    for (Statement each : last) {
      ProgrammePeriod now = inForce(each);
      if (touched.contains(each.partnerId()) || now.version() != each.draft().span().programmeVersion()) {
        wanted.computeIfAbsent(each.partnerId(), p -> new HashMap<>()).put(now, each);
      }
    }
    return wanted.isEmpty() ? 0 : settleAgain(run, wanted);
  }

  private int settleAgain(Run run, Map<Long, Map<ProgrammePeriod, Statement>> wanted) {
    Set<ProgrammePeriod> periods = wanted.values().stream().flatMap(m -> m.keySet().stream()).collect(Collectors.toSet());
    List<Attributed> again = new ArrayList<>();
    incentives.attribute(run.cut(), periods, wanted.keySet(), again::add);
    Map<Long, Map<ProgrammePeriod, Attributed>> found = new HashMap<>();
    again.forEach(a -> found.computeIfAbsent(a.partnerId(), p -> new HashMap<>()).put(a.of(), a));
    int made = 0;
    for (Map.Entry<Long, Map<ProgrammePeriod, Statement>> each : wanted.entrySet()) {
      for (Map.Entry<ProgrammePeriod, Statement> pair : each.getValue().entrySet()) {
        Attributed now = found.getOrDefault(each.getKey(), Map.of()).get(pair.getKey());
        Statement was = pair.getValue();
        long payoutMinor = now == null ? 0 : now.trace().payoutMinor();
        if (payoutMinor != was.draft().figures().payoutMinor()) {
          Span span = was.draft().span();
          made += correct(run, was, new Span(span.calendarCode(), span.periodCode(), span.first(), span.last(), span.through(), span.programmeCode(),
              pair.getKey().version()), run.settlingId(), corrected(was, now));
        }
      }
    }
    return made;
  }

  /** A correction settles the difference to what its chain has stated; one that was not sent yet is drawn up anew. */
  private static Figures corrected(Statement was, @Nullable Attributed now) {
    long settled = was.state().frozen() ? was.draft().figures().payoutMinor() : was.draft().figures().settledMinor();
    if (now == null) {
      return Figures.rebate(0, settled, 0, -1, -1, 0);
    }
    Trace trace = now.trace();
    return Figures.rebate(trace.payoutMinor(), settled, trace.qualifyingBase(), trace.tier(), trace.toNextTier(), trace.lines());
  }

  private ProgrammePeriod inForce(Statement statement) {
    ProgrammePeriod sent = Drawing.of(statement);
    int version = incentives.inForce(sent.code(), sent.period().last()).map(p -> p.programme().version()).orElse(sent.version());
    return new ProgrammePeriod(sent.code(), version, sent.period(), sent.through());
  }

  private int correct(Run run, Statement was, Span span, @Nullable Long settlingId, Figures figures) {
    boolean next = was.state().frozen();
    int sequence = next ? was.draft().sequence() + 1 : was.draft().sequence();
    Who who = was.draft().who();
    String prefix = was.kind() == Kind.ACCOUNT ? "AS" : "RS-" + span.programmeCode();
    List<String> attention = figures.dueMinor() < 0 ? List.of("correction", "clawback") : List.of("correction");
    Draft draft = new Draft(number(prefix, span.periodCode(), who, sequence), was.kind(), run.id(), who, span, sequence,
        next ? Long.valueOf(was.id()) : was.draft().correctsId(), settlingId, run.cutSeal(), SettlementKernel.ENGINE_VERSION, figures, attention);
    if (store.keep(List.of(draft)).isEmpty()) {
      return 0;
    }
    if (was.kind() == Kind.REBATE) {
      books.accrueCorrection(run, draft);
    }
    return 1;
  }

  private static Span span(Run run, FiscalPeriod period) {
    return new Span(run.calendarCode(), period.code(), period.first(), period.last(), run.last(), "", 0);
  }

  private Span span(Total total, Run run) {
    String calendar = incentives.programme(total.code(), total.version()).orElseThrow().programme().cycle().calendar().code();
    return new Span(calendar, total.period().code(), total.period().first(), total.period().last(), run.last(), total.code(), total.version());
  }

  /** Numbers say what a statement is, so they are the same wherever it is drawn up. */
  private static String number(String prefix, String period, Who who, int sequence) {
    return prefix + "-" + period + "-" + who.entityCode() + "-" + who.currency() + "-" + who.partnerCode() + (sequence == 0 ? "" : "-D" + sequence);
  }
}
