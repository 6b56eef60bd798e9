package io.mingqu.proof;

import io.mingqu.embedded.EmbeddedPostgres;
import io.mingqu.proof.Outside.Arrived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pays partners and notes what they used, with 32 threads against two servers on one database that both are told to do everything, and kills both servers
 * (kill −9) between sending and recording. A bank and an ERP outside write down what arrives: every payment and every note at most once, whatever was not
 * answered clearly parked for a person, the books balanced. With {@code --sabotage} a trigger in the scratch database forgets what was claimed for sending:
 * the proof must then fail.
 */
public final class PayoutProof {
  private static final String FORGET = """
      CREATE FUNCTION public.forget_claim() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.state = 'SENDING' THEN NEW.state := OLD.state; END IF; RETURN NEW; END $$;
      CREATE TRIGGER forget_claim BEFORE UPDATE ON payout.cash_line FOR EACH ROW EXECUTE FUNCTION public.forget_claim();
      CREATE TRIGGER forget_claim BEFORE UPDATE ON payout.note FOR EACH ROW EXECUTE FUNCTION public.forget_claim();
      """;
  private static final Duration QUIET_LIMIT = Duration.ofMinutes(5);
  private final Path scratch;
  private final int races;
  private final int kills;
  private final boolean sabotage;
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final AtomicInteger killed = new AtomicInteger();

  private PayoutProof(Path scratch, int races, int kills, boolean sabotage) {
    this.scratch = scratch;
    this.races = races;
    this.kills = kills;
    this.sabotage = sabotage;
  }

  public static void main(String[] args) throws Exception {
    boolean sabotage = Arrays.asList(args).contains("--sabotage");
    Path scratch = Files.createTempDirectory("mingqu-payout-");
    try {
      Map<String, Object> report = new PayoutProof(scratch, option(args, "--races", 10_000), option(args, "--kills", 4), sabotage).prove();
      System.out.println(JsonMapper.shared().writeValueAsString(report));
      System.exit(Boolean.TRUE.equals(report.get("pass")) ? 0 : 1);
    } finally {
      delete(scratch);
    }
  }

  private Map<String, Object> prove() throws Exception {
    long startNanos = System.nanoTime();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(scratch.resolve("pg"), Path.of("embedded/target/postgresql"), Map.of()); Outside outside = new Outside()) {
      String url = "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(scratch.resolve("pg/pgdata/postmaster.pid")).get(3).strip() + "/" + EmbeddedPostgres.DATABASE;
      List<String> settings = settings(postgres, url, outside);
      try (ServerUnderTest one = server("one", settings); ServerUnderTest two = server("two", settings)) {
        one.start();
        for (String name : List.of("two", "seed")) {
          Files.createDirectories(scratch.resolve(name));
          for (String file : List.of("secret-key", "cli-token")) {
            Files.copy(scratch.resolve("one").resolve(file), scratch.resolve(name).resolve(file));
          }
        }
        two.start();
        try (Connection database = DriverManager.getConnection(url, EmbeddedPostgres.OWNER, postgres.password(EmbeddedPostgres.OWNER))) {
          race(one, two, settings, database, outside);
        }
      }
    }
    figures.put("seconds", Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("name", sabotage ? "payout --sabotage" : "payout");
    report.put("pass", wrong.isEmpty());
    report.put("figures", figures);
    report.put("wrong", wrong.size() > 12 ? wrong.subList(0, 12) : wrong);
    report.put("wrongCount", wrong.size());
    report.put("seed", 0);
    report.put("machine", Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch"));
    return report;
  }

  private static List<String> settings(EmbeddedPostgres postgres, String url, Outside outside) {
    return List.of("--mingqu.db.url=" + url, "--mingqu.db.owner=" + EmbeddedPostgres.OWNER,
        "--mingqu.db.owner-password=" + postgres.password(EmbeddedPostgres.OWNER), "--mingqu.db.server=" + EmbeddedPostgres.SERVER,
        "--mingqu.db.server-password=" + postgres.password(EmbeddedPostgres.SERVER), "--mingqu.payout.erp-url=" + outside.url("/erp"),
        "--mingqu.payout.bank-url=" + outside.url("/bank"), "--MINGQU_COURIER_SECRET=" + Outside.SECRET, "--mingqu.limits.user-per-minute=100000000",
        "--mingqu.limits.address-per-minute=100000000");
  }

  private ServerUnderTest server(String name, List<String> settings) {
    List<String> all = new ArrayList<>(settings);
    all.add("--mingqu.node=" + name);
    return new ServerUnderTest(scratch.resolve(name), all);
  }

  private void race(ServerUnderTest one, ServerUnderTest two, List<String> settings, Connection database, Outside outside) throws Exception {
    int partners = Math.max(2, races / 2);
    int rounds = Math.max(1, Math.min(20, partners / 10));
    PayoutRaces work = new PayoutRaces(one, two);
    long policy = work.setUp();
    List<String> seed = new ArrayList<>(settings);
    seed.addAll(List.of("--mingqu.data=" + scratch.resolve("seed"), "--mingqu.node=seed"));
    PayoutSeed.plant(seed, partners, policy);
    work.bankAccount(PayoutSeed.code(0));
    sql(database, """
        SELECT set_config('mingqu.scope', 'system', false);
        INSERT INTO payout.bank_account (partner_id, holder, bank_name, bank_code, account_sealed, account_tail, fingerprint, state, proposed_by, proposed_at)
        SELECT p.id, 'fixture', a.bank_name, a.bank_code, a.account_sealed, a.account_tail, a.fingerprint, 'APPROVED', 'fixture', now()
        FROM partner.partner p CROSS JOIN (SELECT * FROM payout.bank_account LIMIT 1) a
        WHERE p.code LIKE 'RACE%' AND NOT EXISTS (SELECT FROM payout.bank_account o WHERE o.partner_id = p.id);
        """ + (sabotage ? FORGET : ""));
    crashes(one, two, outside, partners);
    for (int round = 0; round < rounds; round++) {
      int from = (int) ((long) partners * round / rounds);
      int to = (int) ((long) partners * (round + 1) / rounds);
      work.round(round, IntStream.range(from, to).mapToObj(PayoutSeed::code).toList(), notes -> count(database, "SELECT count(*) FROM payout.note WHERE state = 'OPEN'"));
      System.err.println("round " + (round + 1) + " of " + rounds + ", " + outside.arrived().size() + " arrived, " + killed.get() + " kills");
    }
    awaitQuiet(database);
    verdict(database, outside, partners, work);
  }

  /** At some messages, after they were written down outside and before anybody inside knows: both servers die. */
  private void crashes(ServerUnderTest one, ServerUnderTest two, Outside outside, int partners) {
    AtomicInteger messages = new AtomicInteger();
    AtomicBoolean dying = new AtomicBoolean();
    int every = Math.max(3, 2 * partners / (kills + 1));
    outside.beforeAnswer(() -> {
      if (messages.incrementAndGet() % every == 0 && killed.get() < kills && dying.compareAndSet(false, true)) {
        try {
          one.killServer();
          two.killServer();
          killed.incrementAndGet();
          Thread.ofVirtual().start(() -> again(one, two, dying));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    });
  }

  private void again(ServerUnderTest one, ServerUnderTest two, AtomicBoolean dying) {
    try {
      one.start();
      two.start();
    } catch (IOException | InterruptedException e) {
      wrong.add("a server did not start again: " + e);
    } finally {
      dying.set(false);
    }
  }

  private void awaitQuiet(Connection database) throws Exception {
    long end = System.nanoTime() + QUIET_LIMIT.toNanos();
    while (count(database, """
        SELECT (SELECT count(*) FROM payout.cash_line WHERE state IN ('READY', 'SENDING')) + (SELECT count(*) FROM payout.note WHERE state IN ('BATCHED', 'SENDING'))""") > 0) {
      if (System.nanoTime() > end) {
        wrong.add("something was still being sent after " + QUIET_LIMIT);
        return;
      }
      Thread.sleep(500);
    }
  }

  private void verdict(Connection database, Outside outside, int partners, PayoutRaces work) throws Exception {
    Map<String, String> states = new LinkedHashMap<>();
    rows(database, "SELECT key, state FROM payout.cash_line UNION ALL SELECT key, state FROM payout.note", states);
    Map<String, Integer> byState = new java.util.TreeMap<>();
    states.forEach((key, state) -> {
      byState.merge(state, 1, Integer::sum);
      Arrived arrived = outside.arrived().get(key);
      boolean done = arrived != null && arrived.done();
      if ((state.equals("PAID") || state.equals("ACCEPTED")) && !done) {
        wrong.add(key + " is " + state + ", but nothing was done outside");
      }
      if ((state.equals("FAILED") || state.equals("REJECTED")) && done) {
        wrong.add(key + " is " + state + ", but it was done outside");
      }
      if (arrived == null && !state.equals("UNKNOWN")) {
        wrong.add(key + " is " + state + " and never arrived");
      }
    });
    long twice = outside.arrived().values().stream().filter(a -> a.sequences().size() > 1).count();
    if (twice > 0) {
      wrong.add(twice + " messages arrived twice, such as " + outside.arrived().entrySet().stream().filter(e -> e.getValue().sequences().size() > 1).findFirst());
    }
    same("messages outside that are unknown inside", outside.arrived().keySet().stream().filter(key -> !states.containsKey(key)).count(), 0);
    same("forged", outside.forged(), 0);
    same("payables", count(database, "SELECT count(*) FROM payout.payable"), 2L * partners);
    same("payables in two lines", count(database, "SELECT count(*) FROM (SELECT payable_id FROM payout.cash_item WHERE live GROUP BY 1 HAVING count(*) > 1) t"), 0);
    same("cash lines", count(database, "SELECT count(*) FROM payout.cash_line"), partners);
    same("notes", count(database, "SELECT count(*) FROM payout.note"), partners);
    same("orders", count(database, "SELECT count(*) FROM pool.use"), partners);
    long unknown = byState.getOrDefault("UNKNOWN", 0);
    if (unknown == 0) {
      wrong.add("no answer was unknown: the proof did not try");
    }
    same("kills", killed.get(), kills);
    List<String> failed = work.verify();
    failed.forEach(name -> wrong.add("verification " + name + " fails"));
    figures.put("races", 2 * partners);
    figures.put("requests", work.requests());
    figures.put("repeatsAfterKills", work.repeats());
    figures.put("kills", killed.get());
    figures.put("arrivedOutside", outside.arrived().size());
    figures.put("arrivedTwice", twice);
    figures.put("states", byState);
    figures.put("unknownParked", unknown);
  }

  private void same(String what, long is, long should) {
    if (is != should) {
      wrong.add(what + ": " + is + ", should be " + should);
    }
  }

  private static long count(Connection database, String query) {
    synchronized (database) {
      try (Statement sql = database.createStatement(); ResultSet row = sql.executeQuery(query)) {
        row.next();
        return row.getLong(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void rows(Connection database, String query, Map<String, String> into) throws SQLException {
    try (Statement sql = database.createStatement(); ResultSet row = sql.executeQuery(query)) {
      while (row.next()) {
        into.put(row.getString(1), row.getString(2));
      }
    }
  }

  private static void sql(Connection database, String text) throws SQLException {
    try (Statement sql = database.createStatement()) {
      sql.execute(text);
    }
  }

  private static int option(String[] args, String name, int orElse) {
    int at = Arrays.asList(args).indexOf(name);
    return at >= 0 && at + 1 < args.length ? Integer.parseInt(args[at + 1]) : orElse;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
