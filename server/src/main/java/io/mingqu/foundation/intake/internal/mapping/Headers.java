package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.internal.reading.CellText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the header of a table below its titles: one row, or two rows of which the upper groups the lower. */
public final class Headers {

  /**
   * @param names        one name per column; of two header rows joined by a blank; a repeated name gets its number
   * @param lastRow      row number of the last header row; data begin after it
   * @param headerRows   1 or 2
   */
  public record Header(List<String> names, long lastRow, int headerRows) {
    public Header {
      names = List.copyOf(names);
    }
  }

  public record NumberedRow(long number, String[] cells) {}

  private static final Pattern NOISE = Pattern.compile("[\\s*:：()（）\\[\\]【】_\\-/\\\\.,，'\"￥¥$£]|（.*?）|\\(.*?\\)");

  private Headers() {}

  /** The header among the first rows of a sheet, or null when no row looks like one. {@code known} are normalised synonyms of all fields. */
  public static @Nullable Header find(List<NumberedRow> rows, Set<String> known) {
    int best = -1;
    long bestScore = 0;
    int width = rows.stream().mapToInt(r -> filled(r.cells())).max().orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      long score = score(rows.get(i).cells(), known, width);
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    if (best > 0 && groups(rows.get(best - 1).cells(), rows.get(best).cells())) {
      return joined(rows.get(best - 1), rows.get(best));
    }
    if (best + 1 < rows.size() && groups(rows.get(best).cells(), rows.get(best + 1).cells())) {
      return joined(rows.get(best), rows.get(best + 1));
    }
    return new Header(unique(List.of(rows.get(best).cells())), rows.get(best).number(), 1);
  }

  /** A header's comparable form: no case, blanks, punctuation, nor the unit in brackets. */
  public static String normalise(String header) {
    String plain = CellText.halfWidth(header).toLowerCase(Locale.ROOT).replaceAll("（.*?）|\\(.*?\\)|\\[.*?]|【.*?】", "");
    String bare = NOISE.matcher(plain).replaceAll("");
    return bare.isEmpty() ? NOISE.matcher(CellText.halfWidth(header).toLowerCase(Locale.ROOT)).replaceAll("") : bare;
  }

  private static long score(String[] cells, Set<String> known, int width) {
    int filled = filled(cells);
    if (filled < 2 && width > 1 || filled == 0) {
      return 0;
    }
    int hits = 0;
    for (String cell : cells) {
      if (cell.isEmpty()) {
        continue;
      }
      if (cell.length() > 60 || Numbers.looksLikeNumber(cell) || Dates.looksLikeDate(cell)) {
        return 0;
      }
      hits += known.contains(normalise(cell)) ? 1 : 0;
    }
    return hits * 100L + (filled * 2 >= width ? filled : 0);
  }

  private static int filled(String[] cells) {
    int filled = 0;
    for (String cell : cells) {
      filled += cell.isEmpty() ? 0 : 1;
    }
    return filled;
  }

  /**
   * Whether the upper row groups the lower: the lower has only texts, and each of its cells stands under a group (a cell, or the blank
   * cells to its right), while every single upper cell has a blank, or itself again, below.
   */
  private static boolean groups(String[] upper, String[] lower) {
    int own = 0;
    int under = 0;
    for (int i = 0; i < lower.length; i++) {
      String below = lower[i];
      String above = i < upper.length ? upper[i] : "";
      if (below.isEmpty() || below.equals(above)) {
        own += above.isEmpty() ? 0 : 1;
        continue;
      }
      if (below.length() > 40 || Numbers.looksLikeNumber(below) || Dates.looksLikeDate(below)) {
        return false;
      }
      under++;
    }
    boolean widens = false;
    for (int i = 0; i + 1 < lower.length; i++) {
      boolean group = i < upper.length && !upper[i].isEmpty() && !lower[i].isEmpty() && !lower[i].equals(upper[i]);
      boolean nextFree = i + 1 >= upper.length || upper[i + 1].isEmpty();
      widens |= group && nextFree && !lower[i + 1].isEmpty();
    }
    return under >= 2 && widens && filled(upper) >= 2 && own + under >= 3;
  }

  private static Header joined(NumberedRow upper, NumberedRow lower) {
    int width = Math.max(upper.cells().length, lower.cells().length);
    List<String> names = new ArrayList<>();
    String group = "";
    for (int i = 0; i < width; i++) {
      String above = i < upper.cells().length ? upper.cells()[i] : "";
      String below = i < lower.cells().length ? lower.cells()[i] : "";
      if (!above.isEmpty()) {
        group = above;
      }
      names.add(below.isEmpty() || below.equals(above) ? above : (group.isEmpty() ? below : group + " " + below));
    }
    return new Header(unique(names), lower.number(), 2);
  }

  private static List<String> unique(List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> unique = new ArrayList<>();
    for (String name : names) {
      String text = name.replaceAll("\\s+", " ").strip();
      int count = text.isEmpty() ? 1 : seen.merge(text, 1, Integer::sum);
      unique.add(count == 1 ? text : text + " (" + count + ")");
    }
    return unique;
  }
}
