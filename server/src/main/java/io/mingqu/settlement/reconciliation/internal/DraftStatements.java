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
import io.mingqu.settlement.incentive.Incentives.Total;
import io.mingqu.settlement.reconciliation.internal.Drawing.AccountKey;
import io.mingqu.settlement.reconciliation.internal.Statement.Draft;
import io.mingqu.settlement.reconciliation.internal.Statement.Figures;
import io.mingqu.settlement.reconciliation.internal.Statement.Kind;
import io.mingqu.settlement.reconciliation.internal.Statement.Span;
import io.mingqu.settlement.reconciliation.internal.Statement.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drafts the statements of a chunk of partners: corrections of what was sent before, then the period's own, then what is accrued. */
@Component
class DraftStatements {
  private final Drawing drawing;
  private final BalanceQueries balances;
  private final Corrections corrections;
  private final StatementStore store;
  private final Incentives incentives;
  private final Partners partners;
  private final RebateBooks books;

  DraftStatements(Drawing drawing, BalanceQueries balances, Corrections corrections, StatementStore store, Incentives incentives, Partners partners,
      RebateBooks books) {
    this.drawing = drawing;
    this.balances = balances;
    this.corrections = corrections;
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
    balances.before(run.cut(), run.entityId(), run.first(), chunk)
        .forEach(b -> openings.put(new AccountKey(b.partnerId(), b.currency()), b.balanceMinor()));
    int deltas = corrections.accounts(run, openings, chunk) + corrections.rebates(run, chunk);
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

  private static Span span(Run run, FiscalPeriod period) {
    return new Span(run.calendarCode(), period.code(), period.first(), period.last(), run.last(), "", 0);
  }

  private Span span(Total total, Run run) {
    String calendar = incentives.programme(total.code(), total.version()).orElseThrow().programme().cycle().calendar().code();
    return new Span(calendar, total.period().code(), total.period().first(), total.period().last(), run.last(), total.code(), total.version());
  }

  /** Numbers say what a statement is, so they are the same wherever it is drawn up. */
  static String number(String prefix, String period, Who who, int sequence) {
    return prefix + "-" + period + "-" + who.entityCode() + "-" + who.currency() + "-" + who.partnerCode() + (sequence == 0 ? "" : "-D" + sequence);
  }
}
