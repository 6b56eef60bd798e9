package io.mingqu.foundation.intake.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Excel workbooks, streamed. Own reader rather than a library's: a cell that claims column ZZZZZZ, a part that unpacks to
 * gigabytes or a document type must cost nothing.
 */
final class XlsxReader implements SheetReader {

  private final ReadLimits limits;

  XlsxReader(ReadLimits limits) {
    this.limits = limits;
  }

  private record Sheet(String name, String part) {
  }

  @Override
  public boolean read(Path file, String name, RowSink sink) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      var workbook = new Workbook(zip);
      for (Sheet sheet : workbook.sheets) {
        ZipEntry part = zip.getEntry(sheet.part());
        if (part == null) {
          throw new SourceProblem("intake.file-truncated", Map.of("kind", "xlsx: " + sheet.part()));
        }
        if (sink.sheet(sheet.name()) && !rows(workbook, part, sink)) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean rows(Workbook workbook, ZipEntry part, RowSink sink) throws IOException {
    try (InputStream in = workbook.open(part); SafeXml xml = new SafeXml(in)) {
      long number = 0;
      while (xml.next()) {
        if (xml.starts("row")) {
          number = Math.max(number + 1, xml.attributeInt("r", 0));
          String[] cells = workbook.cells(xml, number);
          if (cells.length > 0 && !sink.row(number, cells)) {
            return false;
          }
        } else if (xml.ends("sheetData")) {
          return true;
        }
      }
      return true;
    }
  }

  /** The parts every sheet shares: its strings, and which styles are dates. */
  private final class Workbook {
    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private boolean[] dateStyles = new boolean[0];
    private boolean since1904;
    private final List<String> row = new ArrayList<>();

    Workbook(ZipFile zip) throws IOException {
      this.zip = zip;
      Map<String, String> targets = targets();
      readSheets(targets);
      readStrings();
      readStyles();
    }

    InputStream open(ZipEntry entry) throws IOException {
      return new BoundedStream(zip.getInputStream(entry), entry.getName(), Math.max(1, entry.getCompressedSize()), limits);
    }

    private @Nullable SafeXml part(String name) throws IOException {
      ZipEntry entry = zip.getEntry(name);
      return entry == null ? null : new SafeXml(open(entry));
    }

    private Map<String, String> targets() throws IOException {
      var targets = new HashMap<String, String>();
      try (SafeXml xml = part("xl/_rels/workbook.xml.rels")) {
        while (xml != null && xml.next()) {
          if (xml.starts("Relationship") && xml.attribute("Id") instanceof String id && xml.attribute("Target") instanceof String target) {
            targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
          }
        }
      }
      return targets;
    }

    private void readSheets(Map<String, String> targets) throws IOException {
      try (SafeXml xml = part("xl/workbook.xml")) {
        while (xml != null && xml.next()) {
          if (xml.starts("workbookPr")) {
            since1904 = "1".equals(xml.attribute("date1904")) || "true".equals(xml.attribute("date1904"));
          } else if (xml.starts("sheet") && !"veryHidden".equals(xml.attribute("state")) && !"hidden".equals(xml.attribute("state"))) {
            String target = targets.get(String.valueOf(xml.attribute("id")));
            if (target != null && target.startsWith("xl/worksheets/")) {
              sheets.add(new Sheet(String.valueOf(xml.attribute("name")), target));
            }
          }
        }
      }
    }

    private void readStrings() throws IOException {
      long chars = 0;
      try (SafeXml xml = part("xl/sharedStrings.xml")) {
        while (xml != null && xml.next()) {
          if (xml.starts("si")) {
            String text = sharedText(xml);
            chars += text.length() + 8;
            if (chars > limits.textCharsMax()) {
              throw new SourceProblem("intake.file-texts", Map.of("max", limits.textCharsMax()));
            }
            strings.add(text);
          }
        }
      }
    }

    /** Rich text comes in runs; phonetic hints are not part of the text. */
    private String sharedText(SafeXml xml) {
      var text = new StringBuilder();
      while (xml.next() && !xml.ends("si") && !xml.ends("is")) {
        if (xml.starts("t")) {
          text.append(xml.text(limits.cellCharsMax()));
        } else if (xml.starts("rPh")) {
          xml.text(limits.cellCharsMax());
        }
      }
      return text.toString();
    }

    private void readStyles() throws IOException {
      var formats = new HashMap<Integer, String>();
      var dates = new ArrayList<Boolean>();
      boolean inCellFormats = false;
      try (SafeXml xml = part("xl/styles.xml")) {
        while (xml != null && xml.next()) {
          if (xml.starts("numFmt")) {
            formats.put(xml.attributeInt("numFmtId", -1), String.valueOf(xml.attribute("formatCode")));
          } else if (xml.starts("cellXfs")) {
            inCellFormats = true;
          } else if (xml.ends("cellXfs")) {
            inCellFormats = false;
          } else if (inCellFormats && xml.starts("xf")) {
            int id = xml.attributeInt("numFmtId", 0);
            dates.add(ExcelValues.isDateFormat(id, formats.getOrDefault(id, "General")));
          }
        }
      }
      dateStyles = new boolean[dates.size()];
      for (int i = 0; i < dateStyles.length; i++) {
        dateStyles[i] = dates.get(i);
      }
    }

    String[] cells(SafeXml xml, long rowNumber) {
      row.clear();
      int column = -1;
      while (xml.next() && !xml.ends("row")) {
        if (!xml.starts("c")) {
          continue;
        }
        column = column(xml.attribute("r"), column + 1);
        String text = value(xml, String.valueOf(xml.attribute("t")), xml.attributeInt("s", 0));
        if (text.isEmpty()) {
          continue;
        }
        if (column >= limits.columnsMax()) {
          throw new SourceProblem("intake.file-columns", Map.of("row", rowNumber, "columns", column + 1L, "max", limits.columnsMax()));
        }
        while (row.size() <= column) {
          row.add("");
        }
        row.set(column, text);
      }
      return row.toArray(String[]::new);
    }

    private String value(SafeXml xml, String type, int style) {
      String raw = "";
      while (xml.next() && !xml.ends("c")) {
        if (xml.starts("v")) {
          raw = xml.text(limits.cellCharsMax());
        } else if (xml.starts("is")) {
          raw = sharedText(xml);
        }
      }
      if (raw.isEmpty()) {
        return raw;
      }
      return switch (type) {
        case "s" -> shared(raw);
        case "str", "inlineStr", "e", "d" -> raw;
        case "b" -> raw.equals("1") ? "TRUE" : "FALSE";
        default -> style >= 0 && style < dateStyles.length && dateStyles[style] ? ExcelValues.date(raw, since1904) : ExcelValues.number(raw);
      };
    }

    private String shared(String raw) {
      try {
        return strings.get(Integer.parseInt(raw.strip()));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new SourceProblem("intake.file-truncated", Map.of("kind", "xlsx: sharedStrings"));
      }
    }

    /** Column of a reference such as AB12; a reference no spreadsheet can have counts as beyond every limit. */
    private static int column(@Nullable String reference, int otherwise) {
      if (reference == null || reference.isEmpty()) {
        return otherwise;
      }
      int column = 0;
      int letters = 0;
      for (; letters < reference.length() && Character.isLetter(reference.charAt(letters)); letters++) {
        if (letters >= 3) {
          return Integer.MAX_VALUE - 1;
        }
        column = column * 26 + (Character.toUpperCase(reference.charAt(letters)) - 'A' + 1);
      }
      return letters == 0 ? otherwise : column - 1;
    }
  }
}
