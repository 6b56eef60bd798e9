package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.network.partner.Partners;
import io.mingqu.settlement.incentive.Incentives;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws up all statements of a period and legal entity 月结: settles programmes once, then partner after partner in chunks, each in its own
 * transaction with its checkpoint, so that a killed run goes on where it was.
 */
@Component
class MonthEnd implements JobKind {
  static final String NAME = "reconciliation.month-end";
  private final RunStore store;
  private final RunQueries queries;
  private final Incentives incentives;
  private final BalanceQueries balances;
  private final CorrectionQueries corrections;
  private final StatementStore statementStore;
  private final Partners partners;
  private final DraftStatements drafts;
  private final TransactionTemplate transaction;
  private final int chunkPartners;

  MonthEnd(RunStore store, RunQueries queries, Incentives incentives, BalanceQueries balances, CorrectionQueries corrections,
      StatementStore statementStore, Partners partners, DraftStatements drafts, PlatformTransactionManager transactions,
      @Value("${mingqu.month-end.chunk-partners:100}") int chunkPartners) {
    this.store = store;
    this.queries = queries;
    this.incentives = incentives;
    this.balances = balances;
    this.corrections = corrections;
    this.statementStore = statementStore;
    this.partners = partners;
    this.drafts = drafts;
    this.transaction = new TransactionTemplate(transactions);
    this.chunkPartners = chunkPartners;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    return run(job, chunkPartners);
  }

  JobResult run(JobRun job, int chunkPartners) {
    long runId = job.number("runId");
    try {
      transaction.executeWithoutResult(tx -> store.going(runId));
      Run run = settle(job, runId);
      List<Long> all = List.copyOf(transaction.execute(tx -> partnersOf(run)));
      long done = ((Number) job.state().getOrDefault("done", 0)).longValue();
      for (int from = (int) done; from < all.size(); from += chunkPartners) {
        job.checkCancelled();
        List<Long> chunk = all.subList(from, Math.min(all.size(), from + chunkPartners));
        int next = from + chunk.size();
        transaction.executeWithoutResult(tx -> {
          DraftStatements.Made made = drafts.make(run, chunk);
          store.made(runId, made.accounts(), made.rebates(), made.deltas());
          job.checkpoint(Map.of("settled", true, "done", next));
        });
        job.progress(next, all.size(), run.periodCode() + " " + run.entityCode());
      }
      transaction.executeWithoutResult(tx -> {
        statementStore.withdrawOthers(runId, run.entityCode(), run.first(), run.last());
        store.finish(runId, Run.State.DONE, null);
      });
      Run finished = transaction.execute(tx -> queries.find(runId).orElseThrow());
      return new JobResult(Map.of("runId", String.valueOf(runId), "accounts", finished.accounts(), "rebates", finished.rebates(), "deltas", finished.deltas()));
    } catch (RuntimeException ended) {
      boolean failed = ended instanceof Problem;
      transaction.executeWithoutResult(tx -> store.finish(runId, failed ? Run.State.FAILED : Run.State.CANCELLED, ended.getMessage()));
      throw ended; // cancelled, or stopped with the server: then the job goes on later and finishes the run
    }
  }

  private Run settle(JobRun job, long runId) {
    return transaction.execute(tx -> {
      Run run = queries.find(runId).orElseThrow(() -> new IllegalStateException("no run " + runId));
      if (run.settlingId() != null) {
        return run;
      }
      job.progress(0, 0, run.periodCode() + " " + run.entityCode());
      long settlingId = incentives.settle(run.cut(), run.entityCode(), run.first(), run.last());
      store.settled(runId, settlingId, 0);
      Run settled = queries.find(runId).orElseThrow();
      store.settled(runId, settlingId, partnersOf(settled).size());
      job.checkpoint(Map.of("settled", true, "done", 0));
      return queries.find(runId).orElseThrow();
    });
  }

  /** Everyone with a balance, a movement, a rebate or something stated before; ascending, so that a resumed run meets them in the same order. */
  private Set<Long> partnersOf(Run run) {
    Set<Long> all = new TreeSet<>(incentives.partners(java.util.Objects.requireNonNull(run.settlingId())));
    balances.before(run.cut(), run.entityId(), run.first()).stream().filter(b -> b.balanceMinor() != 0).forEach(b -> all.add(b.partnerId()));
    all.addAll(balances.partnersMoving(run.cut(), run.entityId(), run.first(), run.last()));
    all.addAll(corrections.partnersStated(run.entityCode(), run.first()));
    all.remove(partners.unknownCustomer());
    return all;
  }
}
