package io.mingqu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  private static final Path BINARIES = Path.of("target/postgresql");

  @Test
  void keepsItsDataBetweenStartsAndSyncsToDisk(@TempDir Path folder) throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, BINARIES, Map.of())) {
      assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(postgres, "SHOW server_version_num").substring(0, 2)).isEqualTo("18");
      run(postgres, "CREATE TABLE kept AS SELECT 7 AS n");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, BINARIES, Map.of())) {
      assertThat(ask(postgres, "SELECT n FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void refusesASecondServerOnTheSameData(@TempDir Path folder) {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, BINARIES, Map.of())) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder, BINARIES, Map.of())).hasMessageContaining("Another Mingqu");
    }
  }

  @Test
  void restartsThePostmasterWhenItWasKilled(@TempDir Path folder) throws Exception {
    EmbeddedPostgres killed = EmbeddedPostgres.start(folder, BINARIES, Map.of());
    run(killed, "CREATE TABLE kept AS SELECT 1 AS n");
    long firstPid = killed.pid();
    ProcessHandle.of(firstPid).orElseThrow().destroyForcibly();
    String answer = null;
    for (int attempt = 0; answer == null && attempt < 300; attempt++) {
      try {
        answer = ask(killed, "SELECT n FROM kept");
      } catch (SQLException notYet) {
        Thread.sleep(100);
      }
    }
    assertThat(answer).isEqualTo("1");
    assertThat(killed.pid()).isNotEqualTo(firstPid);
    killed.close();
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER));
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER))) {
      connection.createStatement().execute("CREATE SCHEMA IF NOT EXISTS scratch");
      connection.createStatement().execute("ALTER ROLE CURRENT_USER SET search_path = scratch");
      connection.createStatement().execute("SET search_path = scratch");
      connection.createStatement().execute(sql);
    }
  }
}
