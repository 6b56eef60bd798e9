package io.mingqu.settlement.reconciliation.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Rows as a spreadsheet to download. */
final class Sheets {
  private Sheets() {}

  enum Format { CSV, XLSX }

  static ResponseEntity<byte[]> file(String name, List<List<Object>> rows, Format format) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_") + (format == Format.CSV ? ".csv" : ".xlsx");
    MediaType type = format == Format.CSV ? new MediaType("text", "csv", StandardCharsets.UTF_8)
        : MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + safe + "\"")
        .body(format == Format.CSV ? csv(rows) : xlsx(rows));
  }

  private static byte[] csv(List<List<Object>> rows) {
    StringWriter out = new StringWriter();
    out.write('\ufeff');
    try (var writer = de.siegmar.fastcsv.writer.CsvWriter.builder().build(out)) {
      rows.forEach(row -> writer.writeRecord(row.stream().map(Sheets::text).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers. */
  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    String text = value.toString();
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static byte[] xlsx(List<List<Object>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Mingqu", "1.0")) {
      Worksheet sheet = book.newWorksheet("对账单");
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          Object value = rows.get(r).get(c);
          if (value instanceof BigDecimal number) {
            sheet.value(r, c, number);
            sheet.style(r, c).format(number.scale() > 0 ? "#,##0." + "0".repeat(number.scale()) : "#,##0").set();
          } else {
            sheet.value(r, c, text(value));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
