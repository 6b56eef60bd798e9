package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.FieldType;
import io.mingqu.foundation.intake.TargetField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which column probably means which field: first by the header's words, then checked against the shape of the values. */
public final class ColumnGuess {

  private static final int EXACT = 100;
  private static final int LAST_PART = 90;
  private static final int CONTAINED = 40;

  private record Match(int field, int column, int score) {}

  private ColumnGuess() {}

  /** Field key → column name, best matches first; a column is used once. */
  public static Map<String, String> guess(List<TargetField> fields, List<String> columns, List<String[]> samples) {
    List<Match> matches = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      for (int c = 0; c < columns.size(); c++) {
        int score = columns.get(c).isEmpty() ? 0 : words(fields.get(f), columns.get(c));
        if (score > 0 && fits(fields.get(f).type(), c, samples)) {
          matches.add(new Match(f, c, score));
        }
      }
    }
    matches.sort(Comparator.comparingInt(Match::score).reversed().thenComparingInt(Match::field).thenComparingInt(Match::column));
    Map<Integer, String> chosen = new LinkedHashMap<>();
    Set<Integer> used = new HashSet<>();
    for (Match match : matches) {
      if (!chosen.containsKey(match.field()) && used.add(match.column())) {
        chosen.put(match.field(), columns.get(match.column()));
      }
    }
    Map<String, String> guess = new LinkedHashMap<>();
    for (int f = 0; f < fields.size(); f++) {
      if (chosen.containsKey(f)) {
        guess.put(fields.get(f).key(), chosen.get(f));
      }
    }
    return guess;
  }

  /** How well the guessed columns' words fit the fields, to choose between targets. */
  public static int quality(List<TargetField> fields, Map<String, String> guess) {
    return fields.stream().filter(field -> guess.containsKey(field.key())).mapToInt(field -> words(field, guess.get(field.key()))).sum();
  }

  /** All headers by which the fields are known, in comparable form. */
  public static Set<String> knownHeaders(List<TargetField> fields) {
    Set<String> known = new HashSet<>();
    for (TargetField field : fields) {
      names(field).forEach(name -> known.add(Headers.normalise(name)));
    }
    return known;
  }

  private static List<String> names(TargetField field) {
    List<String> names = new ArrayList<>(List.of(field.zh(), field.en(), field.key()));
    names.addAll(field.synonyms());
    return names;
  }

  private static int words(TargetField field, String column) {
    String whole = Headers.normalise(column);
    String last = Headers.normalise(column.substring(column.lastIndexOf(' ') + 1));
    int best = 0;
    int rank = 0;
    for (String name : names(field)) {
      String known = Headers.normalise(name);
      int early = Math.max(0, 9 - rank++);
      if (known.equals(whole)) {
        best = Math.max(best, EXACT + early);
      } else if (known.equals(last)) {
        best = Math.max(best, LAST_PART + Math.min(early, 8));
      } else if (known.length() >= 2 && !whole.startsWith("原") && whole.contains(known) && known.chars().anyMatch(c -> c > 127)) {
        best = Math.max(best, CONTAINED + Math.min(known.length(), 20));
      }
    }
    return best;
  }

  private static boolean fits(FieldType type, int column, List<String[]> samples) {
    int seen = 0;
    int fitting = 0;
    for (String[] row : samples) {
      String text = column < row.length ? row[column] : "";
      if (text.isEmpty()) {
        continue;
      }
      seen++;
      fitting += switch (type) {
        case DATE, DATE_TIME -> Dates.looksLikeDate(text) || text.matches("[2-7]\\d{4}(\\.\\d+)?") ? 1 : 0;
        case QUANTITY, AMOUNT, UNIT_PRICE -> Numbers.looksLikeNumber(text) ? 1 : 0;
        case RATE -> Numbers.looksLikeNumber(text.replaceFirst("%$", "")) ? 1 : 0;
        default -> 1;
      };
    }
    return seen == 0 || fitting * 2 > seen;
  }
}
