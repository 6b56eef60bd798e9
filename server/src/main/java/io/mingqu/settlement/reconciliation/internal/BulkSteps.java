package io.mingqu.settlement.reconciliation.internal;

import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.kernel.reconciliation.StatementLifecycle.Action;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves many statements a step, under the rights of whoever asked, in chunks of one transaction each. */
@Component
class BulkSteps implements JobKind {
  static final String NAME = "reconciliation.bulk-step";
  private static final int CHUNK = 100;
  private final Steps steps;
  private final TransactionTemplate transaction;

  BulkSteps(Steps steps, PlatformTransactionManager transactions) {
    this.steps = steps;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    List<Long> ids = ((List<?>) job.params().get("ids")).stream().map(id -> Long.valueOf(id.toString())).toList();
    Action action = Action.valueOf(job.text("action"));
    String note = job.text("note");
    int moved = ((Number) job.state().getOrDefault("moved", 0)).intValue();
    for (int from = ((Number) job.state().getOrDefault("done", 0)).intValue(); from < ids.size(); from += CHUNK) {
      job.checkCancelled();
      List<Long> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
      int before = moved;
      int next = from + chunk.size();
      moved = before + transaction.execute(tx -> {
        int now = steps.actOnAll(chunk, action, note);
        job.checkpoint(Map.of("done", next, "moved", before + now));
        return now;
      });
      job.progress(next, ids.size(), action.name());
    }
    return new JobResult(Map.of("asked", ids.size(), "moved", moved));
  }
}
