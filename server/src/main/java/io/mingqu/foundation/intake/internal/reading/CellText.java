package io.mingqu.foundation.intake.internal.reading;

/** Cleans the text of a cell: blanks of every kind at the ends, the {@code ="…"} and leading apostrophe that protect ids in spreadsheets. */
public final class CellText {

  private CellText() {
  }

  public static String clean(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && blank(raw.charAt(from))) {
      from++;
    }
    while (to > from && blank(raw.charAt(to - 1))) {
      to--;
    }
    if (to - from >= 3 && raw.charAt(from) == '=' && raw.charAt(from + 1) == '"' && raw.charAt(to - 1) == '"') {
      return clean(raw.substring(from + 2, to - 1).replace("\"\"", "\""));
    }
    if (to - from >= 2 && raw.charAt(from) == '\'' && raw.indexOf('\'', from + 1) < 0) {
      from++;
    }
    String text = from == 0 && to == raw.length() ? raw : raw.substring(from, to);
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  /** Full-width letters, digits and signs as typed with a Chinese input method, turned into their plain form. */
  public static String halfWidth(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\uff01' && c <= '\uff5e' || c == '\u3000') {
        return convert(text);
      }
    }
    return text;
  }

  private static String convert(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c);
    }
    return plain.toString();
  }

  private static boolean blank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\ufeff' || c >= '\u200b' && c <= '\u200d' || c == '\u2060';
  }
}
