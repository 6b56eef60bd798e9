package io.mingqu.settlement.commission.internal;

import io.mingqu.foundation.intake.BatchSealed;
import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Jobs;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at every order of which something became known since the last time, then confirms what the calendar has let go. */
@Component
class EarnCommissionsJob implements JobKind {
  static final String NAME = "commission.earn";
  /** One after the other: two would see the same orders. */
  static final String ONE_AT_A_TIME = "commission";
  private static final int CHUNK = 200;
  private final EarnCommissions earning;
  private final EarningStore store;
  private final CommissionSaleQueries sales;
  private final Seals seals;
  private final Clock clock;
  private final TransactionTemplate transaction;

  EarnCommissionsJob(EarnCommissions earning, EarningStore store, CommissionSaleQueries sales, Seals seals, Clock clock, PlatformTransactionManager transactions) {
    this.earning = earning;
    this.store = store;
    this.sales = sales;
    this.seals = seals;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun run) {
    Cut cut = inTransaction(seals::current);
    List<String> orders = inTransaction(() -> sales.touched(store.lastCut(), cut));
    int entries = 0;
    for (int from = 0; from < orders.size(); from += CHUNK) {
      run.checkCancelled();
      entries += earning.earn(orders.subList(from, Math.min(from + CHUNK, orders.size())), cut);
      run.progress(Math.min(from + CHUNK, orders.size()), orders.size(), "earning");
    }
    int confirmed = inTransaction(() -> {
      store.reached(cut.sealNo());
      return store.confirm(LocalDate.now(clock));
    });
    return new JobResult(Map.of("orders", orders.size(), "entries", entries, "confirmed", confirmed, "cutSeal", cut.sealNo()));
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(transaction.execute(tx -> work.get()));
  }

  /** New orders, refunds and claims are earned on as soon as they are sealed. */
  @Configuration(proxyBeanMethods = false)
  static class FollowsSeals {
    private static final Set<String> KINDS = Set.of("taobao_order", "taobao_line", "commission_claim");

    @Bean
    OutboxListener<BatchSealed> commissionFollowsSealedBatches(Jobs jobs) {
      return new OutboxListener<>() {
        @Override
        public Class<BatchSealed> eventType() {
          return BatchSealed.class;
        }

        @Override
        public String name() {
          return "commission.follows-sealed-batches";
        }

        @Override
        public void on(BatchSealed event) {
          if (KINDS.contains(event.targetKind())) {
            jobs.startAsSystem(NAME, Map.of(), ONE_AT_A_TIME);
          }
        }
      };
    }
  }
}
