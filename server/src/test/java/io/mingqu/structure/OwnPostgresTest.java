package io.mingqu.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.mingqu.MingquServer;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The server on somebody's own PostgreSQL 15, the oldest we support: all migrations, then every module's own proof. */
class OwnPostgresTest {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

  @Test
  void migratesAndProvesItselfOnTheOldestSupportedServer(@TempDir Path folder) throws Exception {
    assertThat(PROGRAMS.resolve("initdb")).as("PostgreSQL 15 for this test: apt-get install postgresql-15").exists();
    Path data = folder.resolve("pg15");
    int port = freePort();
    run(List.of(PROGRAMS.resolve("initdb").toString(), "-D", data.toString(), "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"));
    Process postgres = new ProcessBuilder(unprivileged(List.of(PROGRAMS.resolve("postgres").toString(), "-D", data.toString(),
        "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="))).redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile()).start();
    try {
      createDatabase(port);
      try (ConfigurableApplicationContext server = new SpringApplicationBuilder(MingquServer.class).web(WebApplicationType.SERVLET)
          .run("--server.port=0", "--mingqu.data=" + folder.resolve("data"), "--mingqu.db.url=jdbc:postgresql://127.0.0.1:" + port + "/mingqu",
              "--mingqu.db.owner=channel_owner", "--mingqu.db.owner-password=x", "--mingqu.db.server=channel_server", "--mingqu.db.server-password=x")) {
        assertThat(server.getBean(JdbcClient.class).sql("SHOW server_version").query(String.class).single()).startsWith("15");
        TransactionTemplate transaction = new TransactionTemplate(server.getBean(org.springframework.transaction.PlatformTransactionManager.class));
        for (Verification proof : server.getBeansOfType(Verification.class).values()) {
          Verification.Outcome outcome = Callers.system("test", () -> transaction.execute(tx -> proof.verify()));
          assertThat(outcome.pass()).as(proof.name() + " " + outcome.figures()).isTrue();
        }
      }
    } finally {
      new ProcessBuilder("kill", "-INT", Long.toString(postgres.pid())).start().waitFor();
      postgres.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private static void createDatabase(int port) throws SQLException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
          var sql = connection.createStatement()) {
        sql.execute("CREATE ROLE channel_owner LOGIN");
        sql.execute("CREATE ROLE channel_server LOGIN");
        sql.execute("CREATE DATABASE mingqu OWNER channel_owner");
        return;
      } catch (SQLException notYet) {
        if (attempt > 200) {
          throw notYet;
        }
        Thread.sleep(50);
      }
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(unprivileged(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static List<String> unprivileged(List<String> command) {
    List<String> all = new ArrayList<>("root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of());
    all.addAll(List.of("setpriv", "--pdeathsig", "SIGINT"));
    all.addAll(command);
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
