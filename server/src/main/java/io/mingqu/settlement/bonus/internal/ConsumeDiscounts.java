package io.mingqu.settlement.bonus.internal;

import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 折扣兑现: looks for the documents order discounts wait for. */
@Component
class ConsumeDiscounts implements JobKind {
  static final String NAME = "bonus.consume-discounts";
  private static final int LIMIT = 2_000;
  private final GiveBonuses bonuses;
  private final TransactionTemplate transaction;

  ConsumeDiscounts(GiveBonuses bonuses, PlatformTransactionManager transactions) {
    this.bonuses = bonuses;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    int consumed = transaction.execute(tx -> bonuses.consumeDiscounts(LIMIT));
    return new JobResult(Map.of("consumed", consumed));
  }
}
