package io.mingqu.trade.stock.internal;

import io.mingqu.foundation.intake.BatchSealed;
import io.mingqu.foundation.intake.Cut;
import io.mingqu.foundation.intake.Seals;
import io.mingqu.foundation.outbox.OutboxListener;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Jobs;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Reckons all partners' stock anew: on request, and by itself when a stock report was imported. A killed run begins again; the one before stays shown. */
@Configuration(proxyBeanMethods = false)
class ReckoningJob {
  static final String NAME = "stock.reckon";
  private static final int PARTNERS_A_STEP = 100;

  @Bean
  JobKind stockReckoning(ReckonStock stock, ReckoningStore store, StockQueries queries, RuleInForce rules, StockRules kinds, Seals seals, Clock clock,
      TransactionTemplate transaction) {
    return new JobKind() {
      @Override
      public String name() {
        return NAME;
      }

      @Override
      public JobResult run(JobRun run) {
        LocalDate day = run.params().containsKey("day") ? LocalDate.parse(run.text("day")) : LocalDate.now(clock.withZone(CountStock.BUSINESS_ZONE)).minusDays(1);
        StockRule rule = Objects.requireNonNull(transaction.execute(tx -> rules.on(day)));
        Cut cut = Objects.requireNonNull(transaction.execute(tx -> seals.current()));
        List<Long> partners = Objects.requireNonNull(transaction.execute(tx -> queries.partnersWithStock(cut, day)));
        long id = Objects.requireNonNull(transaction.execute(tx -> store.begin(day, cut.sealNo(), kinds.toJson(rule).toString(), rule.policy(),
            Callers.current().principalId())));
        int positions = 0;
        for (int at = 0; at < partners.size(); at += PARTNERS_A_STEP) {
          run.checkCancelled();
          List<Long> some = partners.subList(at, Math.min(partners.size(), at + PARTNERS_A_STEP));
          positions += Objects.requireNonNull(transaction.execute(tx -> {
            ReckonStock.Reckoned reckoned = stock.all(cut, day, some, rule);
            store.positions(id, reckoned.positions());
            store.signals(id, reckoned.signals());
            return reckoned.positions().size();
          }));
          run.progress(at + some.size(), partners.size(), "reckoning");
        }
        transaction.executeWithoutResult(tx -> store.finish(id));
        return new JobResult(Map.of("reckoningId", String.valueOf(id), "partners", partners.size(), "positions", positions));
      }
    };
  }

  @Bean
  OutboxListener<BatchSealed> stockFollowsReports(ObjectProvider<Jobs> jobs) {
    return new OutboxListener<>() {
      @Override
      public Class<BatchSealed> eventType() {
        return BatchSealed.class;
      }

      @Override
      public void on(BatchSealed event) {
        if (event.targetKind().equals("stock_report")) {
          jobs.getObject().startAsSystem(NAME, Map.of("seal", String.valueOf(event.sealNo())), NAME);
        }
      }

      @Override
      public String name() {
        return "stock.sealed";
      }
    };
  }
}
