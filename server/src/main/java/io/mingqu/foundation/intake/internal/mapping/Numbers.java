package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.internal.reading.CellText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: thousands separators, full-width digits, a currency sign before or 元 behind, brackets or a trailing
 * minus for negative. Exact decimals throughout; what cannot be read without guessing is held.
 */
public final class Numbers {

  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d*)?|[+-]?\\.\\d+");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(\\.\\d+)?[eE][+-]?\\d{1,3}");
  private static final Pattern DRESSED = Pattern.compile("(?:[¥￥$£€]|RMB|CNY|USD|GBP|EUR)?\\s*(.*?)\\s*(?:元整|元|圆|人民币|RMB|CNY|USD|GBP|EUR)?",
      Pattern.CASE_INSENSITIVE);
  private static final int LONG_SAFE_DIGITS = 17;

  private Numbers() {}

  /** A decimal × 10^scale as a whole number, without any rounding. */
  public static long scaled(String field, String text, int scale) {
    long quick = quick(text, scale);
    if (quick != Long.MIN_VALUE) {
      return quick;
    }
    BigDecimal value = decimal(field, text);
    try {
      return value.movePointRight(scale).longValueExact();
    } catch (ArithmeticException e) {
      boolean tooLarge = value.precision() - value.scale() > 15;
      throw new RowHeld(tooLarge ? "intake.number-too-large" : "intake.number-too-many-decimals",
          Map.of("field", field, "value", text, "decimals", scale));
    }
  }

  /** @throws RowHeld {@code intake.not-a-number} */
  public static BigDecimal decimal(String field, String text) {
    String plain = CellText.halfWidth(text).strip();
    Matcher dressed = DRESSED.matcher(plain);
    String bare = dressed.matches() ? dressed.group(1) : plain;
    boolean negative = false;
    if (bare.length() > 2 && bare.startsWith("(") && bare.endsWith(")")) {
      negative = true;
      bare = bare.substring(1, bare.length() - 1).strip();
    } else if (bare.length() > 1 && bare.endsWith("-")) {
      negative = true;
      bare = bare.substring(0, bare.length() - 1).strip();
    }
    if (bare.startsWith("-") && bare.length() > 2 && "¥￥$£€".indexOf(bare.charAt(1)) >= 0) {
      bare = "-" + bare.substring(2);
    }
    bare = bare.replace("\u2212", "-");
    BigDecimal value;
    if (PLAIN.matcher(bare).matches() || bare.length() <= 24 && SCIENTIFIC.matcher(bare).matches()) {
      value = new BigDecimal(bare);
    } else if (GROUPED.matcher(bare).matches()) {
      value = new BigDecimal(bare.replace(",", ""));
    } else {
      throw new RowHeld("intake.not-a-number", Map.of("field", field, "value", text));
    }
    return negative ? value.negate() : value;
  }

  /** A percentage or a fraction in parts per million: {@code 13%} and {@code 0.13} are both 130,000. */
  public static int ratePpm(String field, String text) {
    String plain = CellText.halfWidth(text).strip();
    boolean percent = plain.endsWith("%");
    BigDecimal value = decimal(field, percent ? plain.substring(0, plain.length() - 1) : plain);
    try {
      return value.movePointRight(percent ? 4 : 6).intValueExact();
    } catch (ArithmeticException e) {
      throw new RowHeld("intake.number-too-many-decimals", Map.of("field", field, "value", text, "decimals", percent ? 4 : 6));
    }
  }

  public static boolean looksLikeNumber(String text) {
    if (quick(text, 6) != Long.MIN_VALUE) {
      return true;
    }
    try {
      decimal("", text);
      return true;
    } catch (RowHeld e) {
      return false;
    }
  }

  /** The common case by hand: ASCII digits, one point. {@code Long.MIN_VALUE} when it is not that case. */
  private static long quick(String text, int scale) {
    int length = text.length();
    if (length == 0 || length > LONG_SAFE_DIGITS - scale) {
      return Long.MIN_VALUE;
    }
    int at = text.charAt(0) == '-' ? 1 : 0;
    long value = 0;
    int decimals = -1;
    int digits = 0;
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
        if (decimals >= scale) {
          if (c != '0') {
            return Long.MIN_VALUE;
          }
          continue;
        }
        value = value * 10 + (c - '0');
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return Long.MIN_VALUE;
      }
    }
    if (digits == 0) {
      return Long.MIN_VALUE;
    }
    for (int i = Math.max(decimals, 0); i < scale; i++) {
      value *= 10;
    }
    return text.charAt(0) == '-' ? -value : value;
  }
}
