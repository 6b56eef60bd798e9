package io.mingqu.bench.settle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Runs both sides, each repetition of each side in a process of its own, and compares. */
public final class SettleRun {
    private static final double RATIO_MAX = 0.5;
    private static final double PAYOUTS_MAX = 2.0 / 3;
    private static final double RERATE_MAX = 0.25;
    private static final Set<String> OPTIONS = Set.of("lines", "partners", "programmes", "runs", "threads", "seed", "side", "late", "postgres");

    private final Map<String, String> options;

    private SettleRun(Map<String, String> options) {
        this.options = options;
    }

    /** The exit code: 0 when both sides agree and the line-level ratio holds. */
    public static int main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!OPTIONS.contains(name) || i + 1 == args.length) {
                System.err.println("unknown or incomplete option '" + args[i] + "'; known: --lines N --partners N --programmes N --runs N "
                        + "--threads N --seed N --late N --postgres yes|no");
                return 2;
            }
            options.put(name, args[++i]);
        }
        SettleRun run = new SettleRun(options);
        String side = options.get("side");
        if (side != null) {
            if (side.equals("postgres")) {
                System.out.println(PostgresLoading.run(run.data()));
                return 0;
            }
            SideResult result = side.equals("kernel")
                    ? new KernelSide(run.data(), run.number("threads", 2)).run()
                    : new DuckDbSide(run.data(), run.number("threads", 2)).run();
            System.out.println(result.line());
            return 0;
        }
        return run.compare();
    }

    private SettleData data() {
        return new SettleData(number("lines", 20_000_000), number("partners", 2_000), number("programmes", 300), number("seed", 7),
                number("late", number("lines", 20_000_000) / 100));
    }

    private int number(String option, int standard) {
        String given = options.get(option);
        return given == null ? standard : Integer.parseInt(given);
    }

    /** A child's report: see {@link SideResult#line}. */
    private record Report(double loadCpu, double lineCpu, double lineWall, double payoutCpu, double payoutWall,
            long payouts, long payoutMinor, String digest, long attributions, long checksum, double rerateCpu, double rerateKeptCpu, String rerated) {
        static Report parse(String line) {
            String[] f = line.split(" ");
            return new Report(Double.parseDouble(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3]), Double.parseDouble(f[4]),
                    Double.parseDouble(f[5]), Long.parseLong(f[6]), Long.parseLong(f[7]), f[8], Long.parseLong(f[9]), Long.parseLong(f[10]),
                    Double.parseDouble(f[11]), Double.parseDouble(f[12]), f[13]);
        }

        boolean agrees(Report other) {
            return payouts == other.payouts && payoutMinor == other.payoutMinor && digest.equals(other.digest)
                    && attributions == other.attributions && checksum == other.checksum && rerated.equals(other.rerated);
        }
    }

    private int compare() throws IOException, InterruptedException {
        int runs = number("runs", 5);
        List<Report> ours = new ArrayList<>();
        List<Report> peers = new ArrayList<>();
        boolean equal = true;
        for (int i = 1; i <= runs; i++) {
            Report kernel = child("kernel");
            Report duckdb = child("duckdb");
            equal &= kernel.agrees(duckdb);
            ours.add(kernel);
            peers.add(duckdb);
            System.out.printf(Locale.ROOT, "run %d of %d, CPU-s kernel / DuckDB: line level %.2f / %.2f, payouts only %.2f / %.2f, late lines %.3f / %.3f, %s%n",
                    i, runs, kernel.lineCpu(), duckdb.lineCpu(), kernel.payoutCpu(), duckdb.payoutCpu(), kernel.rerateCpu(), duckdb.rerateCpu(), kernel.agrees(duckdb) ? "equal to the fen" : "DIFFERENT");
            if (!kernel.agrees(duckdb)) {
                System.out.println("  kernel " + kernel);
                System.out.println("  duckdb " + duckdb);
            }
        }
        Ratios ratios = new Ratios(ratio(ours, peers, Report::lineCpu), ratio(ours, peers, Report::payoutCpu), ratio(ours, peers, Report::rerateCpu),
                ratio(ours, peers, Report::rerateKeptCpu));
        String loading = "no".equals(options.get("postgres")) ? "null" : postgres();
        boolean pass = equal && ratios.lines() <= RATIO_MAX && ratios.payouts() <= PAYOUTS_MAX && ratios.rerate() <= RERATE_MAX;
        System.out.println(json(pass, equal, ours, peers, ratios, loading));
        return pass ? 0 : 1;
    }

    /** Ours ÷ DuckDB's, medians of CPU-seconds. The last is against a DuckDB that kept its aggregates. */
    private record Ratios(double lines, double payouts, double rerate, double rerateKept) {}

    private static double ratio(List<Report> ours, List<Report> peers, ToDoubleFunction<Report> cpu) {
        return median(ours.stream().map(cpu::applyAsDouble).toList()) / median(peers.stream().map(cpu::applyAsDouble).toList());
    }

    private String json(boolean pass, boolean equal, List<Report> ours, List<Report> peers, Ratios ratios, String loading) {
        Report kernel = ours.getFirst();
        return String.format(Locale.ROOT, "{\"name\":\"settle\",\"pass\":%b,\"figures\":{\"lines\":%d,\"lateLines\":%d,\"partners\":%d,\"programmes\":%d,"
                        + "\"payouts\":%d,\"payoutMinor\":%d,\"attributions\":%d,\"equalToTheFen\":%b,\"runs\":%d,\"threads\":%d,"
                        + "\"kernel\":%s,\"duckdb\":%s,\"loadingFromPostgreSql\":%s},"
                        + "\"ratios\":{\"lineLevel\":%.3f,\"lineLevelMax\":%.3f,\"payoutsOnly\":%.3f,\"payoutsOnlyMax\":%.3f,\"lateLines\":%.3f,"
                        + "\"lateLinesMax\":%.3f,\"lateLinesAgainstKeptAggregates\":%.3f},"
                        + "\"seed\":%d,\"machine\":\"%d cores, %s %s, Java %s\"}",
                pass, number("lines", 20_000_000), data().late, number("partners", 2_000), number("programmes", 300),
                kernel.payouts(), kernel.payoutMinor(), kernel.attributions(), equal, ours.size(), number("threads", 2),
                side(ours), side(peers), loading, ratios.lines(), RATIO_MAX, ratios.payouts(), PAYOUTS_MAX, ratios.rerate(), RERATE_MAX,
                ratios.rerateKept(), number("seed", 7), Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                System.getProperty("os.arch"), System.getProperty("java.version"));
    }

    private static String side(List<Report> reports) {
        return String.format(Locale.ROOT,
                "{\"lineLevelCpuSeconds\":%.2f,\"lineLevelSeconds\":%.2f,\"payoutsOnlyCpuSeconds\":%.2f,\"lateLinesCpuSeconds\":%.3f,"
                        + "\"lateLinesKeptAggregatesCpuSeconds\":%.3f,\"loadingCpuSeconds\":%.2f}",
                median(reports.stream().map(Report::lineCpu).toList()), median(reports.stream().map(Report::lineWall).toList()),
                median(reports.stream().map(Report::payoutCpu).toList()), median(reports.stream().map(Report::rerateCpu).toList()),
                median(reports.stream().map(Report::rerateKeptCpu).toList()), median(reports.stream().map(Report::loadCpu).toList()));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length % 2 == 1 ? sorted[sorted.length / 2]
                : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private Report child(String side) throws IOException, InterruptedException {
        return Report.parse(lastLine(side));
    }

    private String postgres() throws IOException, InterruptedException {
        return lastLine("postgres").substring("RESULT ".length());
    }

    private String lastLine(String side) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (side.equals("duckdb") ? "1g" : "6g"), "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "io.mingqu.bench.SettleBench", "--side", side));
        options.forEach((name, value) -> {
            if (!name.equals("runs") && !name.equals("postgres")) {
                command.addAll(Arrays.asList("--" + name, value));
            }
        });
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String last = "";
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
        }
        int code = process.waitFor();
        if (code != 0 || !last.startsWith("RESULT ")) {
            throw new IllegalStateException(side + " side ended with " + code + ": " + last);
        }
        return last;
    }
}
