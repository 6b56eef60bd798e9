package io.mingqu.demo.brand;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes .xlsx whose bytes depend on the content only: entry times and the "created" property are fixed. */
final class XlsxBook {

    private static final LocalDateTime FIXED = LocalDateTime.of(2026, 3, 2, 9, 0);

    private XlsxBook() {
    }

    static byte[] of(String sheetName, Consumer<Worksheet> content) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(raw, "ERP", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName);
            content.accept(sheet);
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fixed(raw.toByteArray());
    }

    /** Writes a date as Excel keeps it: a day number with a date format. */
    static void date(Worksheet sheet, int row, int column, LocalDate day) {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
    }

    /** The library streams entries with sizes behind them, so they are read back through the central directory. */
    private static byte[] fixed(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Path scratch = Files.createTempFile("mingqu", ".xlsx");
            Files.write(scratch, raw);
            try (ZipFile in = new ZipFile(scratch.toFile()); ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] bytes = in.getInputStream(entry).readAllBytes();
                    put(zip, entry.getName(), entry.getName().startsWith("docProps/") ? undated(bytes) : mergesSorted(bytes));
                }
            } finally {
                Files.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] undated(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2026-03-02T01:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The library writes merged ranges in the order of object identities. */
    private static byte[] mergesSorted(byte[] bytes) {
        String xml = new String(bytes, StandardCharsets.UTF_8);
        int from = xml.indexOf("<mergeCell ");
        int to = xml.indexOf("</mergeCells>");
        if (from < 0 || to < from) {
            return bytes;
        }
        String[] merges = xml.substring(from, to).split("(?=<mergeCell )");
        Arrays.sort(merges);
        return (xml.substring(0, from) + String.join("", merges) + xml.substring(to)).getBytes(StandardCharsets.UTF_8);
    }

    static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
