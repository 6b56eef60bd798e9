package io.mingqu.proof;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real server process over a scratch data folder, to be killed at will. */
final class ServerUnderTest implements AutoCloseable {
  static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private final Path data;
  private final List<String> settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable Process process;
  private String url = "";

  ServerUnderTest(Path data, List<String> settings) {
    this.data = data;
    this.settings = settings;
  }

  /** Starts (again) and waits until it answers; returns how long that took. */
  Duration start() throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    Files.createDirectories(data);
    Path urlFile = data.resolve("server.url");
    Files.deleteIfExists(urlFile);
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "-jar", "server/target/app/server-0.1.0-boot.jar", "--server.port=0",
        "--mingqu.data=" + data, "--mingqu.postgres.binaries=embedded/target/postgresql"));
    command.addAll(settings);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("MINGQU_"));
    builder.environment().putAll(Map.of("LANG", "C.UTF-8"));
    Process started = builder.start();
    process = started;
    while (!Files.exists(urlFile)) {
      if (!started.isAlive()) {
        throw new IllegalStateException("the server ended while starting: " + tail(data.resolve("server.log")));
      }
      if (System.nanoTime() - startNanos > READY_LIMIT.toNanos()) {
        throw new IllegalStateException("the server was not ready in " + READY_LIMIT + ": " + tail(data.resolve("server.log")));
      }
      Thread.sleep(20);
    }
    url = Files.readString(urlFile).strip();
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  String url() {
    return url;
  }

  Path data() {
    return data;
  }

  String token() throws IOException {
    return Files.readString(data.resolve("cli-token")).strip();
  }

  /** kill -9 of the server; its PostgreSQL gets the death signal. */
  void killServer() throws InterruptedException {
    Process current = running();
    current.destroyForcibly();
    current.waitFor();
  }

  /** kill -9 of PostgreSQL's postmaster only; the server starts it again and reconnects. Returns whether there was one to kill. */
  boolean killPostgres() throws IOException {
    Path pidFile = data.resolve("pgdata/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return false;
    }
    List<String> lines = Files.readAllLines(pidFile);
    return !lines.isEmpty() && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).map(ProcessHandle::destroyForcibly).orElse(false);
  }

  /** Waits until the running server answers from its database again; returns how long that took. */
  Duration awaitAnswer() throws IOException, InterruptedException {
    long startNanos = System.nanoTime();
    while (!answers()) {
      if (System.nanoTime() - startNanos > READY_LIMIT.toNanos()) {
        throw new IllegalStateException("the server did not reconnect in " + READY_LIMIT + ": " + tail(data.resolve("server.log")));
      }
      Thread.sleep(20);
    }
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private boolean answers() throws IOException, InterruptedException {
    try {
      return http.send(HttpRequest.newBuilder(URI.create(url + "/api/entities")).header("Authorization", "Bearer " + token())
          .timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (HttpTimeoutException | ConnectException notYet) {
      return false;
    }
  }

  /** kill -9 of both at once: what a power cut leaves, less the disk's own cache. */
  void killBoth() throws IOException, InterruptedException {
    Path pidFile = data.resolve("pgdata/postmaster.pid");
    List<ProcessHandle> victims = new ArrayList<>();
    if (Files.exists(pidFile)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip())).ifPresent(postmaster -> {
        victims.add(postmaster);
        postmaster.descendants().forEach(victims::add);
      });
    }
    running().destroyForcibly();
    victims.forEach(ProcessHandle::destroyForcibly);
    running().waitFor();
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null && process.isAlive()) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  static String tail(Path log) {
    try {
      String text = Files.exists(log) ? Files.readString(log) : "";
      return text.substring(Math.max(0, text.length() - 3000));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
