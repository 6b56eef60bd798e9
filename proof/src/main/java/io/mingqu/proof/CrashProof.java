package io.mingqu.proof;

import io.mingqu.proof.Work.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the server, PostgreSQL, or both (kill −9) at every stage of the work while work is in flight, for as many rounds as the kills take.
 * Afterwards nothing acknowledged is missing, nothing is there twice, every module's own proofs hold, and the checksums over business columns equal
 * those of the same rounds done by a server that nobody disturbs. With {@code --sabotage} PostgreSQL acknowledges before the commit is on disk: the
 * proof must then fail.
 */
public final class CrashProof {
  private static final long SEED = 20261121L;
  private static final Duration READY_MAX = Duration.ofSeconds(20);
  private static final List<String> SABOTAGE = List.of(
      "--mingqu.postgres.settings=synchronous_commit=off,wal_writer_delay=10000,wal_writer_flush_after=0");

  private final Path scratch;
  private final int kills;
  private final int lines;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  private CrashProof(Path scratch, int kills, int lines) {
    this.scratch = scratch;
    this.kills = kills;
    this.lines = lines;
  }

  public static void main(String[] args) throws Exception {
    boolean sabotage = Arrays.asList(args).contains("--sabotage");
    Path scratch = Files.createTempDirectory("mingqu-crash-");
    try {
      Map<String, Object> report = new CrashProof(scratch, option(args, "--kills", 30), option(args, "--lines", 8_000)).prove(sabotage);
      System.out.println(JsonMapper.shared().writeValueAsString(report));
      System.exit(Boolean.TRUE.equals(report.get("pass")) ? 0 : 1);
    } finally {
      delete(scratch);
    }
  }

  private Map<String, Object> prove(boolean sabotage) throws Exception {
    long startNanos = System.nanoTime();
    System.err.println("a run with " + kills + " kills …");
    Map<String, String> found = new TreeMap<>();
    int rounds = disturbed(sabotage ? SABOTAGE : List.of(), found);
    Map<String, String> expected = Map.of();
    if (!found.isEmpty()) {
      System.err.println("the same " + rounds + " rounds undisturbed …");
      expected = calm(rounds);
      for (Map.Entry<String, String> entry : expected.entrySet()) {
        if (!entry.getValue().equals(found.get(entry.getKey()))) {
          wrong.add(entry.getKey() + ": undisturbed " + entry.getValue() + ", killed " + found.get(entry.getKey()));
        }
      }
    }
    figures.put("seconds", Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
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

  /** Works until all kills are done and the round they fell into is finished; returns how many rounds that took. */
  private int disturbed(List<String> settings, Map<String, String> found) throws Exception {
    try (ServerUnderTest server = server("killed", settings); AckLog log = new AckLog(scratch.resolve("killed.log"))) {
      Duration firstStart = server.start();
      PersistentClient client = new PersistentClient(server, log);
      Work work = new Work(client, SEED, lines);
      work.setUp();
      Killer killer = new Killer(server, work, kills);
      killer.start();
      int rounds = 0;
      try {
        do {
          work.round(rounds++);
        } while (killer.isAlive());
        work.done();
        killer.join();
        acknowledgedIsThere(client, log);
        found.putAll(checksums(client));
      } catch (IllegalStateException e) {
        wrong.add("work: " + e.getMessage());
        work.done();
        killer.join();
      }
      figures.put("kills", killer.done());
      figures.put("killsByStage", killer.byStage());
      figures.put("killsByVictim", killer.byVictim());
      figures.put("rounds", rounds);
      figures.put("acknowledged", log.all().size());
      figures.put("repeats", client.repeats.get());
      judgeReady(firstStart, killer.ready());
      wrong.addAll(killer.trouble());
      return rounds;
    }
  }

  /** Twenty seconds, or twice what the very first start took where the machine is busy: the bar is taken in the same run. */
  private void judgeReady(Duration firstStart, List<Duration> ready) {
    Duration bar = firstStart.multipliedBy(2).compareTo(READY_MAX) > 0 ? firstStart.multipliedBy(2) : READY_MAX;
    List<Duration> sorted = ready.stream().sorted().toList();
    Duration max = sorted.isEmpty() ? Duration.ZERO : sorted.getLast();
    figures.put("firstStartSeconds", seconds(firstStart));
    figures.put("readySecondsMedian", sorted.isEmpty() ? 0 : seconds(sorted.get(sorted.size() / 2)));
    figures.put("readySecondsMax", seconds(max));
    figures.put("readySecondsBar", seconds(bar));
    if (max.compareTo(bar) > 0) {
      wrong.add("not ready within " + seconds(bar) + " s: " + seconds(max));
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private Map<String, String> calm(int rounds) throws Exception {
    try (ServerUnderTest server = server("calm", List.of()); AckLog log = new AckLog(scratch.resolve("calm.log"))) {
      server.start();
      PersistentClient client = new PersistentClient(server, log);
      Work work = new Work(client, SEED, lines);
      work.setUp();
      for (int round = 0; round < rounds; round++) {
        work.round(round);
      }
      return checksums(client);
    }
  }

  /** A demo server: it tells the partners' one-time codes. */
  private ServerUnderTest server(String name, List<String> settings) {
    List<String> all = new ArrayList<>(settings);
    all.add("--mingqu.demo=true");
    return new ServerUnderTest(scratch.resolve(name), all);
  }

  /** Whatever the server acknowledged is there: the file, the batch, the record, and the effect of every act. */
  private void acknowledgedIsThere(PersistentClient client, AckLog log) throws InterruptedException {
    for (Map.Entry<String, String> acknowledged : log.all().entrySet()) {
      String[] answer = acknowledged.getValue().split(" ");
      try {
        if (!stands(client, answer[0], answer.length == 2 ? answer[1] : "")) {
          wrong.add("acknowledged but without effect: " + acknowledged.getKey() + " " + acknowledged.getValue());
        }
      } catch (IllegalStateException e) {
        wrong.add("acknowledged but not there: " + acknowledged.getKey() + " " + acknowledged.getValue());
      }
    }
  }

  private static boolean stands(PersistentClient client, String path, String id) throws InterruptedException {
    String record = path.substring(0, path.lastIndexOf('/'));
    if (path.endsWith("/submit")) {
      return !state(client, record).equals("DRAFT");
    }
    if (path.endsWith("/publish")) {
      return state(client, record).equals("PUBLISHED");
    }
    if (path.endsWith("/confirm")) {
      return !List.of("SENT", "DISPUTED").contains(client.get(record.replace("/my/", "/")).path("statement").path("state").asString());
    }
    if (!id.isEmpty() && !path.endsWith("/acts") && !path.endsWith("/codes")) {
      client.get(path + "/" + id);
    }
    return true;
  }

  private static String state(PersistentClient client, String version) throws InterruptedException {
    return client.get(version).path("state").asString();
  }

  /** Checksums over business columns, counts, and every module's own verdict. */
  private static Map<String, String> checksums(PersistentClient client) throws InterruptedException {
    Map<String, String> sums = new TreeMap<>();
    for (JsonNode line : client.get("/api/verify").path("items")) {
      String name = line.path("name").asString();
      sums.put(name + ".pass", Boolean.toString(line.path("pass").asBoolean()));
      line.path("figures").properties().stream().filter(figure -> counts(figure.getKey()))
          .forEach(figure -> sums.put(name + "." + figure.getKey(), figure.getValue().asString()));
    }
    for (JsonNode count : client.get("/api/statements/counts").path("items")) {
      sums.put("statements " + count, "");
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

  private static boolean counts(String figure) {
    return figure.toLowerCase(java.util.Locale.ROOT).endsWith("sum") || List.of("lines", "postings", "statements", "seals", "partners", "codes").contains(figure);
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
