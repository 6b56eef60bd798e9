package io.mingqu.foundation.time.internal;

import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Scope;
import io.mingqu.foundation.time.JobRun;
import io.mingqu.foundation.time.Live;
import io.mingqu.foundation.time.LiveMessage;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A job while it runs on this server. Progress and the question "cancelled?" reach the database a few times a second, not more. */
final class RunningJob implements JobRun {
  static final String TOPIC = "job";
  private static final long PAUSE_NANOS = 250_000_000L;
  private final JobStore.Claimed job;
  private final JobStore store;
  private final TransactionTemplate joining;
  private final TransactionTemplate separate;
  private final Live live;
  private final BooleanSupplier stopping;
  private volatile Map<String, Object> state;
  private long progressNanos;
  private long askedNanos;

  RunningJob(JobStore.Claimed job, JobStore store, TransactionTemplate transaction, Live live, BooleanSupplier stopping) {
    this.job = job;
    this.store = store;
    this.joining = transaction;
    this.separate = new TransactionTemplate(java.util.Objects.requireNonNull(transaction.getTransactionManager()),
        new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    this.live = live;
    this.stopping = stopping;
    this.state = job.state();
  }

  /** Somebody cancelled the job. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("job cancelled", null, false, false);
    }
  }

  /** The server stops: the job goes on at its next start. */
  static final class Stopping extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopping() {
      super("server stopping", null, false, false);
    }
  }

  String name() {
    return job.name();
  }

  @Override
  public long jobId() {
    return job.id();
  }

  @Override
  public Map<String, Object> params() {
    return job.params();
  }

  @Override
  public synchronized void progress(long done, long total, String message) {
    long now = System.nanoTime();
    if (done < total && progressNanos != 0 && now - progressNanos < PAUSE_NANOS) {
      return;
    }
    progressNanos = now;
    Callers.as(runner(), () -> {
      separate.executeWithoutResult(tx -> {
        store.progress(job.id(), done, total, message);
        tell();
      });
      return true;
    });
  }

  void tell() {
    live.tell(new LiveMessage(TOPIC, null, job.caller().principalId(), Map.of("id", String.valueOf(job.id()), "name", job.name())));
  }

  @Override
  public synchronized void checkCancelled() {
    if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new Stopping();
    }
    long now = System.nanoTime();
    if (askedNanos != 0 && now - askedNanos < PAUSE_NANOS) {
      return;
    }
    askedNanos = now;
    Boolean cancelled = Callers.as(runner(), () -> separate.execute(tx -> store.cancelRequested(job.id())));
    if (Boolean.TRUE.equals(cancelled)) {
      throw new Cancelled();
    }
  }

  @Override
  public void checkpoint(Map<String, ?> next) {
    Map<String, Object> kept = Map.copyOf(next);
    joining.executeWithoutResult(tx -> store.checkpoint(job.id(), kept));
    state = kept;
  }

  @Override
  public Map<String, Object> state() {
    return state;
  }

  private static Caller runner() {
    return new Caller("system:jobs", "jobs", java.util.Set.of(), new Scope.Everything("jobs"));
  }
}
