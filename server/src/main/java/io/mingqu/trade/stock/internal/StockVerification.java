package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.shared.Verification;
import java.util.Map;
import org.springframework.stereotype.Component;

/** No observation speaks twice for one partner, product and day; no position is below zero. */
@Component
class StockVerification implements Verification {
  private final StockQueries queries;

  StockVerification(StockQueries queries) {
    this.queries = queries;
  }

  @Override
  public String name() {
    return "stock.holdings";
  }

  @Override
  public Outcome verify() {
    Map<String, Object> figures = queries.proof();
    return new Outcome(figures.get("twice").equals(0L) && figures.get("negative").equals(0L), figures);
  }
}
