package io.mingqu.settlement.fund.internal;

import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.JobRun;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 批量核销: accepts many claims without exceptions, under the rights of whoever asked, in chunks of one transaction each. */
@Component
class AcceptClaims implements JobKind {
  static final String NAME = "fund.accept-claims";
  private static final int CHUNK = 200;
  private final Verifying verifying;
  private final TransactionTemplate transaction;

  AcceptClaims(Verifying verifying, PlatformTransactionManager transactions) {
    this.verifying = verifying;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public JobResult run(JobRun job) {
    List<Long> ids = ((List<?>) job.params().get("ids")).stream().map(id -> Long.valueOf(id.toString())).toList();
    int accepted = ((Number) job.state().getOrDefault("accepted", 0)).intValue();
    for (int from = ((Number) job.state().getOrDefault("done", 0)).intValue(); from < ids.size(); from += CHUNK) {
      job.checkCancelled();
      List<Long> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
      int before = accepted;
      int next = from + chunk.size();
      accepted = transaction.execute(tx -> {
        int now = before + verifying.acceptAll(chunk);
        job.checkpoint(Map.of("done", next, "accepted", now));
        return now;
      });
      job.progress(next, ids.size(), "accepted " + accepted);
    }
    return new JobResult(Map.of("asked", ids.size(), "accepted", accepted));
  }
}
