package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.incentive.Trace;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.kernel.reconciliation.AccountMovement;
import io.mingqu.kernel.reconciliation.AccountStatement;
import io.mingqu.kernel.reconciliation.RebateStatement;
import io.mingqu.kernel.reconciliation.StatementParty;
import io.mingqu.kernel.time.FiscalPeriod;
import io.mingqu.settlement.incentive.Incentives;
import io.mingqu.settlement.incentive.Incentives.Attributed;
import io.mingqu.settlement.incentive.Incentives.ProgrammePeriod;
import io.mingqu.trade.catalog.ProductView;
import io.mingqu.trade.catalog.Products;
import io.mingqu.trade.movement.Movements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws up statements with their lines from facts at a cut: for a run, for the eye, for freezing, for verifying. One path for all. */
@Component
class Drawing {
  private final Movements movements;
  private final Products products;
  private final Incentives incentives;

  Drawing(Movements movements, Products products, Incentives incentives) {
    this.movements = movements;
    this.products = products;
    this.incentives = incentives;
  }

  /** A partner's account in one currency. */
  record AccountKey(long partnerId, String currency) implements Comparable<AccountKey> {
    @Override
    public int compareTo(AccountKey other) {
      int byPartner = Long.compare(partnerId, other.partnerId);
      return byPartner != 0 ? byPartner : currency.compareTo(other.currency);
    }
  }

  /** Movements of some partners with one legal entity that affect the balance, by account; ids stand beside them. */
  Map<AccountKey, Lines> movements(Cut cut, long entityId, LocalDate first, LocalDate last, Collection<Long> partnerIds) {
    Map<AccountKey, Lines> all = new TreeMap<>();
    List<Long> productIds = new ArrayList<>();
    List<AccountMovement> unnamed = new ArrayList<>();
    List<AccountKey> keys = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    movements.scanPartners(cut, partnerIds, first, last.plusDays(1), MovementKind.affectingBalance(), line -> {
      if (line.entityId() == entityId) {
        keys.add(new AccountKey(line.partnerId(), line.currency()));
        productIds.add(line.productId());
        ids.add(line.id());
        unnamed.add(new AccountMovement(line.kind(), line.businessDate(), line.documentNo(), line.lineKey(), "", line.quantityMilli(), line.grossMinor()));
      }
    });
    Map<Long, String> skus = skus(new HashSet<>(productIds));
    for (int i = 0; i < unnamed.size(); i++) {
      AccountMovement m = unnamed.get(i);
      String sku = skus.getOrDefault(productIds.get(i), "");
      all.computeIfAbsent(keys.get(i), k -> new Lines(new ArrayList<>(), new HashMap<>())).add(
          new AccountMovement(m.kind(), m.date(), m.documentNo(), m.lineKey(), sku, m.quantityMilli(), m.amountMinor()), ids.get(i));
    }
    return all;
  }

  /** Lines and the movements behind them. */
  record Lines(List<AccountMovement> lines, Map<AccountMovement, Long> ids) {
    void add(AccountMovement line, long id) {
      lines.add(line);
      ids.putIfAbsent(line, id);
    }
  }

  private Map<Long, String> skus(Set<Long> ids) {
    ids.remove(0L);
    return products.byIds(ids).values().stream().collect(Collectors.toMap(ProductView::id, ProductView::sku));
  }

  AccountStatement account(StatementParty party, FiscalPeriod period, long openingMinor, List<AccountMovement> lines) {
    return AccountStatement.of(party, period, openingMinor, lines);
  }

  /** Account statements as they were drawn up, with their lines. */
  Map<Long, AccountStatement> accounts(List<Statement> statements) {
    Map<Long, AccountStatement> drawn = new LinkedHashMap<>();
    record Group(long cutSeal, long entityId, LocalDate first, LocalDate last) {}
    statements.stream().collect(Collectors.groupingBy(
        s -> new Group(s.draft().cutSeal(), s.draft().who().entityId(), s.draft().span().first(), s.draft().span().last()), LinkedHashMap::new,
        Collectors.toList())).forEach((group, same) -> {
          Map<AccountKey, Lines> lines = movements(new Cut(group.cutSeal()), group.entityId(), group.first(), group.last(),
              same.stream().map(Statement::partnerId).collect(Collectors.toSet()));
          for (Statement each : same) {
            Statement.Who who = each.draft().who();
            List<AccountMovement> own = lines.getOrDefault(new AccountKey(who.partnerId(), who.currency()), new Lines(List.of(), Map.of())).lines();
            drawn.put(each.id(), account(who.party(), each.draft().span().period(), openingBeforePeriod(each, own), own));
          }
        });
    return drawn;
  }

  /** The figure of a statement's opening also holds opening balances dated in the period, which are among its lines. */
  private static long openingBeforePeriod(Statement statement, List<AccountMovement> lines) {
    long within = lines.stream().filter(l -> l.kind() == MovementKind.OPENING).mapToLong(AccountMovement::amountMinor).sum();
    return statement.draft().figures().of(io.mingqu.kernel.reconciliation.AccountHeading.OPENING) - within;
  }

  /** A rebate statement and the movements behind its lines. */
  record Rebate(RebateStatement statement, Attributed attributed) {}

  /** Rebate statements as they were drawn up, with their lines. */
  Map<Long, Rebate> rebates(List<Statement> statements) {
    Map<Long, Rebate> drawn = new LinkedHashMap<>();
    statements.stream().collect(Collectors.groupingBy(s -> s.draft().cutSeal(), LinkedHashMap::new, Collectors.toList())).forEach((cut, same) -> {
      Map<Long, Map<ProgrammePeriod, Statement>> wanted = new HashMap<>();
      Set<ProgrammePeriod> periods = new HashSet<>();
      for (Statement each : same) {
        ProgrammePeriod of = of(each);
        periods.add(of);
        wanted.computeIfAbsent(each.partnerId(), p -> new HashMap<>()).put(of, each);
      }
      incentives.attribute(new Cut(cut), periods, wanted.keySet(), attributed -> {
        Statement asked = wanted.getOrDefault(attributed.partnerId(), Map.of()).get(attributed.of());
        if (asked != null) {
          drawn.put(asked.id(), new Rebate(rebate(asked, attributed), attributed));
        }
      });
      same.forEach(each -> drawn.computeIfAbsent(each.id(), id -> {
        Attributed nothing = new Attributed(each.partnerId(), of(each), NOTHING, 0, List.of(), new long[0]);
        return new Rebate(rebate(each, nothing), nothing);
      }));
    });
    return drawn;
  }

  /** A correction may state that nothing is left: every line was voided. */
  private static final Trace NOTHING = new Trace(0, 0, 0, 0, 0, 0, -1, -1, 0, 0, Trace.Limit.NONE, 0);

  private static RebateStatement rebate(Statement statement, Attributed attributed) {
    return new RebateStatement(statement.draft().who().party(), attributed.of().code(), attributed.of().version(), attributed.of().period(),
        attributed.trace(), attributed.unattributedMinor(), statement.draft().figures().settledMinor(), attributed.lines());
  }

  static ProgrammePeriod of(Statement statement) {
    Statement.Span span = statement.draft().span();
    return new ProgrammePeriod(span.programmeCode(), span.programmeVersion(), span.period(), span.through());
  }
}
