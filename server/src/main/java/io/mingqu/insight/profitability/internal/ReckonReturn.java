package io.mingqu.insight.profitability.internal;

import io.mingqu.kernel.profitability.PartnerReturn;
import io.mingqu.trade.stock.Stock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts movements, ledger and stock together into partner return. */
@Component
@Transactional(readOnly = true)
class ReckonReturn {
  private static final ReturnQueries.Incentives NONE = new ReturnQueries.Incentives(Map.of());
  private final ReturnQueries queries;
  private final ReturnRule rules;
  private final Stock stock;
  private final Clock clock;

  ReckonReturn(ReturnQueries queries, ReturnRule rules, Stock stock, Clock clock) {
    this.queries = queries;
    this.rules = rules;
    this.stock = stock;
    this.clock = clock;
  }

  record One(long partnerId, PartnerReturn.Facts facts, PartnerReturn.Result result) {}

  record All(List<One> partners, ReturnRule.InForce rule) {}

  /** The largest return first. */
  All all(@Nullable Long partnerId, String currency, LocalDate from, LocalDate through) {
    LocalDate to = through.plusDays(1);
    ReturnRule.InForce rule = rules.on(through, clock.instant());
    Map<Long, ReturnQueries.Incentives> incentives = queries.incentives(partnerId, currency, from, to);
    Map<Long, Long> fronted = queries.fronted(partnerId, currency, to);
    Map<Long, Long> owed = queries.owed(partnerId, currency, from, to);
    Map<Long, Long> held = stock.valuesMinor(currency);
    int days = (int) ChronoUnit.DAYS.between(from, to);
    List<One> all = queries.goods(partnerId, currency, from, to).entrySet().stream().map(entry -> {
      long id = entry.getKey();
      ReturnQueries.Goods goods = entry.getValue();
      ReturnQueries.Incentives earned = incentives.getOrDefault(id, NONE);
      PartnerReturn.Facts facts = new PartnerReturn.Facts(days, goods.purchasesMinor(), goods.soldMinor() == null ? OptionalLong.empty() : OptionalLong.of(goods.soldMinor()),
          goods.costOfSalesMinor(), earned.of("REBATE_ACCRUAL"), earned.of("COMMISSION_ACCRUAL") + earned.of("SHARE_ACCRUAL"), earned.of("FUND_ACCRUAL"),
          earned.of("COMPENSATION_ACCRUAL") + earned.of("BONUS_ACCRUAL"), fronted.getOrDefault(id, 0L), held.getOrDefault(id, 0L), owed.getOrDefault(id, 0L));
      return new One(id, facts, PartnerReturn.of(facts, rule.rule()));
    }).sorted(Comparator.<One>comparingLong(one -> -one.result().returnMinor()).thenComparing(One::partnerId)).toList();
    return new All(all, rule);
  }
}
