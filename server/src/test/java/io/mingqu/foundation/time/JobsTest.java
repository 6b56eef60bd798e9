package io.mingqu.foundation.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Users;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MingquTest
class JobsTest {

  @Autowired Jobs jobs;
  @Autowired Http http;
  @Autowired Users users;
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

  /** What a kill of another server leaves behind: a picked job whose heartbeat has stopped, and its checkpoint. */
  @Test
  void takesOverAJobWhoseServerDiedAndGoesOnFromItsCheckpoint() {
    long id = as(() -> {
      long dead = jobs.startAsSystem("test.count", Map.of("to", 6), null);
      sql.sql("INSERT INTO time.job_checkpoint (job_id, state) VALUES (:id, '{\"next\":4}')").param("id", dead).update();
      sql.sql("UPDATE time.job SET status = 'RUNNING', runs = 1 WHERE id = :id").param("id", dead).update();
      sql.sql("""
          UPDATE time.scheduled_task SET picked = true, picked_by = 'a dead server', last_heartbeat = now() - interval '1 minute'
          WHERE task_instance = :id""").param("id", String.valueOf(dead)).update();
      return dead;
    });
    Eventually.is(() -> status(id), "DONE");
    assertThat(field(id, "runs")).isEqualTo("2");
    assertThat(TestJobKinds.LOG.stream().filter(line -> line.startsWith(id + ":"))).containsExactly(id + ":4", id + ":5");
  }

  @Test
  void showsPeopleTheirOwnJobsAndNobodyElsesToAPartner() {
    String[] partner = users.partner(6_001, Role.PARTNER_OWNER);
    long id = start("test.count", Map.of("to", 1), null);
    assertThat(http.get("/api/jobs/" + id, partner).status()).isEqualTo(404);
    assertThat(http.post("/api/jobs/" + id + "/cancel", Map.of(), partner).status()).isEqualTo(404);
    assertThat(http.get("/api/jobs", partner).json().path("items").size()).isZero();
    assertThat(http.get("/api/jobs/" + id, users.staff(Role.ANALYST)).status()).isEqualTo(200);
  }

  @Test
  void saysInWordsWhyAJobFailed() {
    long id = start("test.refuse", Map.of(), null);
    Eventually.is(() -> status(id), "FAILED");
    assertThat(http.get("/api/jobs/" + id, users.commandLine()).json().path("error").path("detail").asString()).contains("give 1 to 5");
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
