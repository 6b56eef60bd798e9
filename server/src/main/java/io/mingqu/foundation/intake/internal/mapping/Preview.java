package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.internal.mapping.Headers.Header;
import io.mingqu.foundation.intake.internal.mapping.Headers.NumberedRow;
import io.mingqu.foundation.intake.internal.reading.RowSink;
import io.mingqu.foundation.intake.internal.reading.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first look at a file: its sheets, where their header stands, and some rows below it. */
public final class Preview implements RowSink {
  private static final int HEAD_ROWS = 60;
  private static final int SHEETS_MAX = 60;
  private static final int ROWS_SHOWN = 12;
  private static final long ROWS_SEEN_MAX = 200_000;

  public record Sheet(String name, List<NumberedRow> titles, @Nullable Header header, List<NumberedRow> rows) {
    public List<String[]> samples() {
      return rows.stream().map(NumberedRow::cells).toList();
    }
  }

  private final Set<String> known;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<NumberedRow> head = new ArrayList<>();
  private @Nullable String current;
  private long rowsSeen;

  private Preview(Set<String> known) {
    this.known = known;
  }

  /** Reads no more than the head of every sheet. */
  public static List<Sheet> of(SourceFile file, Set<String> known) {
    Preview preview = new Preview(known);
    file.read(preview);
    preview.close();
    return preview.sheets;
  }

  @Override
  public boolean sheet(String name) {
    close();
    current = sheets.size() < SHEETS_MAX ? name : null;
    return current != null;
  }

  @Override
  public boolean row(long number, String[] cells) {
    if (current != null && head.size() < HEAD_ROWS) {
      if (!SubtotalRows.isBlank(cells)) {
        head.add(new NumberedRow(number, cells));
      }
    }
    return ++rowsSeen < ROWS_SEEN_MAX;
  }

  private void close() {
    if (current != null && !head.isEmpty()) {
      Header header = Headers.find(head.subList(0, Math.min(40, head.size())), known);
      long last = header == null ? 0 : header.lastRow();
      int headerRows = header == null ? 0 : header.headerRows();
      sheets.add(new Sheet(current, head.stream().filter(r -> r.number() <= last - headerRows).toList(), header,
          head.stream().filter(r -> r.number() > last).filter(r -> !SubtotalRows.isTotal(r.cells())).limit(ROWS_SHOWN).toList()));
    }
    head.clear();
    current = null;
  }
}
