package io.mingqu.foundation.intake.internal.mapping;

import java.util.Locale;
import java.util.regex.Pattern;

/** Rows that repeat what other rows said 小计/合计, and the notes printed below a table 制单人. They are counted, never imported. */
public final class SubtotalRows {

  private static final Pattern TOTAL = Pattern.compile(
      ".{0,40}(小\\s*计|合\\s*计|总\\s*计|累\\s*计|共\\s*计)(\\s*[:：(（].*)?|(grand |sub|sub )?totals?\\s*:?|sum\\s*:?", Pattern.CASE_INSENSITIVE);

  private SubtotalRows() {}

  /** By the first cell that is not blank, if it is a text. */
  public static boolean isTotal(String[] cells) {
    for (String cell : cells) {
      if (!cell.isEmpty()) {
        return cell.length() <= 60 && mayBeTotal(cell) && TOTAL.matcher(cell.strip()).matches();
      }
    }
    return false;
  }

  /** One single text in a row of a table with several columns: a title, a signature line, a remark. */
  public static boolean isNote(String[] cells, int mappedColumns) {
    if (mappedColumns < 3) {
      return false;
    }
    int filled = 0;
    for (String cell : cells) {
      filled += cell.isEmpty() ? 0 : 1;
    }
    return filled == 1;
  }

  public static boolean isBlank(String[] cells) {
    for (String cell : cells) {
      if (!cell.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeTotal(String cell) {
    char first = cell.charAt(0);
    if (first >= '0' && first <= '9') {
      return cell.indexOf('计') >= 0;
    }
    return cell.indexOf('计') >= 0 || cell.toLowerCase(Locale.ROOT).contains("total") || cell.regionMatches(true, 0, "sum", 0, 3);
  }
}
