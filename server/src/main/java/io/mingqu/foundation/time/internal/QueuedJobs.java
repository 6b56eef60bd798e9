package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.time.Jobs;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts jobs into the queue. */
@Component
class QueuedJobs implements Jobs {
  private final JobStore store;
  private final JobRunner runner;

  QueuedJobs(JobStore store, JobRunner runner) {
    this.store = store;
    this.runner = runner;
  }

  @Override
  @Transactional
  public long start(String name, Map<String, ?> params, @Nullable String aggregateKey) {
    Caller caller = Callers.current();
    return queue(name, params, aggregateKey, caller, caller.scope());
  }

  @Override
  @Transactional
  public long startAsSystem(String name, Map<String, ?> params, @Nullable String aggregateKey) {
    return queue(name, params, aggregateKey, Callers.current(), new Scope.Everything("job:" + name));
  }

  private long queue(String name, Map<String, ?> params, @Nullable String aggregateKey, Caller starter, Scope scope) {
    if (!runner.knows(name)) {
      throw new IllegalArgumentException("No JobKind is named " + name + ". Maybe it is not a bean?");
    }
    long id = store.insert(name, params, aggregateKey, starter, scope);
    schedule(id);
    return id;
  }

  void schedule(long jobId) {
    runner.schedule(jobId);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        runner.look();
      }
    });
  }
}
