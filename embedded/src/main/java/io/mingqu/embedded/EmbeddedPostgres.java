package io.mingqu.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL 18 server with its data in one folder: fsync on, checksums on, password authentication, loopback only. It ends when
 * the JVM that started it ends, however that happens, because the kernel signals it (PR_SET_PDEATHSIG). Its three users: {@code postgres}
 * (set-up only), {@code mingqu_owner} (migrations) and {@code mingqu_server} (the application; owns nothing, bypasses nothing).
 */
public final class EmbeddedPostgres implements AutoCloseable {
  public static final String DATABASE = "mingqu";
  public static final String OWNER = "mingqu_owner";
  public static final String SERVER = "mingqu_server";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path data;
  private final int port;
  private final Properties secrets;
  private final List<String> command;
  private final Path log;
  private final FileLock lock;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile @Nullable Process process;
  private volatile @Nullable IOException failure;
  private volatile boolean stopping;

  private EmbeddedPostgres(Path data, int port, Properties secrets, List<String> command, Path log, FileLock lock) {
    this.data = data;
    this.port = port;
    this.secrets = secrets;
    this.command = command;
    this.log = log;
    this.lock = lock;
  }

  /**
   * Starts the server on the data in {@code folder}, creating them at the first start.
   *
   * @param folder   holds {@code pgdata}, the secrets and the log
   * @param binaries where the unpacked programs are kept; may be shared by many folders
   * @param settings further PostgreSQL settings, such as {@code shared_buffers}
   */
  public static EmbeddedPostgres start(Path folder, Path binaries, Map<String, String> settings) {
    try {
      Files.createDirectories(folder);
      FileLock lock = lock(folder);
      Path programs = PostgresBinaries.unpackInto(binaries.toAbsolutePath());
      Path data = folder.toAbsolutePath().resolve("pgdata");
      Properties secrets = secrets(folder);
      boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
      if (fresh) {
        initialise(programs, data, secrets, folder);
      }
      dropStalePid(data);
      int port = freePort();
      EmbeddedPostgres server = new EmbeddedPostgres(
          data, port, secrets, command(programs, data, port, settings), folder.resolve("postgresql.log"), lock);
      server.keepRunning();
      server.awaitReady();
      server.createUsersAndDatabase();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + folder + ": " + e.getMessage(), e);
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  public int port() {
    return port;
  }

  public String password(String user) {
    return secrets.getProperty(user);
  }

  /** Process id of the postmaster; crash proofs kill it. */
  public long pid() {
    return running().pid();
  }

  private Process running() {
    Process current = process;
    if (current == null) {
      throw new IllegalStateException("Cannot start PostgreSQL with " + command.subList(0, 3)
          + ". Maybe util-linux (unshare, setpriv) is missing?", failure);
    }
    return current;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      Process current = running();
      if (current.isAlive()) {
        signalFastShutdown(current);
        if (!current.waitFor(60, TimeUnit.SECONDS)) {
          current.destroyForcibly();
        }
      }
      lock.acquiredBy().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGINT is PostgreSQL's fast shutdown; {@link Process#destroy} would send SIGTERM, which waits for every client. */
  private static void signalFastShutdown(Process postmaster) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  private static FileLock lock(Path folder) throws IOException {
    @SuppressWarnings("resource") // released by close() through the lock
    FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException("Another Mingqu is using the data in " + folder.toAbsolutePath()
          + ". Maybe stop it first, or give another folder with --data?");
    }
    return lock;
  }

  private static Properties secrets(Path folder) throws IOException {
    Path file = folder.resolve("secrets.properties");
    Properties secrets = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newInputStream(file)) {
        secrets.load(in);
      }
      return secrets;
    }
    SecureRandom random = new SecureRandom();
    for (String user : List.of("postgres", OWNER, SERVER)) {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      secrets.setProperty(user, HexFormat.of().formatHex(bytes));
    }
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newOutputStream(file)) {
      secrets.store(out, "passwords of the embedded PostgreSQL");
    }
    return secrets;
  }

  private static void initialise(Path programs, Path data, Properties secrets, Path folder) throws IOException {
    Path scratch = folder.toAbsolutePath().resolve("pgdata.new");
    deleteRecursively(scratch);
    Path passwordFile = Files.createTempFile(folder, "pw", "",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, secrets.getProperty("postgres"));
    List<String> command = asUnprivileged();
    command.addAll(List.of(programs.resolve("bin/initdb").toString(), "-D", scratch.toString(), "-U", "postgres", "-E", "UTF8",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "-k", "-A", "scram-sha-256", "--pwfile=" + passwordFile));
    Path log = folder.resolve("initdb.log");
    Process initdb = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (initdb.waitFor() != 0) {
        throw new IllegalStateException("initdb failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the database", e);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(scratch, data);
  }

  /** PostgreSQL refuses to run as root: a user namespace without a mapping makes root nobody, for this process only. */
  private static List<String> asUnprivileged() {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of("setsid", "setpriv", "--pdeathsig", "SIGINT")); // own session: Ctrl-C is for the JVM, which then stops us
    return command;
  }

  /** A postmaster.pid left by a killed server names a process that is gone, or is another program by now. */
  private static void dropStalePid(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (isPostgres(pid) && System.nanoTime() < deadlineNanos) {
      sleepMillis(50); // the orphan is shutting down after its parent's death
    }
    if (isPostgres(pid)) {
      throw new IllegalStateException("PostgreSQL process " + pid + " still uses " + data + ". Maybe end it with: kill -INT " + pid);
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean isPostgres(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(p -> p.info().command())
        .filter(c -> c.endsWith("/postgres")).isPresent();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> command(Path programs, Path data, int port, Map<String, String> settings) {
    List<String> command = asUnprivileged();
    command.add(programs.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    Map<String, String> all = new TreeMap<>(Map.of(
        "listen_addresses", "127.0.0.1", "unix_socket_directories", "", "fsync", "on", "jit", "off", "max_connections", "80",
        "shared_buffers", "256MB", "max_wal_size", "2GB", "log_min_messages", "warning", "timezone", "UTC"));
    all.put("wal_compression", "on");
    all.putAll(settings);
    all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  /** The spawning thread outlives every postmaster it starts (the death signal is tied to it) and starts another when one dies. */
  private void keepRunning() {
    Thread keeper = new Thread(this::spawnUntilStopped, "postgresql-keeper");
    keeper.setDaemon(true);
    keeper.start();
    try {
      started.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void spawnUntilStopped() {
    try {
      while (!stopping) {
        Process spawned = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        process = spawned;
        started.countDown();
        spawned.waitFor();
        if (!stopping) {
          sleepMillis(200);
          dropStalePid(data);
        }
      }
    } catch (IOException e) {
      failure = e;
      started.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady() throws IOException {
    long deadlineNanos = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try (Connection ignored = connect("postgres", "postgres")) {
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() > deadlineNanos || failure != null) {
          stopping = true;
          String text = Files.exists(log) ? Files.readString(log) : "";
          throw new IllegalStateException("PostgreSQL did not come up: " + text.substring(Math.max(0, text.length() - 2000)), notYet);
        }
        sleepMillis(30);
      }
    }
  }

  private void createUsersAndDatabase() {
    try (Connection connection = connect("postgres", "postgres"); Statement sql = connection.createStatement()) {
      try (var rows = sql.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
        if (rows.next()) {
          return;
        }
      }
      for (String user : List.of(OWNER, SERVER)) {
        try (var rows = sql.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + user + "'")) {
          if (rows.next()) {
            continue;
          }
        }
        sql.execute("CREATE ROLE " + user + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '" + password(user) + "'");
      }
      sql.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      sql.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
      sql.execute("GRANT CONNECT, TEMPORARY ON DATABASE " + DATABASE + " TO " + SERVER);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database: " + e.getMessage(), e);
    }
  }

  private Connection connect(String user, String database) throws SQLException {
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password(user));
  }

  private static void sleepMillis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void deleteRecursively(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
