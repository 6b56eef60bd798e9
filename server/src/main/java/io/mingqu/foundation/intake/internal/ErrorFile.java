package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.shared.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Held rows as CSV with the reason in words. No cell can become a formula in a spreadsheet. */
@Component
class ErrorFile {
  private final IntakeQueries queries;

  ErrorFile(IntakeQueries queries) {
    this.queries = queries;
  }

  byte[] of(long batchId, Locale locale) {
    boolean zh = locale.getLanguage().equals("zh");
    StringBuilder csv = new StringBuilder("\ufeff");
    List<String> header = List.of();
    String after = null;
    do {
      Page<IntakeQueries.HeldView> page = queries.held(batchId, null, Page.LIMIT_MAX, after, locale);
      for (IntakeQueries.HeldView held : page.items()) {
        if (!held.columns().equals(header)) {
          header = held.columns();
          List<String> names = new ArrayList<>(zh ? List.of("原因", "工作表", "行号") : List.of("reason", "sheet", "row"));
          names.addAll(header);
          line(csv, names);
        }
        List<String> cells = new ArrayList<>(List.of(held.detail(), held.sheet(), String.valueOf(held.rowNo())));
        cells.addAll(held.cells());
        line(csv, cells);
      }
      after = page.next();
    } while (after != null);
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder csv, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      csv.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    csv.append("\r\n");
  }

  /** A leading = + - @ tab or return would start a formula: such cells get an apostrophe, unless they are plain numbers. */
  static String cell(@Nullable String text) {
    String safe = text == null ? "" : text;
    if (!safe.isEmpty() && "=+-@\t\r\n".indexOf(safe.charAt(0)) >= 0 && !safe.matches("[+-]?\\d+([.,]\\d+)*")) {
      safe = "'" + safe;
    }
    return safe.matches("(?s).*[\",\\r\\n;\\t].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
