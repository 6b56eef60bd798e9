package io.mingqu.foundation.intake.internal.reading;

import java.util.Map;

/** Applies the limits to every row before it reaches the caller, and cleans what spreadsheets add to texts. */
final class BoundedSink implements RowSink {

  private final RowSink inner;
  private final ReadLimits limits;
  private long rows;

  BoundedSink(RowSink inner, ReadLimits limits) {
    this.inner = inner;
    this.limits = limits;
  }

  @Override
  public boolean sheet(String name) {
    return inner.sheet(name);
  }

  @Override
  public boolean row(long number, String[] cells) {
    if (++rows > limits.rowsMax()) {
      throw new SourceProblem("intake.file-rows", Map.of("max", limits.rowsMax()));
    }
    if (cells.length > limits.columnsMax()) {
      throw new SourceProblem("intake.file-columns", Map.of("row", number, "columns", cells.length, "max", limits.columnsMax()));
    }
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].length() > limits.cellCharsMax()) {
        throw new SourceProblem("intake.file-cell", Map.of("row", number, "column", i + 1, "max", limits.cellCharsMax()));
      }
      cells[i] = CellText.clean(cells[i]);
    }
    return inner.row(number, cells);
  }
}
