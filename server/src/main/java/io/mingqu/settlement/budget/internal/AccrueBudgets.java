package io.mingqu.settlement.budget.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.organisation.OrgUnits;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.kernel.money.Rounding;
import io.mingqu.kernel.money.Wide;
import io.mingqu.kernel.movement.MovementKind;
import io.mingqu.network.partner.PartnerAttributes;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.budget.Budgets.Use;
import io.mingqu.settlement.budget.internal.PaymentAccrualStore.Month;
import io.mingqu.trade.movement.Movements;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 按回款计提: a share of every partner's payments received goes into the budget, month by month. Run again after late or corrected payments it posts only
 * what changed; what has to be taken back and has been promised already stays until the budget has it.
 */
@Component
class AccrueBudgets implements JobKind {
  static final String NAME = "budget.accrue";
  private final BudgetStore budgets;
  private final PaymentAccrualStore accruals;
  private final BudgetBook book;
  private final Movements movements;
  private final Seals seals;
  private final Partners partners;
  private final OrgUnits units;
  private final Clock clock;
  private final TransactionTemplate transaction;

  AccrueBudgets(BudgetStore budgets, PaymentAccrualStore accruals, BudgetBook book, Movements movements, Seals seals, Partners partners, OrgUnits units, Clock clock,
      PlatformTransactionManager transactions) {
    this.budgets = budgets;
    this.accruals = accruals;
    this.book = book;
    this.movements = movements;
    this.seals = seals;
    this.partners = partners;
    this.units = units;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    YearMonth through = YearMonth.parse(job.text("through"));
    List<BudgetRow> all = transaction.execute(tx -> budgets.accrued());
    long posted = 0;
    int months = 0;
    for (int i = 0; i < all.size(); i++) {
      BudgetRow budget = all.get(i);
      for (YearMonth month = YearMonth.from(budget.validFrom()); !month.isAfter(through) && !month.isAfter(YearMonth.from(budget.validThrough()));
          month = month.plusMonths(1)) {
        job.checkCancelled();
        YearMonth one = month;
        posted += transaction.execute(tx -> accrue(budget.id(), one));
        months++;
      }
      job.progress(i + 1L, all.size(), budget.code());
    }
    return new JobResult(Map.of("budgets", all.size(), "months", months, "postedMinor", posted));
  }

  /** Brings one month to what is known now; returns what was posted, below zero for what was taken back. */
  long accrue(long budgetId, YearMonth month) {
    BudgetRow budget = budgets.locked(budgetId).orElseThrow();
    Cut cut = seals.current();
    LocalDate first = month.atDay(1);
    Map<Long, Long> bases = new TreeMap<>();
    LongPredicate within = partnersOf(budget, month.atEndOfMonth());
    movements.scan(cut, later(first, budget.validFrom()), sooner(month.plusMonths(1).atDay(1), budget.validThrough().plusDays(1)), Set.of(MovementKind.PAID), line -> {
      if (line.entityId() == budget.entityId() && line.currency().equals(budget.currency()) && within.test(line.partnerId())) {
        bases.merge(line.partnerId(), line.grossMinor(), Math::addExact);
      }
    });
    Map<Long, Long> accrued = new TreeMap<>();
    int ppm = java.util.Objects.requireNonNull(budget.accrualPpm());
    bases.forEach((partner, base) -> accrued.put(partner, Math.max(0, Wide.mulDiv(base, ppm, 1_000_000, Rounding.HALF_UP))));
    long total = accrued.values().stream().mapToLong(Long::longValue).sum();
    long base = bases.values().stream().mapToLong(Long::longValue).sum();
    Month before = accruals.locked(budgetId, first).orElse(Month.NONE);
    long change = total - before.postedMinor();
    if (change < 0) {
      change = -Math.min(-change, book.freeMinor(budget));
    }
    if (change == 0 && before.accruedMinor() == total && before.baseMinor() == base) {
      return 0;
    }
    Month now = new Month(before.version() + 1, base, total, before.postedMinor() + change);
    accruals.put(budgetId, first, now, cut.sealNo());
    accruals.putPartners(budgetId, first, bases, accrued);
    if (change != 0) {
      book.move(budget, change > 0 ? EntryAct.ACCRUE : EntryAct.ACCRUE_BACK,
          List.of(new Use("accrual/" + month + "/" + now.version(), Math.abs(change), "按回款计提 / accrued from payments " + month)), LocalDate.now(clock));
    }
    return change;
  }

  private LongPredicate partnersOf(BudgetRow budget, LocalDate day) {
    if (budget.partnerId() != null) {
      long only = budget.partnerId();
      return partner -> partner == only;
    }
    if (budget.orgUnitId() == null) {
      return partner -> partner != 0;
    }
    Set<Long> below = units.withAllBelow(Set.of(budget.orgUnitId()), day);
    PartnerAttributes attributes = partners.attributesAsOf(day, Partners.NOW);
    return partner -> {
      int index = attributes.indexOf(partner);
      return index >= 0 && below.contains(attributes.regionUnitId(index));
    };
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate sooner(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
