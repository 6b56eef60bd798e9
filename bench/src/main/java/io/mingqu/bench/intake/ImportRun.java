package io.mingqu.bench.intake;

import io.mingqu.cli.Api;
import io.mingqu.cli.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Runs both sides in turn over Online Retail, each over emptied tables, and compares the medians. */
public final class ImportRun {
    private static final double RATIO_MIN = 0.5;
    private static final Set<String> OPTIONS = Set.of("runs", "lines", "heap", "file");
    private static final Path FILE = Path.of("demo/src/main/resources/online-retail/online_retail.csv.gz");
    private final Map<String, String> options;

    private ImportRun(Map<String, String> options) {
        this.options = options;
    }

    /** The exit code: 0 when the ratio holds and both sides stored every line. */
    public static int main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!OPTIONS.contains(name) || i + 1 == args.length) {
                System.err.println("unknown or incomplete option '" + args[i] + "'; known: --runs N --lines N --heap 512m --file CSV.GZ");
                return 2;
            }
            options.put(name, args[++i]);
        }
        return new ImportRun(options).compare();
    }

    private int compare() throws Exception {
        int runs = Integer.parseInt(options.getOrDefault("runs", "5"));
        Path scratch = Files.createTempDirectory("mingqu-bench-import");
        Path csv = scratch.resolve("online_retail.csv");
        long lines = unpack(Path.of(options.getOrDefault("file", FILE.toString())), csv);
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        boolean complete = true;
        long resident;
        try (BenchServer server = new BenchServer(scratch.resolve("data"), options.getOrDefault("heap", "512m"))) {
            Api api = new Api(server.url(), Texts.of(Map.of("LANG", "en"))).withToken(server.token());
            long entity = prepare(api);
            try (PlainSql sql = new PlainSql(server.database(), "mingqu_owner", server.password("mingqu_owner"))) {
                ours(api, csv); // warm-up: partners, products and months exist afterwards for both sides
                for (int i = 1; i <= runs; i++) {
                    sql.quiet();
                    sql.empty();
                    double product = ours(api, csv);
                    complete &= sql.count() == lines;
                    sql.quiet();
                    sql.empty();
                    double peer = sql.load(csv, entity) / 1e9;
                    complete &= sql.count() == lines;
                    ours.add(lines / product);
                    plain.add(lines / peer);
                    System.out.printf(Locale.ROOT, "run %d of %d: Mingqu %.2f s (%.0f lines/s), plain SQL %.2f s (%.0f lines/s)%n",
                            i, runs, product, lines / product, peer, lines / peer);
                }
            }
            resident = server.residentMegabytesMax();
        } finally {
            delete(scratch);
        }
        double ratio = median(ours) / median(plain);
        boolean pass = complete && ratio >= RATIO_MIN;
        System.out.printf(Locale.ROOT, "{\"name\":\"import\",\"pass\":%b,\"figures\":{\"lines\":%d,\"runs\":%d,\"allLinesStored\":%b,"
                        + "\"mingquLinesPerSecond\":%.0f,\"plainSqlLinesPerSecond\":%.0f,\"heap\":\"%s\",\"serverResidentMegabytesMax\":%d},"
                        + "\"ratios\":{\"mingquToPlainSql\":%.3f,\"min\":%.2f},\"seed\":0,\"machine\":\"%d cores, %s %s, Java %s\"}%n",
                pass, lines, runs, complete, median(ours), median(plain), options.getOrDefault("heap", "512m"), resident, ratio, RATIO_MIN,
                Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"), System.getProperty("os.arch"), System.getProperty("java.version"));
        return pass ? 0 : 1;
    }

    /** The entity's id. */
    private static long prepare(Api api) {
        api.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "BENCH", "nameZh", "基准", "nameEn", "Bench", "currency", "GBP"))));
        Map<String, Object> spec = Map.of(
                "columns", Map.of("documentNo", "InvoiceNo", "productCode", "StockCode", "productName", "Description", "quantity", "Quantity",
                        "occurredAt", "InvoiceDate", "unitPrice", "UnitPrice", "partnerCode", "CustomerID", "region", "Country"),
                "fixed", Map.of("entity", "BENCH"), "settings", Map.of("currency", "GBP"),
                "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT"), "zone", "Europe/London");
        api.put("/api/intake/mappings/bench", Map.of("target", "retail_line", "source", "bench", "spec", spec));
        for (JsonNode entity : api.get("/api/entities").path("items")) {
            if (entity.path("code").asString().equals("BENCH")) {
                return entity.path("id").asLong();
            }
        }
        throw new IllegalStateException("the entity was not made");
    }

    /** Seconds from sending the file to its seal. */
    private static double ours(Api api, Path csv) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String file = api.upload(csv, "intake").path("id").asString();
        String batch = api.post("/api/intake/batches", Map.of("fileId", file, "mapping", "bench", "dryRun", false)).path("id").asString();
        while (true) {
            JsonNode now = api.get("/api/intake/batches/" + batch);
            switch (now.path("state").asString()) {
                case "SEALED" -> {
                    return (System.nanoTime() - start) / 1e9;
                }
                case "READING", "APPLYING" -> Thread.sleep(50);
                default -> throw new IllegalStateException("the import ended as " + now);
            }
        }
    }

    private long unpack(Path packed, Path csv) throws IOException {
        long limit = Long.parseLong(options.getOrDefault("lines", String.valueOf(Long.MAX_VALUE - 1)));
        long lines = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(csv)) {
            for (String line = in.readLine(); line != null && lines <= limit; line = in.readLine(), lines++) {
                out.write(line);
                out.write('\n');
            }
        }
        return lines - 1;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length % 2 == 1 ? sorted[sorted.length / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
