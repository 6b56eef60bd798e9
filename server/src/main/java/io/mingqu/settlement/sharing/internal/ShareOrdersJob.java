package io.mingqu.settlement.sharing.internal;

import io.mingqu.foundation.intake.BatchSealed;
import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Jobs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at every order sold out, refunded or placed since the last time. */
@Component
class ShareOrdersJob implements JobKind {
  static final String NAME = "sharing.share";
  /** One after the other: two would see the same orders. */
  static final String ONE_AT_A_TIME = "sharing";
  private static final int CHUNK = 200;
  private final ShareOrders sharing;
  private final SplitStore store;
  private final SharedOrderQueries orders;
  private final Seals seals;
  private final TransactionTemplate transaction;

  ShareOrdersJob(ShareOrders sharing, SplitStore store, SharedOrderQueries orders, Seals seals, PlatformTransactionManager transactions) {
    this.sharing = sharing;
    this.store = store;
    this.orders = orders;
    this.seals = seals;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun run) {
    Cut cut = inTransaction(seals::current);
    List<String> touched = inTransaction(() -> orders.touched(store.lastCut(), cut));
    int entries = 0;
    for (int from = 0; from < touched.size(); from += CHUNK) {
      run.checkCancelled();
      entries += sharing.share(touched.subList(from, Math.min(from + CHUNK, touched.size())), cut);
      run.progress(Math.min(from + CHUNK, touched.size()), touched.size(), "sharing");
    }
    inTransaction(() -> {
      store.reached(cut.sealNo());
      return true;
    });
    return new JobResult(Map.of("orders", touched.size(), "entries", entries, "cutSeal", cut.sealNo()));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(tx -> work.get()));
  }

  /** New orders, refunds and placements are shared as soon as they are sealed. */
  @Configuration(proxyBeanMethods = false)
  static class FollowsSeals {
    private static final Set<String> KINDS = Set.of("taobao_order", "taobao_line", "share_placement");

    @Bean
    OutboxListener<BatchSealed> sharingFollowsSealedBatches(Jobs jobs) {
      return new OutboxListener<>() {
        @Override
        public Class<BatchSealed> eventType() {
          return BatchSealed.class;
        }

        @Override
        public String name() {
          return "sharing.follows-sealed-batches";
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
