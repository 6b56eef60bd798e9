package io.mingqu.foundation.intake.internal;

import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.RowLoader;
import io.mingqu.foundation.intake.internal.mapping.Headers;
import io.mingqu.foundation.intake.internal.mapping.Headers.Header;
import io.mingqu.foundation.intake.internal.mapping.Headers.NumberedRow;
import io.mingqu.foundation.intake.internal.mapping.MappedLine;
import io.mingqu.foundation.intake.internal.mapping.MappingSpec;
import io.mingqu.foundation.intake.internal.mapping.SubtotalRows;
import io.mingqu.foundation.intake.internal.reading.RowSink;
import io.mingqu.foundation.intake.internal.reading.SourceProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a file through the header search and the mapping into a target's loader; what is refused is kept as held. */
final class ReadRun implements RowSink {
  static final int HELD_MAX = 100_000;
  private static final int HEADER_ROWS = 40;
  private static final int FLUSH_ROWS = 20_000;

  /** Writes what was read so far, in one transaction. */
  interface Flush {
    void flush(long read, long skipped, List<HeldStore.Held> held, int heldTotal);
  }

  private final MappingSpec spec;
  private final RowLoader loader;
  private final String documentField;
  private final Flush flush;
  private final MappedLine line;
  private final Set<String> known = new HashSet<>();
  private final List<NumberedRow> head = new ArrayList<>();
  private final List<HeldStore.Held> held = new ArrayList<>();
  private final Set<String> missingColumns = new HashSet<>();
  private final Map<String, List<String>> paddedHeaders = new HashMap<>();
  private @Nullable Header header;
  private String sheet = "";
  private boolean sheetSkipped;
  private int sheetsRead;
  private long read;
  private long skipped;
  private int heldTotal;
  private long unflushed;

  ReadRun(MappingSpec spec, RowLoader loader, String documentField, Flush flush) {
    this.spec = spec;
    this.loader = loader;
    this.documentField = documentField;
    this.flush = flush;
    this.line = new MappedLine(spec);
    spec.columns().values().forEach(name -> {
      known.add(Headers.normalise(name));
      for (String part : name.split(" ")) {
        known.add(Headers.normalise(part));
      }
    });
  }

  @Override
  public boolean sheet(String name) {
    endSheet();
    sheet = name;
    header = null;
    sheetSkipped = !spec.sheets().isEmpty() && !spec.sheets().contains(name);
    return !sheetSkipped;
  }

  @Override
  public boolean row(long number, String[] cells) {
    if (sheetSkipped) {
      return true;
    }
    if (header != null) {
      take(number, cells);
      return true;
    }
    if (!SubtotalRows.isBlank(cells)) {
      head.add(new NumberedRow(number, cells));
    }
    boolean declared = spec.headerRow() != null && number >= spec.headerRow();
    if (declared || spec.headerRow() == null && head.size() >= HEADER_ROWS) {
      begin();
    }
    return true;
  }

  /** After the last row. */
  void finish() {
    endSheet();
    if (sheetsRead == 0) {
      throw missingColumns.isEmpty() ? new SourceProblem("intake.file-empty", Map.of())
          : new SourceProblem("intake.columns-missing", Map.of("columns", String.join(", ", missingColumns.stream().sorted().toList())));
    }
    flushNow();
  }

  /** A held row tried again, under the header it had. */
  void retry(HeldStore.Held row) {
    if (!row.sheet().equals(sheet) || header == null || !header.names().equals(row.columns())) {
      sheet = row.sheet();
      header = new Header(row.columns(), 0, 1);
      sheetsRead++;
      line.sheet(sheet, row.columns());
    }
    take(row.rowNo(), row.cells());
  }

  private void endSheet() {
    if (header == null && !head.isEmpty()) {
      begin();
    }
    head.clear();
  }

  private void begin() {
    List<NumberedRow> rows = List.copyOf(head);
    head.clear();
    Header found = declared(rows);
    List<String> missing = found == null ? List.copyOf(spec.columns().values()) : line.sheet(sheet, found.names());
    if (found == null || !missing.isEmpty()) {
      missingColumns.addAll(missing);
      sheetSkipped = true;
      if (spec.sheets().contains(sheet) || line.mappedColumns() * 2 > spec.columns().size()) {
        throw new SourceProblem("intake.columns-missing", Map.of("columns", String.join(", ", missing.stream().sorted().toList())));
      }
      return;
    }
    header = found;
    sheetsRead++;
    for (NumberedRow row : rows) {
      if (row.number() > found.lastRow()) {
        take(row.number(), row.cells());
      }
    }
  }

  private @Nullable Header declared(List<NumberedRow> rows) {
    if (spec.headerRow() == null) {
      return Headers.find(rows, known);
    }
    long wanted = spec.headerRow();
    List<NumberedRow> around = rows.stream().filter(r -> r.number() == wanted || r.number() == wanted - 1).toList();
    Header joined = Headers.find(around, known);
    return joined != null && joined.lastRow() == wanted ? joined
        : Headers.find(rows.stream().filter(r -> r.number() == wanted).toList(), known);
  }

  private void take(long number, String[] cells) {
    if (SubtotalRows.isBlank(cells)) {
      return;
    }
    read++;
    if (SubtotalRows.isTotal(cells) || SubtotalRows.isNote(cells, line.mappedColumns())) {
      skipped++;
      return;
    }
    line.row(number, cells);
    try {
      loader.accept(line);
    } catch (RowHeld refused) {
      hold(refused);
    }
    if (++unflushed >= FLUSH_ROWS) {
      flushNow();
    }
  }

  private void hold(RowHeld refused) {
    if (++heldTotal > HELD_MAX) {
      throw new SourceProblem("intake.too-many-held", Map.of("max", HELD_MAX, "reason", refused.reason()));
    }
    String documentNo = documentField.isEmpty() ? "" : safeDocument();
    if (documentNo.isEmpty() && !documentField.isEmpty()) {
      loader.heldOfUnknownDocument(java.util.Objects.requireNonNullElse(line.text(documentField), "").strip());
    } else {
      loader.held(documentNo);
    }
    held.add(new HeldStore.Held(heldTotal, sheet, line.number(), documentNo, refused.reason(), refused.params(), headers(), padded(line.cells())));
  }

  private String safeDocument() {
    try {
      String id = line.id(documentField);
      return id == null ? "" : id;
    } catch (RowHeld unreadable) {
      return "";
    }
  }

  private List<String> headers() {
    return header == null ? List.of() : paddedHeaders.computeIfAbsent(sheet, s -> header.names());
  }

  private String[] padded(String[] cells) {
    int width = Math.max(cells.length, headers().size());
    String[] wide = java.util.Arrays.copyOf(cells, width);
    java.util.Arrays.fill(wide, cells.length, width, "");
    return wide;
  }

  private void flushNow() {
    flush.flush(read, skipped, List.copyOf(held), heldTotal);
    held.clear();
    unflushed = 0;
  }
}
