package io.mingqu.foundation.time.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.time.JobKind;
import io.mingqu.foundation.time.JobResult;
import io.mingqu.foundation.time.Live;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs jobs through db-scheduler: one server at a time runs a job, another takes over when its heartbeat stops, and a server that starts
 * again under its old name takes its own unfinished jobs back at once.
 */
@Component
class JobRunner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("job");
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final JobStore store;
  private final Live live;
  private final ObjectProvider<JobKind> kinds;
  private final TransactionTemplate transaction;
  private final Scheduler scheduler;
  private final String node;
  private volatile boolean running;

  JobRunner(JobStore store, Live live, DataSource dataSource, PlatformTransactionManager transactions,
      ObjectProvider<JobKind> kinds, Housekeeping housekeeping, @Value("${mingqu.node:}") String node,
      @Value("${mingqu.db.url:}") String externalUrl, @Value("${mingqu.jobs.threads:6}") int threads) {
    this.store = store;
    this.live = live;
    this.kinds = kinds;
    this.transaction = new TransactionTemplate(transactions);
    // the embedded database has one server, whose name therefore never changes
    this.node = !node.isBlank() ? node : externalUrl.isBlank() ? "embedded" : "server-" + UUID.randomUUID();
    this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource),
            Tasks.oneTime(JOB).onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN)).onDeadExecutionRevive()
                .execute((task, context) -> run(Long.parseLong(task.getId()))))
        .startTasks(Tasks.recurring("housekeeping", Schedules.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(3, 20)))
            .execute((task, context) -> housekeeping.cleanUp()), Tasks.recurring("rounds", Schedules.fixedDelay(Duration.ofMinutes(5)))
            .execute((task, context) -> housekeeping.lookRound()))
        .failureLogging(com.github.kagkarlsson.scheduler.logging.LogLevel.DEBUG, false) // run() tells what matters
        .tableName("time.scheduled_task").schedulerName(() -> this.node).threads(threads).alwaysPersistTimestampInUTC()
        .pollingInterval(Duration.ofMillis(500)).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(5)).build();
  }

  /** In the running transaction: due at its commit. */
  void schedule(long jobId) {
    scheduler.schedule(instance(jobId), Clock.systemUTC().instant());
  }

  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  private static TaskInstance<Void> instance(long jobId) {
    return JOB.instance(String.valueOf(jobId)).build();
  }

  private void run(long jobId) {
    Optional<JobStore.Claimed> claimed = system(() -> store.claim(jobId));
    if (claimed.isEmpty()) {
      if (system(() -> store.isOver(jobId))) {
        return;
      }
      throw new Waiting();
    }
    RunningJob run = new RunningJob(claimed.get(), store, transaction, live, () -> !running);
    try {
      JobKind kind = kind(run.name());
      JobResult result = Callers.as(claimed.get().caller(), () -> kind.run(run));
      end(run, () -> store.done(jobId, result.values()));
    } catch (RunningJob.Cancelled cancelled) {
      end(run, () -> store.cancelled(jobId));
    } catch (RunningJob.Stopping stopping) {
      throw stopping;
    } catch (Problem problem) {
      end(run, () -> store.failed(jobId, problem.code(), problem.params()));
    } catch (RuntimeException bug) {
      if (!running || Thread.currentThread().isInterrupted() || DatabaseTrouble.passes(bug)) {
        LOG.warn("job {} goes on later: {}", jobId, bug.getMessage());
        throw bug;
      }
      String incident = UUID.randomUUID().toString().substring(0, 8);
      LOG.error("incident {} in job {} {}", incident, jobId, run.name(), bug);
      end(run, () -> store.failed(jobId, "shared.internal", Map.of("incident", incident)));
    }
  }

  private JobKind kind(String name) {
    Map<String, JobKind> byName = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
    JobKind kind = byName.get(name);
    if (kind == null) {
      throw Problem.of("time.unknown-job", 422, Map.of("name", name, "known", byName.keySet().stream().sorted().toList()));
    }
    return kind;
  }

  boolean knows(String name) {
    return kinds.stream().anyMatch(k -> k.name().equals(name));
  }

  private void end(RunningJob run, Runnable write) {
    system(() -> {
      write.run();
      run.tell();
      return true;
    });
  }

  private <T> T system(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(Callers.system("jobs", () -> transaction.execute(tx -> work.get())));
  }

  @Override
  public void start() {
    running = true;
    store.takeBack(node);
    scheduler.start();
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** An earlier job of the same key is not over: look again soon. */
  private static final class Waiting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Waiting() {
      super("an earlier job of the same key is running", null, false, false);
    }
  }
}
