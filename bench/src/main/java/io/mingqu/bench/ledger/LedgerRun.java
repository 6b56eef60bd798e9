package io.mingqu.bench.ledger;

import io.mingqu.MingquServer;
import io.mingqu.foundation.ledger.Ledger;
import io.mingqu.foundation.ledger.Proof;
import io.mingqu.foundation.ledger.TrialBalance;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.ledger.Posting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs the server in this process over a scratch folder, fsync on, and measures. */
public final class LedgerRun {
    private static final Set<String> OPTIONS = Set.of("single", "postings", "batch", "orders", "threads");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final long ENTITY = 900_001;
    private static final double TRIAL_SECONDS_MAX = 5;
    private final Map<String, String> options;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Object> ratios = new LinkedHashMap<>();

    private LedgerRun(Map<String, String> options) {
        this.options = options;
    }

    public static int main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!OPTIONS.contains(name) || i + 1 == args.length) {
                System.err.println("unknown or incomplete option '" + args[i] + "'; known: --single N --postings N --batch N --orders N --threads N");
                return 2;
            }
            options.put(name, args[++i]);
        }
        return new LedgerRun(options).run();
    }

    private int option(String name, int orElse) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(orElse)));
    }

    private int run() throws Exception {
        Path data = Files.createTempDirectory("mingqu-bench-ledger");
        try (ConfigurableApplicationContext server = new SpringApplication(MingquServer.class).run("--server.port=0", "--mingqu.data=" + data,
                "--mingqu.postgres.binaries=embedded/target/postgresql", "--mingqu.limits.user-per-minute=100000000", "--mingqu.limits.address-per-minute=100000000",
                "--logging.level.root=WARN", "--mingqu.db.connections=40")) {
            boolean pass = measure(server, data);
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("name", "ledger");
            report.put("pass", pass);
            report.put("figures", figures);
            report.put("ratios", ratios);
            report.put("seed", 0);
            report.put("machine", Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                    + System.getProperty("java.version"));
            System.out.println(JsonMapper.shared().writeValueAsString(report));
            return pass ? 0 : 1;
        } finally {
            delete(data);
        }
    }

    private boolean measure(ConfigurableApplicationContext server, Path data) throws Exception {
        String url = Files.readString(data.resolve("server.url")).strip();
        String token = Files.readString(data.resolve("cli-token")).strip();
        String database = "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(data.resolve("pgdata/postmaster.pid")).get(3).strip() + "/mingqu";
        PlainRows plain = new PlainRows(database, password(data));
        Ledger ledger = server.getBean(Ledger.class);
        TransactionTemplate transaction = server.getBean(TransactionTemplate.class);
        int threads = option("threads", 32);
        int single = option("single", 20_000);
        singles(ledger, transaction, "warm", 2_000, threads);
        Timings.of(threads, 2_000, t -> plain.inserts());
        Timings inserts = Timings.of(threads, single, t -> plain.inserts());
        Timings singles = singles(ledger, transaction, "one", single, threads);
        say("single rows", inserts);
        say("postings one by one", singles);
        int batch = option("batch", 1_000);
        int postings = option("postings", 1_000_000);
        Timings batched = Timings.of(2, postings / batch, t -> i -> post(ledger, transaction, batch(i, batch)));
        System.out.printf("postings in batches of %d: %.0f per second%n", batch, batched.perSecond() * batch);
        boolean books = books(ledger);
        figures.put("singleRowInsertsPerSecond", Math.round(inserts.perSecond()));
        figures.put("postingsOneByOnePerSecond", Math.round(singles.perSecond()));
        figures.put("postingsOneByOneP99Millis", round(singles.millisAt(0.99)));
        figures.put("postingsBatchedPerSecond", Math.round(batched.perSecond() * batch));
        figures.put("batch", batch);
        figures.put("threads", threads);
        ratios.put("oneByOneToSingleRows", round(singles.perSecond() / inserts.perSecond()));
        ratios.put("batchedToSingleRows", round(batched.perSecond() * batch / inserts.perSecond()));
        return books & hot(server, plain, url, token, threads);
    }

    private boolean books(Ledger ledger) {
        long start = System.nanoTime();
        TrialBalance balance = Callers.system("bench", () -> ledger.trialBalance(null, null));
        double trial = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        Proof proof = Callers.system("bench", ledger::proof);
        double proved = (System.nanoTime() - start) / 1e9;
        System.out.printf("trial balance of %d postings: %.2f s, proof %.2f s%n", balance.postings(), trial, proved);
        figures.put("postings", balance.postings());
        figures.put("trialBalanceSeconds", round(trial));
        figures.put("proofSeconds", round(proved));
        figures.put("trialBalanceSecondsMax", TRIAL_SECONDS_MAX);
        return balance.differenceMinor() == 0 && proof.holds() && trial <= TRIAL_SECONDS_MAX;
    }

    private boolean hot(ConfigurableApplicationContext server, PlainRows plain, String url, String token, int threads) throws Exception {
        int orders = option("orders", 5_000);
        HotPool pool = new HotPool(server, url, token);
        pool.prepare(12, 100_000_000);
        Timings.of(threads, Math.min(500, orders), t -> pool.orders("W"));
        Timings alone = Timings.of(1, Math.min(200, orders), t -> pool.orders("A"));
        Timings hot = Timings.of(threads, orders, t -> pool.orders("H"));
        Timings queue = Timings.of(threads, orders, t -> plain.hotRow());
        say("orders on one hot pool, reserve + consume over HTTP", hot);
        say("one guarded row in plain SQL", queue);
        figures.put("hotOrders", orders);
        figures.put("hotOrdersPerSecond", Math.round(hot.perSecond()));
        figures.put("hotWritesPerSecond", Math.round(2 * hot.perSecond()));
        figures.put("hotOrderP50Millis", round(hot.millisAt(0.5)));
        figures.put("hotOrderP99Millis", round(hot.millisAt(0.99)));
        figures.put("aloneOrdersPerSecond", Math.round(alone.perSecond()));
        figures.put("aloneOrderP50Millis", round(alone.millisAt(0.5)));
        figures.put("plainHotRowPerSecond", Math.round(queue.perSecond()));
        figures.put("plainHotRowP99Millis", round(queue.millisAt(0.99)));
        // with a lock queue an order would wait for every one before it: threads times as long as alone
        double share = hot.millisAt(0.99) / (threads * alone.millisAt(0.5));
        ratios.put("hotP99ToQueueOfThreads", round(share));
        Proof proof = Callers.system("bench", () -> server.getBean(Ledger.class).proof());
        return proof.holds() && share < 1;
    }

    private static void say(String what, Timings timings) {
        System.out.printf("%s: %.0f per second, p50 %.1f ms, p99 %.1f ms%n", what, timings.perSecond(), timings.millisAt(0.5), timings.millisAt(0.99));
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static Timings singles(Ledger ledger, TransactionTemplate transaction, String mark, int count, int threads) throws Exception {
        return Timings.of(threads, count, t -> i -> post(ledger, transaction, List.of(posting(mark + "/" + i, 0, i))));
    }

    private static void post(Ledger ledger, TransactionTemplate transaction, List<Posting> postings) {
        Callers.system("bench", () -> transaction.execute(tx -> ledger.post(postings)));
    }

    private static List<Posting> batch(int number, int size) {
        List<Posting> postings = new ArrayList<>(size);
        for (int leg = 0; leg < size; leg++) {
            postings.add(posting("batch/" + number, leg, number * 31 + leg));
        }
        return postings;
    }

    /** Accruals over 2,000 partners of one entity: nothing they could run out of. */
    private static Posting posting(String decision, int leg, int n) {
        long partner = 1_000_000 + n % 2_000;
        return new Posting(AccountKey.ofBrand(AccountKind.CONTRA_REVENUE, ENTITY, "CNY"), AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, partner, ENTITY, "CNY"),
                1 + n % 10_000, decision, leg, DAY, null, "accrual");
    }

    private static String password(Path data) throws IOException {
        Properties secrets = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("secrets.properties"))) {
            secrets.load(in);
        }
        return secrets.getProperty("mingqu_owner");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
