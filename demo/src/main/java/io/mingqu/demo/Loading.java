package io.mingqu.demo;

import io.mingqu.cli.archive.OwnerAccess;
import io.mingqu.demo.brand.Brand;
import io.mingqu.demo.brand.BrandCheck;
import io.mingqu.demo.brand.BrandFiles;
import io.mingqu.demo.brand.BrandMaker;
import io.mingqu.demo.retail.RetailCheck;
import io.mingqu.demo.retail.RetailFiles;
import io.mingqu.demo.retail.RetailOracle;
import io.mingqu.demo.story.FundStory;
import io.mingqu.demo.story.PayoutStory;
import io.mingqu.demo.story.ShopStories;
import io.mingqu.demo.story.StockStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Fills a server with both data sets through its interface; in full, it also compares with the oracles and tries the awkward copies. */
final class Loading {

    /** The demo's today: the second working day after the last month of the data. */
    static final String NOW = "2026-03-02T01:00:00Z";
    private static final int FAULTS = 1000;
    private static final YearMonth SHORT_FROM = YearMonth.of(2025, 12);

    private final Installation installation;
    private final boolean full;

    Loading(Installation installation, boolean full) {
        this.installation = installation;
        this.full = full;
    }

    /** Whether an earlier start filled this data folder to the end. */
    static boolean alreadyLoaded(Installation installation) {
        return Files.exists(installation.scratch("").resolve("complete"));
    }

    void complete() throws IOException {
        Files.writeString(installation.scratch("").resolve("complete"), NOW + "\n");
    }

    /** Clock, legal entities, regions, people, mappings. */
    void setUp(Report report) {
        report.stage("set up", () -> {
            installation.operator().put("/api/clock", Map.of("now", NOW));
            Organisation.setUp(installation.operator(), RetailFiles.countries());
            Staff.hire(installation.operator());
            Mappings.save(installation.operator());
        });
    }

    void brand(Report report) {
        Path folder = installation.scratch("brand");
        Brand brand = report.stage("make files", () -> {
            Brand made = BrandMaker.make(BrandFiles.SEED, BrandFiles.DEALERS);
            try {
                BrandFiles.write(made, folder);
                Mappings.ownNames(installation.operator(), "brand-erp", Files.readString(folder.resolve("value-map.csv")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return made;
        });
        report.stage("import", () -> importAll(folder, report));
        report.stage("programmes", () -> {
            Programmes.publish(installation, "/brand/programmes.json", 1);
        });
        report.stage("month-end", () -> {
            for (String entity : List.of("XM01", "XM02")) {
                MonthEnds.run(installation, entity, full ? YearMonth.of(2025, 1) : SHORT_FROM, YearMonth.of(2026, 2), report);
            }
        });
        if (full) {
            report.stage("compare with the oracle", () -> compareBrand(brand, folder, report));
        }
        report.stage("compare with finance's sheet", () -> compareSheet(brand, folder, report));
    }

    private void importAll(Path folder, Report report) {
        long read = 0;
        long held = 0;
        Map<String, Long> reasons = new TreeMap<>();
        for (BrandFiles.Entry entry : BrandFiles.manifest(folder)) {
            if (entry.target().equals("manual_sheet")) {
                continue;
            }
            JsonNode batch = installation.importFile(folder.resolve(entry.file()), entry.mapping());
            read += batch.get("rowsRead").asLong();
            held += batch.get("rowsHeld").asLong();
            heldReasons(batch, reasons);
            if (batch.get("rowsHeld").asLong() > 0 || batch.get("added").asLong() != entry.rows()) {
                report.wrong(entry.file() + ": " + entry.rows() + " rows written, " + batch.get("added").asLong() + " taken over, "
                        + batch.get("rowsHeld").asLong() + " held");
            }
        }
        report.put("linesRead", read);
        report.put("linesHeld", held);
        report.put("heldByReason", reasons);
    }

    private void heldReasons(JsonNode batch, Map<String, Long> reasons) {
        if (batch.get("rowsHeld").asLong() > 0) {
            for (JsonNode reason : installation.operator().get("/api/intake/batches/" + batch.get("id").asString() + "/held/reasons")) {
                reasons.merge(reason.get("reason").asString(), reason.get("rows").asLong(), Long::sum);
            }
        }
    }

    private void compareBrand(Brand brand, Path folder, Report report) {
        try (Books books = open()) {
            BrandCheck check = new BrandCheck(brand, books, report);
            check.facts();
            check.returnLinks();
            check.payouts();
            check.accounts();
            String before = books.factChecksum();
            long changed = 0;
            for (BrandFiles.Entry entry : BrandFiles.manifest(folder)) {
                if (entry.file().equals("shipments-2026-02.xls") || entry.file().equals("returns.xlsx") || entry.file().equals("receipts.zip")) {
                    changed += changes(installation.importFile(folder.resolve(entry.file()), entry.mapping()));
                }
            }
            report.expect("secondImportChanged", changed, 0L);
            report.same("fact tables after the second import", books.factChecksum(), before);
        }
    }

    private static long changes(JsonNode batch) {
        return batch.get("added").asLong() + batch.get("changed").asLong() + batch.get("removed").asLong();
    }

    void retail(Report report) throws IOException, SQLException {
        Path folder = installation.scratch("online-retail");
        report.stage("master data", () -> {
            importRetail(folder, RetailFiles::customers, "online-retail-customers");
            importRetail(folder, RetailFiles::stockCodes, "online-retail-stock-codes");
        });
        JsonNode batch = report.stage("import", () -> importRetail(folder, RetailFiles::plain, "online-retail"));
        Map<String, Long> reasons = new TreeMap<>();
        heldReasons(batch, reasons);
        report.expect("linesRead", batch.get("rowsRead").asLong(), 541_909L);
        report.expect("linesHeld", batch.get("rowsHeld").asLong(), 0L);
        report.put("heldByReason", reasons);
        report.stage("programmes", () -> {
            Programmes.publish(installation, "/online-retail/programmes.json", 101);
        });
        report.stage("month-end", () -> MonthEnds.run(installation, "ORUK", full ? YearMonth.of(2010, 12) : YearMonth.of(2011, 11), YearMonth.of(2011, 12), report));
        if (full) {
            compareRetail(report);
        }
    }

    private interface Maker {
        Path in(Path folder) throws IOException;
    }

    private JsonNode importRetail(Path folder, Maker maker, String mapping) {
        try {
            return installation.importFile(maker.in(folder), mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compareRetail(Report report) throws IOException, SQLException {
        try (Books books = open(); RetailOracle oracle = new RetailOracle()) {
            RetailCheck check = new RetailCheck(oracle, books, report);
            report.stage("compare with the oracle", () -> {
                try {
                    check.facts();
                    check.cancellations();
                    check.payouts();
                    check.accounts();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        copies(report);
    }

    /** The same file again, shuffled, as UTF-16 and with faults: facts stay as they are to the last bit. */
    void copies(Report report) {
        Path folder = installation.scratch("online-retail");
        try (Books books = open()) {
            String before = books.factChecksum();
            long changed = report.stage("import again", () -> changes(importRetail(folder, RetailFiles::plain, "online-retail")));
            changed += report.stage("import shuffled", () -> changes(importRetail(folder, f -> RetailFiles.shuffled(f, 1), "online-retail")));
            changed += report.stage("import as UTF-16", () -> changes(importRetail(folder, RetailFiles::utf16, "online-retail")));
            report.expect("secondImportChanged", changed, 0L);
            report.stage("import with faults", () -> faults(folder, report, books));
            report.same("fact tables after the further imports", books.factChecksum(), before);
        }
    }

    /** A copy with planted faults, compared only: exactly those rows are held. */
    private void faults(Path folder, Report report, Books books) {
        List<RetailFiles.Fault> planted = new ArrayList<>();
        try {
            JsonNode batch = installation.imports().compare(RetailFiles.faulty(folder, 2, FAULTS, planted), "online-retail");
            Map<String, Long> reasons = new TreeMap<>();
            heldReasons(batch, reasons);
            List<Long> held = books.rows("SELECT row_no FROM intake.held_row WHERE batch_id = ?::bigint ORDER BY row_no", batch.get("id").asString()).stream()
                    .map(row -> row.whole(0)).toList();
            report.put("faultsPlanted", planted.size());
            report.expect("faultsHeld", held.size(), planted.size());
            report.put("faultsHeldByReason", reasons);
            report.same("rows held are the faulty ones", held, planted.stream().map(fault -> (long) fault.line()).toList());
            installation.imports().discard(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the screens life: a month sent, some dealers who confirm or dispute, some paid; compares finance's own sheet. */
    void brandStory(Report report) {
        PayoutStory payouts = new PayoutStory(installation);
        report.stage("settlement terms", payouts::terms);
        report.stage("story", () -> new Story(installation, "2026-01", List.of("XM01", "XM02"), "139000010").tell());
        report.stage("market fund", () -> new FundStory(installation).tell(report));
        report.stage("stock story", () -> new StockStory(installation, BrandMaker.make(BrandFiles.SEED, BrandFiles.DEALERS)).tell(report));
        report.stage("dispute and amendment", () -> new DisputeStory(installation, report).tell());
        report.stage("payouts", () -> payouts.tell(report));
        report.stage("commissions and shares", () -> ShopStories.tell(installation, full ? this::open : null, report));
    }

    /** The last month of Online Retail: sent, confirmed by some, paid. */
    void retailStory(Report report) {
        report.stage("story", () -> new Story(installation, "2011-12", List.of("ORUK"), "139000020").tell());
    }

    /** Finance's own sheet beside our statements of the last month. */
    private void compareSheet(Brand brand, Path folder, Report report) {
        importSheet(folder);
        String comparison = installation.as("preparer").post("/api/comparisons", Map.of("period", "2026-02")).get("id").asString();
        if (full) {
            try (Books books = open()) {
                new BrandCheck(brand, books, report).comparison(comparison);
            }
        }
    }

    private void importSheet(Path folder) {
        BrandFiles.manifest(folder).stream().filter(entry -> entry.target().equals("manual_sheet"))
                .forEach(entry -> installation.importFile(folder.resolve(entry.file()), entry.mapping()));
    }

    /** Both sets together: the books balance, and what is payable is what the final statements say. */
    void books(Report retail, Report brand) {
        JsonNode trial = installation.as("reviewer").get("/api/ledger/trial-balance");
        for (Report report : List.of(retail, brand)) {
            report.expect("trialBalanceMinor", trial.get("differenceMinor").asLong(), 0L);
        }
        try (Books books = open()) {
            pools(books, retail, List.of("ORUK"));
            pools(books, brand, List.of("XM01", "XM02"));
        }
    }

    /** Per partner, what is owed in rebates is what its payable statements released. */
    private static void pools(Books books, Report report, List<String> entities) {
        String codes = String.join(",", entities);
        Map<String, Long> released = new TreeMap<>();
        books.rows("""
                SELECT partner_id, sum(released_minor) FROM reconciliation.statement
                WHERE kind = 'REBATE' AND state = 'PAYABLE' AND released_minor <> 0 AND entity_code = ANY (string_to_array(?, ',')) GROUP BY 1""", codes)
                .forEach(row -> released.put(row.text(0), row.whole(1)));
        Map<String, Long> owed = new TreeMap<>();
        books.rows("""
                SELECT p.partner_id, sum(p.amount_minor) FROM payout.payable p
                WHERE p.source = 'REBATE' AND p.entity_id IN (SELECT DISTINCT entity_id FROM reconciliation.statement WHERE entity_code = ANY (string_to_array(?, ',')))
                GROUP BY 1""", codes).forEach(row -> owed.put(row.text(0), row.whole(1)));
        report.put("payableMinor", released.values().stream().mapToLong(Long::longValue).sum());
        report.same("rebates owed per partner", owed, released);
    }

    private Books open() {
        return new Books(OwnerAccess.find(installation.data(), System.getenv(), installation.texts()));
    }
}
