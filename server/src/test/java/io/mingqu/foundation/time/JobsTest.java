package io.mingqu.foundation.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.MingquTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MingquTest
class JobsTest {

  @Autowired Jobs jobs;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void runsToTheEndAndKeepsTheResult() {
    long id = start("test.count", Map.of("to", 5), null);
    Eventually.is(() -> status(id), "DONE");
    assertThat(field(id, "result")).isEqualTo("{\"counted\":5}");
    assertThat(TestJobKinds.LOG.stream().filter(line -> line.startsWith(id + ":"))).hasSize(5);
  }

  @Test
  void keepsTheProblemOfAJobThatWasRefused() {
    long id = start("test.refuse", Map.of(), null);
    Eventually.is(() -> status(id), "FAILED");
    assertThat(field(id, "error_code")).isEqualTo("shared.bad-limit");
  }

  @Test
  void endsWhenCancelledAndGoesOnFromItsCheckpoint() {
    long id = start("test.wait", Map.of(), null);
    Eventually.is(() -> status(id), "RUNNING");
    as(() -> sql.sql("UPDATE time.job SET cancel_requested = true WHERE id = :id").param("id", id).update());
    Eventually.is(() -> status(id), "CANCELLED");
  }

  @Test
  void runsJobsOfOneKeyOneAfterTheOther() {
    long first = start("test.wait", Map.of(), "same");
    long second = start("test.count", Map.of("to", 1), "same");
    Eventually.is(() -> status(first), "RUNNING");
    assertThat(status(second)).isEqualTo("QUEUED");
    as(() -> sql.sql("UPDATE time.job SET cancel_requested = true WHERE id = :id").param("id", first).update());
    Eventually.is(() -> status(second), "DONE");
  }

  @Test
  void forgetsAJobWhoseTransactionRolledBack() {
    long id = Callers.system("test", () -> transaction.execute(tx -> {
      long queued = jobs.start("test.count", Map.of("to", 1));
      tx.setRollbackOnly();
      return queued;
    }));
    assertThat(as(() -> sql.sql("SELECT count(*) FROM time.scheduled_task WHERE task_instance = :id").param("id", String.valueOf(id))
        .query(Long.class).single())).isZero();
  }

  private long start(String name, Map<String, ?> params, String key) {
    return as(() -> jobs.startAsSystem(name, params, key));
  }

  private String status(long id) {
    return field(id, "status");
  }

  private String field(long id, String column) {
    return as(() -> sql.sql("SELECT " + column + " FROM time.job WHERE id = :id").param("id", id).query(String.class).single());
  }

  private <T> T as(java.util.function.Supplier<T> work) {
    return Callers.system("test", () -> transaction.execute(tx -> work.get()));
  }
}
