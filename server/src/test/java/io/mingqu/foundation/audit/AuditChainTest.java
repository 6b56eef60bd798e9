package io.mingqu.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Eventually;
import io.mingqu.testing.Http;
import io.mingqu.testing.MingquTest;
import io.mingqu.testing.Owner;
import io.mingqu.testing.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MingquTest
class AuditChainTest {
  @Autowired Audit audit;
  @Autowired Http http;
  @Autowired Users users;
  @Autowired Owner owner;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void chainsWhat32WritersAppendWithinAboutASecond() throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < 32; w++) {
      int writer = w;
      writers.add(Thread.ofVirtual().start(() -> {
        for (int i = 0; i < 25; i++) {
          int entry = i;
          Callers.system("writer-" + writer, () -> transaction.execute(tx -> {
            audit.record("test.written", "parallel", writer + "-" + entry, Map.of("entry", entry));
            return true;
          }));
        }
      }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    long start = System.nanoTime();
    Eventually.is(() -> verify().path("unsealed").asLong(), 0L);
    assertThat((System.nanoTime() - start) / 1_000_000).as("ms until sealed").isLessThan(3_000);
    assertThat(verify().path("intact").asBoolean()).isTrue();
    assertThat(as("SELECT count(*) FROM audit.seal s JOIN audit.entry e ON e.id = s.entry_id WHERE e.subject_kind = 'parallel'")).isEqualTo(800);
  }

  @Test
  void noticesAChangedEntry() {
    Callers.system("test", () -> transaction.execute(tx -> {
      audit.record("test.paid", "tamper", "1", Map.of("amountMinor", 100));
      return true;
    }));
    Eventually.is(() -> verify().path("unsealed").asLong(), 0L);
    tamper(900);
    try {
      assertThat(verify().path("intact").asBoolean()).isFalse();
      assertThat(verify().path("brokenAt").asString()).contains("was changed");
    } finally {
      tamper(100);
    }
    assertThat(verify().path("intact").asBoolean()).isTrue();
  }

  /** As somebody with the owner's password would: even the owner has to switch row-level security off first. */
  private void tamper(int amountMinor) {
    String update = "UPDATE audit.entry SET detail = '{\"amountMinor\":" + amountMinor + "}' WHERE subject_kind = 'tamper'";
    assertThat(owner.run(update)).isZero();
    owner.run("ALTER TABLE audit.entry NO FORCE ROW LEVEL SECURITY");
    assertThat(owner.run(update)).isEqualTo(1);
    owner.run("ALTER TABLE audit.entry FORCE ROW LEVEL SECURITY");
  }

  @Test
  void theServersOwnUserCannotChangeOrRemoveAnEntry() {
    for (String attack : List.of("UPDATE audit.entry SET detail = '{}'", "DELETE FROM audit.entry", "UPDATE audit.seal SET hash = ''",
        "DELETE FROM audit.seal")) {
      assertThat(refused(attack)).as(attack).isTrue();
    }
  }

  private boolean refused(String attack) {
    try {
      Callers.system("attack", () -> transaction.execute(tx -> sql.sql(attack).update()));
      return false;
    } catch (DataAccessException denied) {
      return true;
    }
  }

  @Test
  void keepsWhoWasTurnedAway() {
    Users.Person analyst = users.staffPerson(Map.of(), Role.ANALYST);
    assertThat(http.get("/api/audit", analyst.headers()).status()).isEqualTo(403);
    assertThat(http.get("/api/audit?action=access.refused&principal=person:" + analyst.id(), users.commandLine()).json().path("items").get(0)
        .path("subjectId").asString()).isEqualTo("GET /api/audit");
  }

  @Test
  void readsTheLogPageByPageNewestFirst() {
    for (int i = 0; i < 5; i++) {
      int n = i;
      Callers.system("test", () -> transaction.execute(tx -> {
        audit.record("test.paged", "paging", String.valueOf(n), Map.of());
        return true;
      }));
    }
    var first = http.get("/api/audit?action=test.paged&limit=3", users.commandLine()).json();
    assertThat(first.path("items").get(0).path("subjectId").asString()).isEqualTo("4");
    var second = http.get("/api/audit?action=test.paged&limit=3&after=" + first.path("next").asString(), users.commandLine()).json();
    assertThat(second.path("items").size()).isEqualTo(2);
    assertThat(second.path("next").isNull()).isTrue();
  }

  private tools.jackson.databind.JsonNode verify() {
    return http.get("/api/audit/verify", users.commandLine()).json();
  }

  private long as(String query) {
    return Callers.system("test", () -> transaction.execute(tx -> sql.sql(query).query(Long.class).single()));
  }
}
