package io.mingqu.settlement.payout.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Delimited text in and out. No cell that leaves is read as a formula; what comes in may be quoted. */
final class Delimited {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private Delimited() {}

  static byte[] bytes(List<List<String>> rows, String separator, Charset charset, boolean mark) {
    String text = rows.stream().map(row -> row.stream().map(cell -> cell(cell, separator)).collect(Collectors.joining(separator)))
        .collect(Collectors.joining("\r\n", mark ? "\uFEFF" : "", "\r\n"));
    return text.getBytes(charset);
  }

  private static String cell(String value, String separator) {
    String flat = value.replace('\r', ' ').replace('\n', ' ');
    if (separator.equals("\t")) {
      flat = flat.replace('\t', ' ');
    }
    boolean formula = !flat.isEmpty() && "=+-@\t".indexOf(flat.charAt(0)) >= 0 && !NUMBER.matcher(flat).matches();
    String safe = formula ? "'" + flat : flat;
    return !separator.equals("\t") && (safe.contains(separator) || safe.contains("\"")) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  /** UTF-8 where it is valid, else GB18030. */
  static String text(byte[] bytes) {
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    String text = utf8.contains("\uFFFD") ? new String(bytes, Charset.forName("GB18030")) : utf8;
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Rows of cells, separated by comma, semicolon or tab as the first row shows; blank rows left out. */
  static List<List<String>> rows(String text) {
    String head = text.lines().findFirst().orElse("");
    char separator = head.contains("\t") ? '\t' : head.contains(",") || !head.contains(";") ? ',' : ';';
    return text.lines().filter(line -> !line.isBlank()).map(line -> cells(line, separator)).toList();
  }

  private static List<String> cells(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
