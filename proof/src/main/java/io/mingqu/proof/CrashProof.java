package io.mingqu.proof;

import io.mingqu.proof.Work.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the server, PostgreSQL, or both (kill −9) at every stage of the work while work is in flight. Afterwards nothing acknowledged is missing, nothing is
 * there twice, every module's own proofs hold, and the checksums over business columns equal those of a run that was never killed. With
 * {@code --sabotage} PostgreSQL acknowledges before the commit is on disk: the proof must then fail.
 */
public final class CrashProof {
  private static final long SEED = 20261121L;

  private CrashProof() {}

  public static void main(String[] args) throws Exception {
    int kills = option(args, "--kills", 12);
    int files = option(args, "--files", 6);
    int lines = option(args, "--lines", 20_000);
    boolean sabotage = Arrays.asList(args).contains("--sabotage");
    Path scratch = Files.createTempDirectory("mingqu-crash-");
    try {
      Map<String, Object> report = new CrashProof().prove(scratch, kills, files, lines, sabotage);
      System.out.println(JsonMapper.shared().writeValueAsString(report));
      System.exit(Boolean.TRUE.equals(report.get("pass")) ? 0 : 1);
    } finally {
      delete(scratch);
    }
  }

  private Map<String, Object> prove(Path scratch, int kills, int files, int lines, boolean sabotage) throws Exception {
    Map<String, String> expected;
    System.err.println("a run that nobody disturbs …");
    try (ServerUnderTest server = new ServerUnderTest(scratch.resolve("calm"), List.of());
        AckLog log = new AckLog(scratch.resolve("calm.log"))) {
      server.start();
      PersistentClient client = new PersistentClient(server, log);
      new Work(client, SEED, files, lines, 20 * kills).run();
      expected = checksums(client);
    }
    List<String> settings = sabotage
        ? List.of("--mingqu.postgres.settings=synchronous_commit=off,wal_writer_delay=10000,wal_writer_flush_after=0") : List.of();
    List<String> wrong = new ArrayList<>();
    Map<String, Object> figures = new LinkedHashMap<>();
    try (ServerUnderTest server = new ServerUnderTest(scratch.resolve("killed"), settings);
        AckLog log = new AckLog(scratch.resolve("killed.log"))) {
      server.start();
      PersistentClient client = new PersistentClient(server, log);
      Work work = new Work(client, SEED, files, lines, 20 * kills);
      Killer killer = new Killer(server, work, kills);
      killer.start();
      try {
        work.run();
      } catch (IllegalStateException e) {
        wrong.add("work: " + e.getMessage());
      }
      killer.finish();
      missing(client, log, wrong);
      Map<String, String> found = checksums(client);
      for (Map.Entry<String, String> entry : expected.entrySet()) {
        if (!entry.getValue().equals(found.get(entry.getKey()))) {
          wrong.add(entry.getKey() + ": unkilled " + entry.getValue() + ", killed " + found.get(entry.getKey()));
        }
      }
      figures.put("kills", killer.done);
      figures.put("killsByStage", killer.byStage);
      figures.put("acknowledged", log.all().size());
      figures.put("repeats", client.repeats.get());
      figures.put("readySecondsMax", killer.readyMax.toMillis() / 1000.0);
      if (killer.readyMax.compareTo(Duration.ofSeconds(20)) > 0) {
        wrong.add("not ready within 20 s: " + killer.readyMax);
      }
      wrong.addAll(killer.trouble);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("name", sabotage ? "crash --sabotage" : "crash");
    report.put("pass", wrong.isEmpty());
    report.put("figures", figures);
    report.put("wrong", wrong.size() > 12 ? wrong.subList(0, 12) : wrong);
    report.put("wrongCount", wrong.size());
    report.put("checksums", expected);
    report.put("seed", SEED);
    report.put("machine", Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch"));
    return report;
  }

  /** Whatever the server acknowledged is there: the file, the batch, the record. */
  private static void missing(PersistentClient client, AckLog log, List<String> wrong) throws InterruptedException {
    for (Map.Entry<String, String> acknowledged : log.all().entrySet()) {
      String[] answer = acknowledged.getValue().split(" ");
      boolean record = !answer[0].endsWith("/submit") && !answer[0].endsWith("/publish"); // acts answer with the version they were done to
      if (record && answer.length == 2 && !answer[1].isEmpty()) {
        try {
          client.get(answer[0] + "/" + answer[1]);
        } catch (IllegalStateException e) {
          wrong.add("acknowledged but not there: " + acknowledged.getKey() + " " + acknowledged.getValue());
        }
      }
    }
  }

  /** Checksums of facts, and every module's own verdict. */
  private static Map<String, String> checksums(PersistentClient client) throws InterruptedException {
    Map<String, String> sums = new TreeMap<>();
    for (JsonNode line : client.get("/api/verify").path("items")) {
      sums.put(line.path("name").asString() + ".pass", Boolean.toString(line.path("pass").asBoolean()));
      if (!line.path("figures").path("checksum").isMissingNode()) {
        sums.put(line.path("name").asString() + ".lines", line.path("figures").path("lines").toString());
        sums.put(line.path("name").asString() + ".checksum", line.path("figures").path("checksum").asString());
      }
    }
    int targets = 0;
    String next = "";
    while (next != null) {
      JsonNode page = client.get("/api/targets?limit=500" + (next.isEmpty() ? "" : "&after=" + next));
      targets += page.path("items").size();
      next = page.path("next").isNull() || page.path("next").isMissingNode() ? null : page.path("next").asString();
    }
    sums.put("targets.count", Integer.toString(targets));
    return sums;
  }

  /** Kills in turn the server, PostgreSQL and both, at each stage, some moments into it. */
  private static final class Killer extends Thread {
    private final ServerUnderTest server;
    private final Work work;
    private final int kills;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<Stage, Integer> byStage = new EnumMap<>(Stage.class);
    private final List<String> trouble = new ArrayList<>();
    private Duration readyMax = Duration.ZERO;
    private int done;

    Killer(ServerUnderTest server, Work work, int kills) {
      super("killer");
      this.server = server;
      this.work = work;
      this.kills = kills;
    }

    void finish() throws InterruptedException {
      join();
    }

    @Override
    public void run() {
      try {
        while (done < kills && work.stage.get() != Stage.DONE) {
          Thread.sleep(150 + random.nextInt(1_500));
          Stage rarest = rarest();
          long waitUntilNanos = System.nanoTime() + Duration.ofSeconds(3).toNanos();
          while (work.stage.get() != rarest && System.nanoTime() < waitUntilNanos && work.stage.get() != Stage.DONE) {
            Thread.sleep(2);
          }
          Stage at = work.stage.get();
          if (at == Stage.DONE || at == Stage.SET_UP) {
            continue;
          }
          Thread.sleep(random.nextInt(40));
          kill();
          byStage.merge(at, 1, Integer::sum);
          done++;
        }
      } catch (Exception e) {
        trouble.add("killer: " + e.getMessage());
      }
    }

    private Stage rarest() {
      return Arrays.stream(new Stage[] {Stage.APPLYING, Stage.SETTLING, Stage.SENDING, Stage.READING, Stage.UPLOADING})
          .min(Comparator.comparingInt(stage -> byStage.getOrDefault(stage, 0))).orElseThrow();
    }

    private void kill() throws IOException, InterruptedException {
      switch (done % 3) {
        case 0 -> server.killServer();
        case 1 -> {
          server.killPostgres();
          return; // the server starts it again and reconnects
        }
        default -> server.killBoth();
      }
      Duration ready = server.start();
      readyMax = ready.compareTo(readyMax) > 0 ? ready : readyMax;
    }
  }

  private static int option(String[] args, String name, int otherwise) {
    int at = Arrays.asList(args).indexOf(name);
    return at >= 0 && at + 1 < args.length ? Integer.parseInt(args[at + 1]) : otherwise;
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
