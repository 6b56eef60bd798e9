package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.incentive.Scale;
import io.mingqu.kernel.reconciliation.AccountComparison;
import io.mingqu.kernel.reconciliation.AccountMovement;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.Difference;
import io.mingqu.kernel.reconciliation.DifferenceReason;
import io.mingqu.kernel.reconciliation.RebateComparison;
import io.mingqu.kernel.reconciliation.RebateComparison.BaseLine;
import io.mingqu.kernel.time.FiscalCalendar;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.ProgrammePolicy;
import io.mingqu.settlement.reconciliation.internal.Drawing.AccountKey;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.catalog.UnitFactors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts somebody's own sheet beside our statements 对一下你的表: which partners differ, and why each, with the lines that show it. */
@Component
class Comparing {
  private static final int CHUNK = 200;
  private final SheetStore sheets;
  private final ComparisonStore store;
  private final StatementQueries statements;
  private final Drawing drawing;
  private final Incentives incentives;
  private final Products products;

  Comparing(SheetStore sheets, ComparisonStore store, StatementQueries statements, Drawing drawing, Incentives incentives, Products products) {
    this.sheets = sheets;
    this.store = store;
    this.statements = statements;
    this.drawing = drawing;
    this.incentives = incentives;
    this.products = products;
  }

  /** A difference found in a row of the sheet. */
  record Found(SheetRow row, @Nullable Statement statement, Difference difference, boolean leading) {}

  private record Account(String entityCode, long partnerId) {}

  /** Compares all rows of a period and keeps what was found; returns the comparison's id. */
  long compare(String periodCode, @Nullable Integer sourceId) {
    List<SheetRow> rows = sheets.rows(periodCode, sourceId);
    Map<Account, Statement> accounts = new HashMap<>();
    Map<Account, List<Statement>> rebates = new HashMap<>();
    for (String kind : List.of("ACCOUNT", "REBATE")) {
      List<Long> ids = statements.ids(new StatementQueries.Filter(kind, periodCode, null, null, null, null, null, null, false, false));
      for (Statement each : statements.all(ids)) {
        Account account = new Account(each.draft().who().entityCode(), each.partnerId());
        if (each.kind() == Statement.Kind.ACCOUNT) {
          accounts.merge(account, each, (a, b) -> a.draft().sequence() >= b.draft().sequence() ? a : b);
        } else {
          rebates.computeIfAbsent(account, a -> new ArrayList<>()).add(each);
        }
      }
    }
    if (rows.isEmpty() || accounts.isEmpty()) {
      throw Problem.of("reconciliation.sheet-not-compared", 409, Map.of("period", periodCode, "sheetRows", rows.size(), "statements", accounts.size()));
    }
    List<Found> found = new ArrayList<>();
    int unmatched = compareRows(rows, accounts, rebates, found);
    return store.keep(periodCode, sourceId, rows.size(), unmatched, found);
  }

  private int compareRows(List<SheetRow> rows, Map<Account, Statement> accounts, Map<Account, List<Statement>> rebates, List<Found> found) {
    int unmatched = 0;
    List<SheetRow> differing = new ArrayList<>();
    for (SheetRow row : rows) {
      Long partnerId = row.partnerId();
      Statement statement = partnerId == null ? null : accounts.get(new Account(row.entityCode(), partnerId));
      if (statement == null) {
        unmatched++;
        long theirs = row.closing().orElse(0);
        found.add(new Found(row, null, new Difference(Difference.CLOSING, 0, theirs, DifferenceReason.UNEXPLAINED, Map.of("unmatched", row.partnerCode())), true));
        continue;
      }
      if (differs(row, statement)) {
        differing.add(row);
      }
      OptionalLong rebate = row.rebate();
      if (rebate.isPresent()) {
        compareRebate(row, rebates.getOrDefault(new Account(row.entityCode(), statement.partnerId()), List.of()), rebate.getAsLong())
            .ifPresent(d -> found.add(new Found(row, statement, d, true)));
      }
    }
    for (int from = 0; from < differing.size(); from += CHUNK) {
      explain(differing.subList(from, Math.min(differing.size(), from + CHUNK)), accounts, found);
    }
    return unmatched;
  }

  private static boolean differs(SheetRow row, Statement statement) {
    Statement.Figures ours = statement.draft().figures();
    return row.figures().entrySet().stream().anyMatch(e -> e.getValue() != ours.of(e.getKey()))
        || row.closing().isPresent() && row.closing().getAsLong() != ours.closingMinor();
  }

  private void explain(List<SheetRow> rows, Map<Account, Statement> accounts, List<Found> found) {
    List<Statement> ours = rows.stream().map(r -> Objects.requireNonNull(accounts.get(new Account(r.entityCode(), Objects.requireNonNull(r.partnerId()))))).toList();
    Map<Long, AccountStatement> drawn = drawing.accounts(ours);
    for (int i = 0; i < rows.size(); i++) {
      SheetRow row = rows.get(i);
      Statement statement = ours.get(i);
      List<Difference> differences = AccountComparison.compare(Objects.requireNonNull(drawn.get(statement.id())),
          new AccountComparison.Sheet(row.figures(), row.closing()), neighbours(statement),
          packFactors(statement, Objects.requireNonNull(drawn.get(statement.id())).lines().stream().map(AccountMovement::productCode).toList()));
      boolean led = false;
      for (Difference each : differences) {
        boolean leading = !led && each.reason() != DifferenceReason.FOLLOWS;
        led = led || leading;
        found.add(new Found(row, statement, each, leading));
      }
    }
  }

  /** Movements of the periods before and after, as known when the statement was drawn up. */
  private List<AccountMovement> neighbours(Statement statement) {
    FiscalPeriod period = statement.draft().span().period();
    var calendar = FiscalCalendar.ofCode(statement.draft().span().calendarCode()).orElseThrow();
    AccountKey key = new AccountKey(statement.partnerId(), statement.draft().who().currency());
    Set<Long> partner = Set.of(statement.partnerId());
    List<AccountMovement> around = new ArrayList<>();
    for (FiscalPeriod each : List.of(calendar.previous(period), calendar.next(period))) {
      Drawing.Lines lines = drawing.movements(statement.cut(), statement.draft().who().entityId(), each.first(), each.last(), partner).get(key);
      if (lines != null) {
        around.addAll(lines.lines());
      }
    }
    return around;
  }

  /** Units of the products named that hold a whole number of base units: cases may have been taken for bottles. */
  private List<Long> packFactors(Statement statement, List<String> productCodes) {
    Map<String, Long> skus = products.idsBySku();
    UnitFactors factors = products.unitFactors(statement.draft().span().last(), statement.draft().cutSeal());
    Set<Long> whole = new HashSet<>();
    for (String code : new HashSet<>(productCodes)) {
      Long product = skus.get(code);
      if (product != null) {
        factors.unitsOf(product).values().stream().filter(f -> f > 1000 && f % 1000 == 0).forEach(f -> whole.add(f / 1000));
      }
    }
    return whole.stream().sorted().toList();
  }

  /** The sheet states one sum for all programmes of the period; each is tried as the one that differs. */
  private Optional<Difference> compareRebate(SheetRow row, List<Statement> ours, long theirsMinor) {
    Map<String, Statement> last = new TreeMap<>();
    ours.forEach(s -> last.merge(s.draft().span().programmeCode(), s, (a, b) -> a.draft().sequence() >= b.draft().sequence() ? a : b));
    long sum = last.values().stream().mapToLong(s -> s.draft().figures().payoutMinor()).sum();
    if (sum == theirsMinor) {
      return Optional.empty();
    }
    Difference unexplained = new Difference("REBATE", sum, theirsMinor, theirsMinor == 0 ? DifferenceReason.NOT_STATED : DifferenceReason.UNEXPLAINED,
        Map.of("programmes", String.valueOf(last.size())));
    return Optional.of(last.values().stream().map(s -> rebateDifference(s, theirsMinor - (sum - s.draft().figures().payoutMinor())))
        .filter(d -> d.reason() != DifferenceReason.UNEXPLAINED && d.reason() != DifferenceReason.NOT_STATED)
        .min(Comparator.comparing(Difference::reason)).orElse(unexplained));
  }

  private Difference rebateDifference(Statement statement, long theirsMinor) {
    Statement.Span span = statement.draft().span();
    ProgrammePolicy policy = incentives.programme(span.programmeCode(), span.programmeVersion()).orElseThrow();
    Drawing.Rebate ours = drawing.rebates(List.of(statement)).get(statement.id());
    if (ours == null) {
      return new Difference(span.programmeCode(), statement.draft().figures().payoutMinor(), theirsMinor, DifferenceReason.UNEXPLAINED, Map.of());
    }
    List<BaseLine> lines = ours.statement().lines().stream().map(l -> new BaseLine(l.documentNo(), l.base())).toList();
    long returns = lines.stream().mapToLong(BaseLine::base).filter(b -> b < 0).sum();
    List<Long> factors = policy.programme().scale() instanceof Scale.PerUnit
        ? packFactors(statement, ours.statement().lines().stream().map(l -> l.productCode()).toList()) : List.of();
    return RebateComparison.compare(policy.programme(), ours.attributed().trace(),
        new RebateComparison.Facts(lines, before(statement), returns, OptionalLong.empty(), factors), theirsMinor).orElseThrow();
  }

  private List<BaseLine> before(Statement statement) {
    Incentives.ProgrammePeriod now = Drawing.of(statement);
    ProgrammePolicy policy = incentives.programme(now.code(), now.version()).orElseThrow();
    FiscalPeriod previous = policy.programme().cycle().calendar().previous(now.period());
    List<BaseLine> lines = new ArrayList<>();
    incentives.attribute(new Cut(statement.draft().cutSeal()), List.of(new Incentives.ProgrammePeriod(now.code(), now.version(), previous, previous.last())),
        Set.of(statement.partnerId()), a -> a.lines().forEach(l -> lines.add(new BaseLine(l.documentNo(), l.base()))));
    return lines;
  }

  /** For the tally by reason. */
  static Map<String, Long> byReason(List<Found> found) {
    return found.stream().filter(Found::leading).collect(Collectors.groupingBy(f -> f.difference().reason().name(), TreeMap::new, Collectors.counting()));
  }}
