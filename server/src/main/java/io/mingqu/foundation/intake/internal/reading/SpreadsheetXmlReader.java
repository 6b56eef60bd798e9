package io.mingqu.foundation.intake.internal.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** "XML Spreadsheet 2003", which some ERPs write with the ending .xls. */
final class SpreadsheetXmlReader implements SheetReader {

  private final ReadLimits limits;

  SpreadsheetXmlReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public boolean read(Path file, String name, RowSink sink) throws IOException {
    boolean reading = false;
    long number = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16); SafeXml xml = new SafeXml(in)) {
      while (xml.next()) {
        if (xml.starts("Worksheet")) {
          reading = sink.sheet(String.valueOf(xml.attribute("Name")));
          number = 0;
        } else if (reading && xml.starts("Row")) {
          number = Math.max(number + 1, xml.attributeInt("Index", 0));
          if (!sink.row(number, cells(xml, number))) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private String[] cells(SafeXml xml, long rowNumber) {
    List<String> cells = new ArrayList<>();
    int column = 0;
    while (xml.next() && !xml.ends("Row")) {
      if (!xml.starts("Cell")) {
        continue;
      }
      column = Math.max(column, xml.attributeInt("Index", 0) - 1);
      int across = Math.max(0, xml.attributeInt("MergeAcross", 0));
      String text = value(xml);
      if (!text.isEmpty()) {
        if (column >= limits.columnsMax()) {
          throw new SourceProblem("intake.file-columns", Map.of("row", rowNumber, "columns", column + 1, "max", limits.columnsMax()));
        }
        while (cells.size() <= column) {
          cells.add("");
        }
        cells.set(column, text);
      }
      column = (int) Math.min(Integer.MAX_VALUE / 2, column + 1L + across);
    }
    return cells.toArray(String[]::new);
  }

  private String value(SafeXml xml) {
    String text = "";
    while (xml.next() && !xml.ends("Cell")) {
      if (xml.starts("Data")) {
        String type = String.valueOf(xml.attribute("Type"));
        String raw = xml.text(limits.cellCharsMax());
        text = type.equals("Number") ? ExcelValues.number(raw.strip()) : type.equals("DateTime") ? dateTime(raw.strip()) : raw;
      }
    }
    return text;
  }

  private static String dateTime(String iso) {
    String plain = iso.replace('T', ' ').replaceFirst("\\.\\d+$", "");
    return plain.endsWith(" 00:00:00") ? plain.substring(0, 10) : plain;
  }
}
