package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.intake.Cut;
import io.mingqu.kernel.stock.Stuffing;
import io.mingqu.trade.stock.Stock;
import io.mingqu.trade.stock.StockPosition;
import io.mingqu.trade.stock.StuffingSignal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reckons what partners hold on a day, at a cut, from facts alone. */
@Component
@Transactional
class ReckonStock implements Stock {
  private static final int LAST_DAYS = 7;
  private final GoodsReader reader;
  private final RuleInForce rules;
  private final StockQueries queries;

  ReckonStock(GoodsReader reader, RuleInForce rules, StockQueries queries) {
    this.reader = reader;
    this.rules = rules;
    this.queries = queries;
  }

  /** @param goods what was read, by partner */
  record Reckoned(List<StockPosition> positions, List<StuffingSignal> signals) {}

  Reckoned all(Cut cut, LocalDate day, Collection<Long> partnerIds, StockRule rule) {
    List<StockPosition> positions = new ArrayList<>();
    List<StuffingSignal> signals = new ArrayList<>();
    reader.read(cut, day, partnerIds, List.of(), rule).forEach((partnerId, partner) -> {
      List<StockPosition> own = positions(partner, day, 0, rule);
      positions.addAll(own);
      signal(partnerId, partner, own, day, rule).ifPresent(signals::add);
    });
    return new Reckoned(positions, signals);
  }

  private static List<StockPosition> positions(GoodsReader.Partner partner, LocalDate day, int observedLater, StockRule rule) {
    return partner.byProduct().values().stream().filter(PartnerGoods::observed).map(goods -> goods.position(day, observedLater, rule, partner.sellOutDays())).toList();
  }

  @Override
  public List<StockPosition> positions(Cut cut, LocalDate day, Collection<Long> partnerIds, Collection<Long> productIds, int observedLater) {
    StockRule rule = rules.on(day);
    List<Long> observed = queries.observedPartners(cut, day.plusDays(observedLater), partnerIds, productIds); // of the others nothing is reckoned
    return observed.isEmpty() ? List.of() : reader.read(cut, day.plusDays(observedLater), observed, productIds, rule).values().stream()
        .flatMap(partner -> positions(partner, day, observedLater, rule).stream()).toList();
  }

  @Override
  public Map<Long, StuffingSignal> signals(Cut cut, LocalDate day, Collection<Long> partnerIds) {
    StockRule rule = rules.on(day);
    Map<Long, StuffingSignal> signals = new TreeMap<>();
    reader.read(cut, day, partnerIds, List.of(), rule).forEach((partnerId, partner) ->
        signal(partnerId, partner, positions(partner, day, 0, rule), day, rule).ifPresent(signal -> signals.put(partnerId, signal)));
    return signals;
  }

  @Override
  public Map<Long, Long> valuesMinor(String currency) {
    return queries.valuesMinor(currency);
  }

  /** Empty for a partner that bought nothing in the time looked at. */
  private static java.util.Optional<StuffingSignal> signal(long partnerId, GoodsReader.Partner partner, List<StockPosition> positions, LocalDate day, StockRule rule) {
    LocalDate from = since(partner, day);
    LocalDate monthEnd = day.plusDays(1).getDayOfMonth() == 1 ? day : day.withDayOfMonth(1).minusDays(1);
    LocalDate monthStart = monthEnd.withDayOfMonth(1).minusDays(1);
    Collection<PartnerGoods> goods = partner.byProduct().values();
    // sell-out is set against what was bought of the products it is reported for, not against the whole range
    List<PartnerGoods> reported = goods.stream().filter(g -> g.sold(from, day) > 0).toList();
    long sellIn = (reported.isEmpty() ? goods : reported).stream().mapToLong(g -> g.boughtMinor(from, day)).sum();
    long period = goods.stream().mapToLong(g -> g.boughtMinor(monthStart, monthEnd)).sum();
    long last = goods.stream().mapToLong(g -> g.boughtMinor(monthEnd.minusDays(LAST_DAYS), monthEnd)).sum();
    if (sellIn <= 0 && period <= 0) {
      return java.util.Optional.empty();
    }
    OptionalLong sellOut = reported.isEmpty() ? OptionalLong.empty() : OptionalLong.of(reported.stream().mapToLong(g -> g.soldAtCostMinor(from, day)).sum());
    long stock = positions.stream().filter(p -> reported.isEmpty() || p.soldMilli() != null && p.soldMilli() > 0).mapToLong(StockPosition::valueMinor).sum();
    Stuffing.Facts facts = new Stuffing.Facts(sellIn, sellOut, stock, (int) java.time.temporal.ChronoUnit.DAYS.between(from, day), Math.max(0, last), LAST_DAYS, Math.max(last, period), monthEnd.getDayOfMonth());
    String currency = goods.stream().map(g -> g.currency).filter(c -> !c.isEmpty()).findFirst().orElse("CNY");
    return java.util.Optional.of(new StuffingSignal(partnerId, currency, facts, Stuffing.read(facts, rule.stuffing())));
  }

  /** The day before the time compared: 90 days, or the months since the partner began to report its sales if those are fewer. */
  private static LocalDate since(GoodsReader.Partner partner, LocalDate day) {
    LocalDate from = day.minusDays(PartnerGoods.SALES_DAYS);
    return partner.sellOutDays().stream().findFirst().map(first -> first.withDayOfMonth(1).minusDays(1)).filter(began -> began.isAfter(from) && began.isBefore(day)).orElse(from);
  }
}
