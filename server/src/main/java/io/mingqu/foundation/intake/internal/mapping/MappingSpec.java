package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.UnknownPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a source are read; saved, versioned, and kept by every batch that used it.
 *
 * @param columns   field key → header of its column
 * @param fixed     field key → value that stands for the whole file
 * @param settings  what the target asks to be declared, by key
 * @param unknowns  kind of master data → policy
 * @param fillDown  fields whose blank cells repeat the cell above (merged cells, documents whose head stands in their first row)
 * @param sheets    names of the sheets to read; empty: every sheet that has the columns
 * @param headerRow row number of the (last) header row; null: found
 * @param zone      where the source's clock stands
 * @param dateOrder which part comes first where the year comes last
 * @param encoding  of text files; null: detected
 * @param delimiter of text files; null: detected
 */
public record MappingSpec(Map<String, String> columns, Map<String, String> fixed, Map<String, String> settings,
                          Map<String, UnknownPolicy> unknowns, List<String> fillDown, List<String> sheets, @Nullable Long headerRow,
                          String zone, Dates.Order dateOrder, @Nullable String encoding, @Nullable String delimiter) {
  public static final String ZONE = "Asia/Shanghai";

  public MappingSpec {
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
    settings = settings == null ? Map.of() : Map.copyOf(settings);
    unknowns = unknowns == null ? Map.of() : Map.copyOf(unknowns);
    fillDown = fillDown == null ? List.of() : List.copyOf(fillDown);
    sheets = sheets == null ? List.of() : List.copyOf(sheets);
    zone = zone == null || zone.isBlank() ? ZONE : zone;
    dateOrder = dateOrder == null ? Dates.Order.UNDECLARED : dateOrder;
  }
}
