package io.mingqu.demo.brand;

import io.mingqu.demo.brand.Brand.GoodsLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes the whole brand set into a folder: the files people have, a manifest that says what is in each, and the oracle's answers. */
public final class BrandFiles {

    /** The seed and size of the demo as shipped. */
    public static final long SEED = 20260302L;
    public static final int DEALERS = 1200;

    /** One file of the set: which import takes it and how many rows of data (not titles, totals or signatures) it has. */
    public record Entry(String file, String target, String mapping, String format, int rows) {
    }

    private final Brand brand;
    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();

    private BrandFiles(Brand brand, Path folder) {
        this.brand = brand;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0 || args[0].startsWith("--")) {
            System.err.println("usage: BrandFiles OUTDIR [--seed N] [--dealers N]");
            System.exit(2);
        }
        long seed = SEED;
        int dealers = DEALERS;
        for (int i = 1; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--dealers" -> dealers = Integer.parseInt(args[i + 1]);
                default -> throw new IllegalArgumentException("option " + args[i] + " is not known; use --seed or --dealers");
            }
        }
        for (Entry entry : write(BrandMaker.make(seed, dealers), Path.of(args[0]))) {
            System.out.println(entry);
        }
    }

    /** Writes all files of the brand into the folder and returns the manifest's entries in the order of import. */
    public static List<Entry> write(Brand brand, Path folder) throws IOException {
        Files.createDirectories(folder);
        BrandFiles files = new BrandFiles(brand, folder);
        files.masters();
        files.movements();
        files.taobao();
        files.manualSheet();
        files.oracle();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("seed", brand.seed());
        manifest.put("dealers", brand.dealers().size());
        manifest.put("entities", new java.util.TreeMap<>(Brand.ENTITIES));
        manifest.put("firstMonth", Brand.FIRST_MONTH.toString());
        manifest.put("lastMonth", Brand.LAST_MONTH.toString());
        manifest.put("files", files.entries);
        Files.write(folder.resolve("manifest.json"), json(manifest));
        return List.copyOf(files.entries);
    }

    /** The entries of a written folder, in the order of import. */
    public static List<Entry> manifest(Path folder) {
        try {
            List<Entry> entries = new ArrayList<>();
            for (tools.jackson.databind.JsonNode node : JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("manifest.json"))).get("files")) {
                entries.add(JsonMapper.shared().treeToValue(node, Entry.class));
            }
            return entries;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void masters() throws IOException {
        file("products.xlsx", "product", "brand-products", "xlsx", brand.products().size(), MasterFiles.products(brand));
        file("dealers.xlsx", "partner", "brand-dealers", "xlsx with a title row", brand.dealers().size(), MasterFiles.dealers(brand));
        file("opening-balances.xls", "opening_balance", "brand-openings", "HTML posing as .xls", brand.openings().size(),
                MasterFiles.openings(brand).getBytes(StandardCharsets.UTF_8));
    }

    private void movements() throws IOException {
        MovementFiles files = new MovementFiles(brand);
        file("year-to-date.xlsx", "shipment", "brand-year-to-date", "xlsx with a title row", brand.yearToDate().size(), files.yearToDate());
        Map<YearMonth, List<GoodsLine>> byMonth = brand.shipments().stream().collect(Collectors.groupingBy(line -> YearMonth.from(line.day())));
        for (YearMonth month = Brand.FIRST_MONTH; !month.isAfter(Brand.LAST_MONTH); month = month.plusMonths(1)) {
            List<GoodsLine> lines = byMonth.getOrDefault(month, List.of());
            file("shipments-" + month + ".xls", "shipment", "brand-shipments", "BIFF .xls, titles, two header rows, totals", lines.size(),
                    KingdeeShipments.bytes(brand, month, lines));
        }
        Files.write(folder.resolve("value-map.csv"), files.valueMap().getBytes(StandardCharsets.UTF_8));
        file("returns.xlsx", "return", "brand-returns", "xlsx, two title rows, total", brand.returns().size(), files.returns());
        file("invoices.csv", "invoice", "brand-invoices", "GB18030 CSV", brand.invoices().size(), files.invoices());
        file("receipts.zip", "receipt", "brand-receipts", "zip (GBK names) of xlsx", brand.receipts().size(), files.receipts());
        file("charges.txt", "charge", "brand-charges", "UTF-16 TSV", brand.charges().size(), utf16(files.charges()));
        file("offsets.csv", "offset", "brand-offsets", "GB18030 CSV", brand.offsets().size(), files.offsets());
    }

    private void taobao() throws IOException {
        Charset gb18030 = Charset.forName("GB18030");
        TaobaoReports.Reports reports = TaobaoReports.of(brand, Math.max(60, brand.dealers().size() * 3));
        file("taobao-orders.csv", "taobao_order", "taobao-orders", "GB18030 CSV", reports.orderCount(), reports.orders().getBytes(gb18030));
        file("taobao-lines.csv", "taobao_line", "taobao-lines", "GB18030 CSV", reports.lineCount(), reports.lines().getBytes(gb18030));
    }

    private void manualSheet() throws IOException {
        ManualSheet sheet = new ManualSheet(brand, Brand.LAST_MONTH);
        file("manual-sheet-" + Brand.LAST_MONTH + ".xlsx", "manual_sheet", "brand-manual-sheet", "xlsx, titles, two header rows, total", sheet.rows().size(),
                sheet.bytes());
        Files.write(folder.resolve("planted.json"), json(sheet.planted()));
    }

    /** The oracle's answers, for programs (oracle.json: totals) and for people (two CSV files). */
    private void oracle() throws IOException {
        Oracle oracle = new Oracle(brand);
        List<Oracle.AccountMonth> accounts = oracle.accounts();
        List<Oracle.Rebate> rebates = oracle.rebates();
        StringBuilder csv = new StringBuilder("dealer,entity,month,opening,shipments,returns,receipts,charges,offsets,closing\n");
        accounts.forEach(a -> csv.append(String.join(",", a.dealer(), a.entity(), a.month(), a.opening().toPlainString(), a.shipments().toPlainString(),
                a.returns().toPlainString(), a.receipts().toPlainString(), a.charges().toPlainString(), a.offsets().toPlainString(),
                a.closing().toPlainString())).append('\n'));
        Files.writeString(folder.resolve("oracle-accounts.csv"), csv);
        StringBuilder payouts = new StringBuilder("programme,dealer,entity,period,base,payout_fen\n");
        rebates.forEach(r -> payouts.append(String.join(",", r.programme(), r.dealer(), r.entity(), r.period(), r.base().toPlainString(),
                Long.toString(r.payoutFen()))).append('\n'));
        Files.writeString(folder.resolve("oracle-rebates.csv"), payouts);
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("accounts", brand.openings().size());
        totals.put("closing", accounts.stream().filter(a -> a.month().equals(Brand.LAST_MONTH.toString())).map(Oracle.AccountMonth::closing)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
        totals.put("payoutFenByProgramme", rebates.stream().collect(Collectors.groupingBy(Oracle.Rebate::programme, java.util.TreeMap::new,
                Collectors.summingLong(Oracle.Rebate::payoutFen))));
        Files.write(folder.resolve("oracle.json"), json(totals));
    }

    private static byte[] utf16(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
        return out.toByteArray();
    }

    private void file(String name, String target, String mapping, String format, int rows, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        entries.add(new Entry(name, target, mapping, format, rows));
    }

    static byte[] json(Object value) {
        return JsonMapper.builder().enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT).build().writeValueAsBytes(value);
    }
}
