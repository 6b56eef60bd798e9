package io.mingqu.foundation.intake.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mingqu.foundation.intake.internal.mapping.Headers.Header;
import io.mingqu.foundation.intake.internal.mapping.Preview;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One table in every shape people have it gives the same rows; hostile files give a clear problem, in bounded time and memory. */
class ReadersTest {
  private static final List<List<String>> TABLE = List.of(List.of("单据编号", "客户编码", "日期", "金额"),
      List.of("CK20260100001", "JXS0001", "2026-01-31", "1234.5"), List.of("CK20260100002", "经销商,\"甲\"", "2026-02-01", "-7"));
  @TempDir Path folder;

  @Test
  void readsTextInEveryEncodingAndSeparator() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String separator : List.of(",", "\t", ";")) {
        String mark = charset.name().startsWith("UTF-16") ? "\ufeff" : "";
        assertThat(rows("table.xls", (mark + text(separator)).getBytes(charset))).as(charset + " " + separator).isEqualTo(TABLE);
      }
    }
    assertThat(rows("bom.csv", ("\ufeff" + text(",")).getBytes(StandardCharsets.UTF_8))).isEqualTo(TABLE);
  }

  @Test
  void findsChineseAfterAMegabyteOfAscii() throws IOException {
    String start = "code,name\n" + "A1,plain\n".repeat(150_000);
    assertThat(rows("late.csv", (start + "A2,经销商\n").getBytes(Charset.forName("GB18030"))).getLast()).containsExactly("A2", "经销商");
  }

  @Test
  void readsWorkbooksOldAndNewWithTheSameValues() throws IOException {
    assertThat(rows("new.xlsx", xlsx())).isEqualTo(TABLE);
    assertThat(rows("old.xls", xls())).isEqualTo(TABLE);
  }

  @Test
  void readsHtmlPosingAsExcel() throws IOException {
    String page = "<html><body><table><tr><td colspan=4>标题</td></tr><tr>" + cells("th", TABLE.get(0)) + "</tr><tr>" + cells("td", TABLE.get(1))
        + "</tr><tr>" + cells("td", TABLE.get(2)) + "</tr></table></body></html>";
    List<List<String>> rows = rows("report.xls", page.getBytes(Charset.forName("GBK")));
    assertThat(rows.subList(1, 4)).isEqualTo(TABLE);
  }

  @Test
  void readsArchivesNamedInGbk() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("GBK"))) {
      put(zip, "一月.csv", text(",").getBytes(StandardCharsets.UTF_8));
      put(zip, "二月.xls", xls());
    }
    List<List<String>> rows = rows("both.zip", out.toByteArray());
    assertThat(rows.subList(0, 3)).isEqualTo(TABLE);
    assertThat(rows.subList(3, 6)).isEqualTo(TABLE);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text(",").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows("one.csv.gz", packed.toByteArray())).isEqualTo(TABLE);
  }

  @Test
  void findsAHeaderOfTwoRowsUnderTitles() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet("出库");
      sheet.createRow(0).createCell(0).setCellValue("某某饮料有限公司");
      sheet.createRow(1).createCell(0).setCellValue("期间：2026-01-01 至 2026-01-31");
      fill(sheet.createRow(2), "单据", "", "客户", "金额", "", "备注");
      fill(sheet.createRow(3), "日期", "单据编号", "", "不含税金额", "税额", "");
      sheet.addMergedRegion(new CellRangeAddress(2, 2, 0, 1));
      fill(sheet.createRow(4), "2026-01-02", "CK1", "甲", "100", "13", "");
      Header header = Preview.of(source("two.xls", bytes(book)), Set.of("单据编号", "日期", "税额")).getFirst().header();
      assertThat(header).isNotNull();
      assertThat(header.names()).containsExactly("单据 日期", "单据 单据编号", "客户", "金额 不含税金额", "金额 税额", "备注");
      assertThat(header.lastRow()).isEqualTo(4);
    }
  }

  @Test
  void keepsIdsThatAWorkbookStoredAsNumbersRecognisablyRounded() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("ids");
      sheet.value(0, 0, 1930001234567890123d);
      sheet.value(0, 1, 123456789012345L);
      sheet.value(0, 2, 0.1 + 0.2);
    }
    assertThat(rows("ids.xlsx", out.toByteArray()).getFirst()).containsExactly("1.93000123456789E+18", "123456789012345", "0.3");
  }

  @Test
  void refusesWhatIsNoTable() throws IOException {
    assertProblem("intake.file-kind", "invoice.xls", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
    assertProblem("intake.file-kind", "photo.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    assertProblem("intake.file-empty", "nothing.csv", new byte[0]);
    byte[] noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    noise[0] = 1;
    assertThatThrownBy(() -> rows("noise.csv", noise)).isInstanceOf(SourceProblem.class);
  }

  @Test
  void refusesFilesCutInTheMiddle() throws IOException {
    assertProblem("intake.file-truncated", "cut.xlsx", Arrays.copyOf(xlsx(), xlsx().length / 2));
    assertProblem("intake.file-truncated", "cut.xls", Arrays.copyOf(xls(), 1_500));
    assertProblem("intake.file-quote", "cut.csv", "a,b\n1,\"never closed\n2,3\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesBombsAndNestedArchives() throws IOException {
    byte[] zeros = new byte[64 << 20];
    Arrays.fill(zeros, (byte) ' ');
    assertProblem("intake.archive-bomb", "bomb.zip", zip("big.csv", zeros));
    assertProblem("intake.archive-nested", "nested.zip", zip("inner.zip", zip("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))));
    String huge = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + " ".repeat(64 << 20) + "</sheetData></worksheet>";
    assertProblem("intake.archive-bomb", "bomb.xlsx", workbook(huge));
  }

  @Test
  void refusesEntitiesAndColumnsNobodyHas() throws IOException {
    String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    assertProblem("intake.file-entities", "xxe.xlsx", workbook("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet " + main
        + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"));
    assertProblem("intake.file-columns", "far.xlsx", workbook("<worksheet " + main + "><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>"));
    assertProblem("intake.file-columns", "wide.csv", ("a" + ",".repeat(1_000_000) + "\n").getBytes(StandardCharsets.UTF_8));
    assertProblem("intake.file-columns", "wide.xls", ("<table><tr>" + "<td>1</td>".repeat(2_000) + "</tr></table>").getBytes(StandardCharsets.UTF_8));
    assertProblem("intake.file-cell", "long.csv", ("a,b\n1,\"" + "x".repeat(100_000) + "\"\n").getBytes(StandardCharsets.UTF_8));
  }

  private void assertProblem(String code, String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> new SourceFile(file, name, ReadOptions.DETECT, ReadLimits.DEFAULT).read(new Collector()))
        .as(name).isInstanceOfSatisfying(SourceProblem.class, problem -> assertThat(problem.code()).as(name).isEqualTo(code));
  }

  private SourceFile source(String name, byte[] bytes) throws IOException {
    return new SourceFile(Files.write(folder.resolve(name), bytes), name, ReadOptions.DETECT, ReadLimits.DEFAULT);
  }

  private List<List<String>> rows(String name, byte[] bytes) throws IOException {
    Collector collector = new Collector();
    source(name, bytes).read(collector);
    return collector.rows;
  }

  private static final class Collector implements RowSink {
    final List<List<String>> rows = new ArrayList<>();

    @Override
    public boolean sheet(String name) {
      return true;
    }

    @Override
    public boolean row(long number, String[] cells) {
      rows.add(List.of(cells));
      return true;
    }
  }

  private static String text(String separator) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : TABLE) {
      text.append(String.join(separator, row.stream().map(cell -> cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell).toList()))
          .append("\r\n");
    }
    return text.toString();
  }

  private static String cells(String tag, List<String> cells) {
    return String.join("", cells.stream().map(cell -> "<" + tag + ">" + cell.replace("\"", "&quot;") + "</" + tag + ">").toList());
  }

  private static byte[] xlsx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("表");
      for (int r = 0; r < TABLE.size(); r++) {
        for (int c = 0; c < 4; c++) {
          if (r > 0 && c == 2) {
            sheet.value(r, c, LocalDate.parse(TABLE.get(r).get(c)));
            sheet.style(r, c).format("yyyy-mm-dd").set();
          } else if (r > 0 && c == 3) {
            sheet.value(r, c, Double.parseDouble(TABLE.get(r).get(c)));
          } else {
            sheet.value(r, c, TABLE.get(r).get(c));
          }
        }
      }
    }
    return out.toByteArray();
  }

  private static byte[] xls() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet("表");
      CellStyle day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
      for (int r = 0; r < TABLE.size(); r++) {
        Row row = sheet.createRow(r);
        fill(row, TABLE.get(r).toArray(String[]::new));
        if (r > 0) {
          row.getCell(2).setCellValue(LocalDate.parse(TABLE.get(r).get(2)));
          row.getCell(2).setCellStyle(day);
          row.getCell(3).setCellValue(Double.parseDouble(TABLE.get(r).get(3)));
        }
      }
      return bytes(book);
    }
  }

  private static void fill(Row row, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (!cells[i].isEmpty()) {
        row.createCell(i).setCellValue(cells[i]);
      }
    }
  }

  private static byte[] bytes(HSSFWorkbook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, name, content);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] workbook(String sheet) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "xl/workbook.xml", ("<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" r:id=\"r1\"/>"
          + "</sheets></workbook>").getBytes(StandardCharsets.UTF_8));
      put(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>".getBytes(StandardCharsets.UTF_8));
      put(zip, "xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
