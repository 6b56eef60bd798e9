package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.SourceLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row under the reader's cursor seen through a mapping; one object for a whole file. */
public final class MappedLine implements SourceLine {
  private final MappingSpec spec;
  private final Map<String, Integer> columnByField = new HashMap<>();
  private final Map<String, String> above = new HashMap<>();
  private int[] fillDownColumns = {};
  private String[] fillDownValues = {};
  private String sheet = "";
  private long number;
  private String[] cells = {};

  public MappedLine(MappingSpec spec) {
    this.spec = spec;
  }

  /**
   * Finds the mapped columns among the headers of a sheet.
   *
   * @return mapped headers the sheet does not have
   */
  public List<String> sheet(String name, List<String> headers) {
    sheet = name;
    columnByField.clear();
    above.clear();
    Map<String, Integer> exact = new HashMap<>();
    Map<String, Integer> similar = new HashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      exact.putIfAbsent(headers.get(i), i);
      similar.putIfAbsent(Headers.normalise(headers.get(i)), i);
    }
    List<String> missing = new java.util.ArrayList<>();
    spec.columns().forEach((field, header) -> {
      Integer column = exact.getOrDefault(header, similar.get(Headers.normalise(header)));
      if (column == null) {
        missing.add(header);
      } else {
        columnByField.put(field, column);
      }
    });
    fillDownColumns = spec.fillDown().stream().map(columnByField::get).filter(java.util.Objects::nonNull).mapToInt(Integer::intValue).toArray();
    fillDownValues = new String[fillDownColumns.length];
    java.util.Arrays.fill(fillDownValues, "");
    missing.sort(null);
    return missing;
  }

  public int mappedColumns() {
    return columnByField.size();
  }

  /** Moves to a row; blank cells of fill-down fields take the value above. */
  public MappedLine row(long rowNumber, String[] row) {
    number = rowNumber;
    cells = row;
    for (int i = 0; i < fillDownColumns.length; i++) {
      int column = fillDownColumns[i];
      if (column < cells.length && !cells[column].isEmpty()) {
        fillDownValues[i] = cells[column];
      } else if (!fillDownValues[i].isEmpty()) {
        if (column >= cells.length) {
          int had = cells.length;
          cells = java.util.Arrays.copyOf(cells, column + 1);
          java.util.Arrays.fill(cells, had, column + 1, "");
        }
        cells[column] = fillDownValues[i];
      }
    }
    return this;
  }

  public String[] cells() {
    return cells;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String sheet() {
    return sheet;
  }

  @Override
  public @Nullable String text(String field) {
    Integer column = columnByField.get(field);
    String text = column == null || column >= cells.length ? "" : cells[column];
    if (!text.isEmpty()) {
      return text;
    }
    String fixed = spec.fixed().get(field);
    return fixed == null || fixed.isBlank() ? null : fixed;
  }

  @Override
  public String requiredText(String field) {
    return required(field, text(field));
  }

  @Override
  public @Nullable String id(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    String id = Ids.id(label(field), text);
    return id.isEmpty() ? null : id;
  }

  @Override
  public String requiredId(String field) {
    return required(field, id(field));
  }

  @Override
  public @Nullable LocalDate date(String field) {
    LocalDateTime moment = dateTime(field);
    return moment == null ? null : moment.toLocalDate();
  }

  @Override
  public LocalDate requiredDate(String field) {
    return required(field, date(field));
  }

  @Override
  public @Nullable LocalDateTime dateTime(String field) {
    String text = text(field);
    return text == null ? null : Dates.dateTime(label(field), text, spec.dateOrder());
  }

  @Override
  public @Nullable Long scaled(String field, int scale) {
    String text = text(field);
    return text == null ? null : Numbers.scaled(label(field), text, scale);
  }

  @Override
  public long requiredScaled(String field, int scale) {
    return required(field, scaled(field, scale));
  }

  @Override
  public @Nullable BigDecimal decimal(String field) {
    String text = text(field);
    return text == null ? null : Numbers.decimal(label(field), text);
  }

  @Override
  public @Nullable Integer ratePpm(String field) {
    String text = text(field);
    return text == null ? null : Numbers.ratePpm(label(field), text);
  }

  private <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new RowHeld("intake.field-missing", Map.of("field", label(field)));
    }
    return value;
  }

  /** People know their column, not our key. */
  private String label(String field) {
    return spec.columns().getOrDefault(field, field);
  }
}
