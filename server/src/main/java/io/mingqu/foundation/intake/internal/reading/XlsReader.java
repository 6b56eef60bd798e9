package io.mingqu.foundation.intake.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.jspecify.annotations.Nullable;

/** Excel 97–2003 workbooks (BIFF8), record by record. */
final class XlsReader implements SheetReader {

  private final ReadLimits limits;

  XlsReader(ReadLimits limits) {
    this.limits = limits;
  }

  /** The sink asked to stop; unwinds through the library. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  @Override
  public boolean read(Path file, String name, RowSink sink) throws IOException {
    var rows = new Rows(sink);
    try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
      String stream = workbookStream(system);
      try (InputStream in = system.createDocumentInputStream(stream)) {
        var request = new HSSFRequest();
        request.addListenerForAllRecords(rows.formats);
        new HSSFEventFactory().processEvents(request, in);
      }
      rows.flush();
      return true;
    } catch (Stop stop) {
      return false;
    } catch (EncryptedDocumentException e) {
      throw new SourceProblem("intake.file-password", Map.of());
    } catch (OldExcelFormatException e) {
      throw new SourceProblem("intake.file-kind", Map.of("kind", "Excel 5.0/95"));
    } catch (SourceProblem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (e == rows.sinkFailure) {
        throw e;
      }
      throw new SourceProblem("intake.file-truncated", Map.of("kind", "xls"));
    }
  }

  private static String workbookStream(POIFSFileSystem system) {
    var root = system.getRoot();
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw new SourceProblem("intake.file-password", Map.of());
    }
    for (String entry : new String[] {"Workbook", "WORKBOOK", "BOOK", "Book"}) {
      if (root.hasEntry(entry)) {
        return entry;
      }
    }
    throw new SourceProblem("intake.file-kind", Map.of("kind", "OLE2"));
  }

  private final class Rows implements HSSFListener {
    final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
    private final RowSink sink;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private @Nullable SSTRecord strings;
    private @Nullable FormulaRecord awaitingText;
    private boolean since1904;
    private boolean reading;
    private int sheetIndex = -1;
    private int rowIndex = -1;
    private long textChars;
    @Nullable RuntimeException sinkFailure;

    Rows(RowSink sink) {
      this.sink = sink;
    }

    @Override
    public void processRecord(Record record) {
      switch (record) {
        case BoundSheetRecord sheet -> sheets.add(sheet);
        case DateWindow1904Record window -> since1904 = window.getWindowing() == 1;
        case SSTRecord sst -> strings = sst;
        case BOFRecord bof -> begin(bof);
        case EOFRecord _ -> flush();
        case StringRecord text -> formulaText(text.getString());
        case FormulaRecord formula -> formula(formula);
        case NumberRecord number -> put(number, numeric(number, number.getValue()));
        case LabelSSTRecord label -> put(label, strings == null ? "" : strings.getString(label.getSSTIndex()).getString());
        case LabelRecord label -> put(label, label.getValue());
        case BoolErrRecord bool -> put(bool, bool.isBoolean() ? bool.getBooleanValue() ? "TRUE" : "FALSE" : "#ERR");
        default -> { }
      }
    }

    private void begin(BOFRecord bof) {
      if (bof.getType() != BOFRecord.TYPE_WORKSHEET) {
        reading = false;
        return;
      }
      flush();
      sheetIndex++;
      BoundSheetRecord[] ordered = BoundSheetRecord.orderByBofPosition(sheets);
      boolean hidden = sheetIndex < ordered.length && (ordered[sheetIndex].isHidden() || ordered[sheetIndex].isVeryHidden());
      String name = sheetIndex < ordered.length ? ordered[sheetIndex].getSheetname() : "#" + (sheetIndex + 1);
      reading = !hidden && guarded(() -> sink.sheet(name));
    }

    private void formula(FormulaRecord formula) {
      if (formula.hasCachedResultString()) {
        awaitingText = formula;
      } else if (formula.getCachedResultTypeEnum() == CellType.NUMERIC) {
        put(formula, numeric(formula, formula.getValue()));
      } else if (formula.getCachedResultTypeEnum() == CellType.BOOLEAN) {
        put(formula, formula.getCachedBooleanValue() ? "TRUE" : "FALSE");
      } else {
        put(formula, "#ERR");
      }
    }

    private void formulaText(String text) {
      if (awaitingText != null) {
        put(awaitingText, text);
        awaitingText = null;
      }
    }

    private String numeric(CellValueRecordInterface cell, double value) {
      int format = formats.getFormatIndex(cell);
      String raw = new java.math.BigDecimal(value).round(new java.math.MathContext(17)).toString();
      return ExcelValues.isDateFormat(format, String.valueOf(formats.getFormatString(cell)))
          ? ExcelValues.date(raw, since1904) : ExcelValues.number(raw);
    }

    private void put(CellValueRecordInterface cell, String text) {
      if (!reading) {
        return;
      }
      if (cell.getRow() != rowIndex) {
        flush();
        rowIndex = cell.getRow();
      }
      textChars += text.length();
      if (cell.getColumn() >= limits.columnsMax()) {
        throw new SourceProblem("intake.file-columns",
            Map.of("row", rowIndex + 1, "columns", cell.getColumn() + 1, "max", limits.columnsMax()));
      }
      if (textChars > limits.bytesMax()) {
        throw new SourceProblem("intake.file-texts", Map.of("max", limits.bytesMax()));
      }
      while (cells.size() <= cell.getColumn()) {
        cells.add("");
      }
      cells.set(cell.getColumn(), text);
    }

    void flush() {
      if (cells.isEmpty()) {
        return;
      }
      String[] row = cells.toArray(String[]::new);
      long number = rowIndex + 1L;
      cells.clear();
      if (!guarded(() -> sink.row(number, row))) {
        throw new Stop();
      }
    }

    /** What the sink throws is the caller's, not a fault of the file. */
    private boolean guarded(java.util.function.BooleanSupplier call) {
      try {
        return call.getAsBoolean();
      } catch (RuntimeException e) {
        sinkFailure = e;
        throw e;
      }
    }
  }
}
