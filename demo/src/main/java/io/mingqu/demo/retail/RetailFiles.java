package io.mingqu.demo.retail;

import io.mingqu.demo.Resources;
import io.mingqu.demo.brand.Seeded;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The copies of Online Retail the check imports, and its customers and stock codes as master data. All zipped, as people send them. */
public final class RetailFiles {

    /** A fault planted in a copy: on which line of the file (the header is line 1), and what is wrong. */
    public record Fault(int line, String fault) {
    }

    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    private static final LocalDateTime FIXED = LocalDateTime.of(2026, 3, 2, 9, 0);
    private static final List<String> FAULTS = List.of("bad date", "impossible date", "invoice number in scientific notation", "no stock code",
            "text in the quantity", "no quantity", "text in the price", "no invoice number");

    private RetailFiles() {
    }

    /** The file as it is shipped. */
    public static Path plain(Path folder) throws IOException {
        return Files.write(folder.resolve("online_retail.csv.gz"), Resources.bytes(RawFile.RESOURCE));
    }

    /** The same lines in another order. */
    public static Path shuffled(Path folder, long seed) throws IOException {
        List<String> lines = lines();
        Seeded seeded = Seeded.of(seed, "shuffle");
        for (int i = lines.size() - 1; i > 0; i--) {
            Collections.swap(lines, i, seeded.below(i + 1));
        }
        return zipped(folder.resolve("online_retail-shuffled.zip"), "online_retail.csv", StandardCharsets.UTF_8, "", lines);
    }

    /** The same lines as UTF-16 text with a byte-order mark. */
    public static Path utf16(Path folder) throws IOException {
        return zipped(folder.resolve("online_retail-utf16.zip"), "online_retail.csv", StandardCharsets.UTF_16LE, "\uFEFF", lines());
    }

    /** A copy in which exactly {@code count} lines are faulty; what was planted is added to {@code faults} in the order of lines. */
    public static Path faulty(Path folder, long seed, int count, List<Fault> faults) throws IOException {
        List<String> lines = lines();
        Seeded seeded = Seeded.of(seed, "faults");
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < count) {
            chosen.add(seeded.below(lines.size()));
        }
        int number = 0;
        for (int at : chosen) {
            String fault = FAULTS.get(number++ % FAULTS.size());
            lines.set(at, spoilt(lines.get(at), fault));
            faults.add(new Fault(at + 2, fault));
        }
        return zipped(folder.resolve("online_retail-faulty.zip"), "online_retail.csv", StandardCharsets.UTF_8, "", lines);
    }

    private static String spoilt(String line, String fault) {
        List<String> cells = new ArrayList<>(RawFile.cells(line));
        switch (fault) {
            case "bad date" -> cells.set(4, "some day in May");
            case "impossible date" -> cells.set(4, "2011-02-30 10:00:00");
            case "invoice number in scientific notation" -> cells.set(0, "5.36E+15");
            case "no stock code" -> cells.set(1, "");
            case "text in the quantity" -> cells.set(3, "a dozen");
            case "no quantity" -> cells.set(3, "");
            case "text in the price" -> cells.set(5, "see list");
            default -> cells.set(0, "");
        }
        return RawFile.csv(cells);
    }

    /** The customers as a partner file: code, name, type, and the country they first bought from as region. */
    public static Path customers(Path folder) throws IOException {
        Map<String, String> countries = new TreeMap<>();
        RawFile.each(line -> {
            if (!line.customer().isEmpty()) {
                countries.putIfAbsent(line.customer(), line.country());
            }
        });
        StringBuilder csv = new StringBuilder("code,name,type,region,entity,validFrom\n");
        countries.forEach((code, country) -> csv.append(code).append(",Customer ").append(code).append(",DEALER,").append(country).append(",ORUK,2010-01-01\n"));
        return Files.writeString(folder.resolve("online_retail-customers.csv"), csv);
    }

    /** The countries of the file, which become regions. */
    public static List<String> countries() {
        TreeSet<String> countries = new TreeSet<>();
        RawFile.each(line -> countries.add(line.country()));
        return List.copyOf(countries);
    }

    /** The stock codes as a product file: code, the first description they were sold under, and whether they are goods. */
    public static Path stockCodes(Path folder) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        RawFile.each(line -> names.merge(line.stockCode(), line.description().trim(), (known, now) -> known.isEmpty() ? now : known));
        Codes codes = Codes.load();
        List<String> lines = new ArrayList<>();
        new TreeMap<>(names).forEach((code, name) -> lines.add(RawFile.csv(List.of(code, name.isEmpty() ? code : name, codes.kind(code), "piece", "2010-01-01"))));
        return Files.writeString(folder.resolve("online_retail-stock-codes.csv"), "code,name,codeKind,baseUnit,validFrom\n" + String.join("\n", lines) + "\n");
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(550_000);
        RawFile.eachText(lines::add);
        lines.removeFirst();
        return lines;
    }

    private static Path zipped(Path file, String name, Charset charset, String mark, List<String> lines) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(FIXED);
            zip.putNextEntry(entry);
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(zip, charset), 1 << 16);
            writer.write(mark + HEADER + "\n");
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
            writer.flush();
            zip.closeEntry();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return file;
    }
}
