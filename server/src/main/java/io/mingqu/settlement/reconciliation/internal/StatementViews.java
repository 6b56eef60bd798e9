package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Page;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Explanation;
import io.mingqu.kernel.incentive.Why;
import io.mingqu.kernel.reconciliation.AccountHeading;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.StatementLifecycle;
import io.mingqu.network.partner.PartnerView;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.reconciliation.internal.Statement.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Statements, their lines and their why as pages show them. */
@Component
class StatementViews {
  private final StatementQueries queries;
  private final Drawing drawing;
  private final Incentives incentives;
  private final Partners partners;

  StatementViews(StatementQueries queries, Drawing drawing, Incentives incentives, Partners partners) {
    this.queries = queries;
    this.drawing = drawing;
    this.incentives = incentives;
    this.partners = partners;
  }

  /** A statement in a list or at the head of its page. */
  record View(String id, String number, String kind, String partnerId, String partnerCode, String partnerName, String entityCode, String currency,
      String periodCode, String periodFirst, String periodLast, String programmeCode, int programmeVersion, @Nullable String programmeNameZh,
      @Nullable String programmeNameEn, int sequence, @Nullable String correctsId, String state, Map<String, Long> figures, long closingMinor,
      long payoutMinor, long settledMinor, long dueMinor, long releasedMinor, long refusedMinor, long base, String baseIn, int tier, long toNextTier,
      int lines, int openDisputes, List<String> attention, @Nullable String sha256, @Nullable String sentAt, long cutSeal, int engineVersion,
      String consent, List<String> possible) {}

  /** A line of either kind: amounts for accounts; base and share for rebates. */
  record Line(String date, String kind, String documentNo, String lineKey, String productCode, long quantityMilli, long amountMinor, long base,
      long shareMinor, @Nullable String movementId) {}

  List<View> views(List<Statement> statements) {
    Map<Long, PartnerView> known = partners.byIds(statements.stream().map(Statement::partnerId).collect(Collectors.toSet()));
    return statements.stream().map(s -> view(s, known.get(s.partnerId()))).toList();
  }

  View view(Statement statement) {
    return views(List.of(statement)).getFirst();
  }

  private View view(Statement s, @Nullable PartnerView partner) {
    Statement.Who who = s.draft().who();
    Statement.Span span = s.draft().span();
    Statement.Figures figures = s.draft().figures();
    Optional<ProgrammePolicy> policy = s.kind() == Kind.REBATE ? incentives.programme(span.programmeCode(), span.programmeVersion()) : Optional.empty();
    Map<String, Long> account = new LinkedHashMap<>();
    if (s.kind() == Kind.ACCOUNT) {
      for (AccountHeading heading : AccountHeading.values()) {
        account.put(heading.name(), figures.of(heading));
      }
    }
    String baseIn = policy.map(p -> p.programme().base().qualifying().isAmount() ? "AMOUNT" : "QUANTITY").orElse("AMOUNT");
    return new View(String.valueOf(s.id()), s.number(), s.kind().name(), String.valueOf(who.partnerId()), who.partnerCode(),
        partner == null ? who.partnerCode() : partner.shortName().isEmpty() ? partner.legalName() : partner.shortName(), who.entityCode(), who.currency(),
        span.periodCode(), span.first().toString(), span.last().toString(), span.programmeCode(), span.programmeVersion(),
        policy.map(ProgrammePolicy::nameZh).orElse(null), policy.map(ProgrammePolicy::nameEn).orElse(null), s.draft().sequence(),
        s.draft().correctsId() == null ? null : String.valueOf(s.draft().correctsId()), s.state().name(), account, figures.closingMinor(),
        figures.payoutMinor(), figures.settledMinor(), figures.dueMinor(), s.releasedMinor(), s.refusedMinor(), figures.base(), baseIn, figures.tier(),
        figures.toNextTier(), figures.lines(), s.openDisputes(), s.draft().attention(), s.sha256(), s.sentAt() == null ? null : s.sentAt().toString(),
        s.draft().cutSeal(), s.draft().engineVersion(), s.consent().name(), StatementLifecycle.possible(s.state()).stream().map(Enum::name).sorted().toList());
  }

  /** Lines of a statement in business order; for accounts of one heading, if given. */
  List<Line> lines(Statement statement, @Nullable String heading) {
    if (statement.kind() == Kind.ACCOUNT) {
      return accountLines(statement, heading == null ? null : heading(heading));
    }
    Drawing.Rebate rebate = drawing.rebates(List.of(statement)).get(statement.id());
    List<Line> lines = new ArrayList<>();
    if (rebate != null) {
      for (int i = 0; i < rebate.attributed().lines().size(); i++) {
        var line = rebate.attributed().lines().get(i);
        lines.add(new Line(line.date().toString(), line.base() < 0 ? "RETURNED" : "", line.documentNo(), line.lineKey(), line.productCode(), 0, 0, line.base(),
            line.shareMinor(), String.valueOf(rebate.attributed().movementIds()[i])));
      }
    }
    return lines;
  }

  private List<Line> accountLines(Statement statement, @Nullable AccountHeading heading) {
    AccountStatement account = drawing.accounts(List.of(statement)).get(statement.id());
    return account == null ? List.of() : account.lines().stream()
        .filter(l -> heading == null || AccountHeading.of(l.kind()).filter(h -> h == heading).isPresent())
        .map(l -> new Line(l.date().toString(), l.kind().name(), l.documentNo(), l.lineKey(), l.productCode(), l.quantityMilli(), l.amountMinor(), 0, 0, null))
        .toList();
  }

  static AccountHeading heading(String name) {
    for (AccountHeading each : AccountHeading.values()) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    throw Problem.of("shared.bad-parameter", 400, Map.of("name", "figure", "value", name));
  }

  /** A page of lines; the cursor is the position of the last line shown. */
  static Page<Line> page(List<Line> lines, @Nullable String after, int limit) {
    List<String> key = Page.decode(after, 1);
    int from = key == null ? 0 : Math.clamp(Long.parseLong(key.getFirst()), 0, lines.size());
    List<Line> rows = lines.subList(from, Math.min(lines.size(), from + limit + 1));
    int[] shown = {from + Math.min(limit, rows.size())};
    return Page.of(rows, limit, line -> List.of(String.valueOf(shown[0])));
  }

  WhyView why(Statement statement, String figure) {
    return statement.kind() == Kind.REBATE ? whyRebate(statement) : whyAccount(statement, figure);
  }

  private WhyView whyRebate(Statement statement) {
    Statement.Span span = statement.draft().span();
    ProgrammePolicy policy = incentives.programme(span.programmeCode(), span.programmeVersion()).orElseThrow();
    Drawing.Rebate rebate = drawing.rebates(List.of(statement)).get(statement.id());
    if (rebate == null) {
      return new WhyView(String.valueOf(statement.id()), String.valueOf(statement.partnerId()), "due", statement.draft().figures().dueMinor(), statement.draft().who().currency(), "payout.no-base",
          Map.of(), List.of(), WhyView.clause(policy), statement.draft().cutSeal(), statement.draft().engineVersion(), 0);
    }
    Explanation why = Why.of(policy.programme(), span.period(), rebate.attributed().trace());
    List<WhyView.Step> steps = new ArrayList<>(WhyView.steps(why));
    if (statement.draft().figures().settledMinor() != 0) {
      long settled = Math.multiplyExact(statement.draft().figures().settledMinor(), 1_000_000L);
      steps.add(new WhyView.Step("due.settled-before", Map.of(), "PAYOUT_MILLIONTHS", -settled,
          Math.multiplyExact(statement.draft().figures().dueMinor(), 1_000_000L)));
    }
    return new WhyView(String.valueOf(statement.id()), String.valueOf(statement.partnerId()), "due", statement.draft().figures().dueMinor(), statement.draft().who().currency(), why.key(),
        WhyView.params(why.params()), steps, WhyView.clause(policy), statement.draft().cutSeal(), statement.draft().engineVersion(),
        rebate.attributed().lines().size());
  }

  private WhyView whyAccount(Statement statement, String figure) {
    Statement.Figures figures = statement.draft().figures();
    List<WhyView.Step> steps = new ArrayList<>();
    boolean closing = figure.equalsIgnoreCase("CLOSING");
    long amount = closing ? figures.closingMinor() : figures.of(heading(figure));
    long total = 0;
    if (closing) {
      for (AccountHeading heading : AccountHeading.values()) {
        long change = figures.of(heading) * heading.balanceSign();
        total += change;
        steps.add(new WhyView.Step("account." + heading.name().toLowerCase(Locale.ROOT), Map.of(), "BASE_MINOR", change, total));
      }
    } else {
      Map<String, Long> documents = new LinkedHashMap<>();
      lines(statement, figure).forEach(l -> documents.merge(l.documentNo(), heading(figure) == AccountHeading.RETURNS ? -l.amountMinor() : l.amountMinor(), Long::sum));
      for (Map.Entry<String, Long> each : documents.entrySet()) {
        total += each.getValue();
        steps.add(new WhyView.Step("account.document", Map.of("document", Map.of("kind", "code", "code", each.getKey())), "BASE_MINOR", each.getValue(), total));
      }
    }
    String key = closing ? "account.closing" : "account.sum-of-documents";
    return new WhyView(String.valueOf(statement.id()), String.valueOf(statement.partnerId()), figure.toUpperCase(Locale.ROOT), amount, statement.draft().who().currency(), key, Map.of(
        "amount", Map.of("kind", "amount", "amountMinor", amount, "currency", statement.draft().who().currency()),
        "documents", Map.of("kind", "count", "count", steps.size())), steps, null, statement.draft().cutSeal(), statement.draft().engineVersion(),
        figures.lines());
  }
}
