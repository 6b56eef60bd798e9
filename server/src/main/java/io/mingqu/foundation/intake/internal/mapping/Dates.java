package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.internal.reading.CellText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and date-times as exports write them. Year first in any separator, Chinese, compact, Excel's day number; day or month first
 * only when the mapping declares which, because 03/04/2026 cannot be told.
 */
public final class Dates {

  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");
  private static final Pattern MONTH_NAME = Pattern.compile("(\\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]*[- ,]+(\\d{4})");
  private static final Pattern TIME = Pattern.compile("(上午|下午|AM|PM)?\\s*(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?\\s*(AM|PM|Z|[+-]\\d{2}:?\\d{2})?");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

  /** Which part comes first when the year comes last. */
  public enum Order { UNDECLARED, DAY_FIRST, MONTH_FIRST }

  private Dates() {}

  public static LocalDate date(String field, String text, Order order) {
    return dateTime(field, text, order).toLocalDate();
  }

  /** Midnight when no time is given. A zone behind the time is read but not applied: the mapping's zone is the document's. */
  public static LocalDateTime dateTime(String field, String text, Order order) {
    LocalDateTime quick = quick(text);
    if (quick != null) {
      return quick;
    }
    String plain = CellText.halfWidth(text).strip().replaceAll("星期.|周.", " ").strip();
    String day = plain;
    String time = "";
    int cut = timeStart(plain);
    if (cut > 0) {
      day = plain.substring(0, cut).strip().replaceFirst("[T,]$", "");
      time = plain.substring(cut).replaceFirst("^T", "").strip();
    }
    try {
      return LocalDateTime.of(day(field, text, day.strip(), order), time.isEmpty() ? LocalTime.MIDNIGHT : time(field, text, time));
    } catch (DateTimeException e) {
      throw new RowHeld("intake.not-a-date", Map.of("field", field, "value", text));
    }
  }

  private static int timeStart(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return -1;
    }
    int at = colon - 1;
    while (at > 0 && Character.isDigit(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && "上下午AMPMamp ".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private static LocalDate day(String field, String text, String day, Order order) {
    Matcher m;
    if ((m = YEAR_FIRST.matcher(day)).matches()) {
      return LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
    }
    if ((m = COMPACT.matcher(day)).matches()) {
      return LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
    }
    if ((m = MONTH_NAME.matcher(day)).matches()) {
      int month = MONTHS.indexOf(m.group(2).toLowerCase(Locale.ROOT)) / 3 + 1;
      return LocalDate.of(number(m, 3), month, number(m, 1));
    }
    if ((m = YEAR_LAST.matcher(day)).matches()) {
      return yearLast(field, text, m, order);
    }
    if (day.matches("\\d{5}(\\.\\d+)?")) {
      long serial = Long.parseLong(day.replaceFirst("\\..*", ""));
      if (serial >= 20_000 && serial <= 80_000) {
        return EXCEL_EPOCH.plusDays(serial);
      }
    }
    throw new RowHeld("intake.not-a-date", Map.of("field", field, "value", text));
  }

  private static LocalDate yearLast(String field, String text, Matcher m, Order order) {
    int first = number(m, 1);
    int second = number(m, 2);
    int year = number(m, 3) < 100 ? 2000 + number(m, 3) : number(m, 3);
    if (order == Order.DAY_FIRST || order == Order.UNDECLARED && first > 12) {
      return LocalDate.of(year, second, first);
    }
    if (order == Order.MONTH_FIRST || second > 12) {
      return LocalDate.of(year, first, second);
    }
    throw new RowHeld("intake.date-order", Map.of("field", field, "value", text));
  }

  private static LocalTime time(String field, String text, String time) {
    Matcher m = TIME.matcher(time);
    if (!m.matches()) {
      throw new RowHeld("intake.not-a-date", Map.of("field", field, "value", text));
    }
    int hour = number(m, 2);
    String half = m.group(1) != null ? m.group(1) : String.valueOf(m.group(5));
    if ((half.equals("下午") || half.equalsIgnoreCase("PM")) && hour < 12) {
      hour += 12;
    } else if ((half.equals("上午") || half.equalsIgnoreCase("AM")) && hour == 12) {
      hour = 0;
    }
    return LocalTime.of(hour, number(m, 3), m.group(4) == null ? 0 : number(m, 4));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  /** {@code 2010-12-01} and {@code 2010-12-01 08:26:00} by hand; null when it is neither. */
  private static @org.jspecify.annotations.Nullable LocalDateTime quick(String text) {
    int length = text.length();
    if (length != 10 && length != 19 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 28) {
      return null;
    }
    if (length == 10) {
      return LocalDateTime.of(year, month, day, 0, 0);
    }
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = digits(text, 17, 2);
    boolean plain = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60
        && text.charAt(13) == ':' && text.charAt(16) == ':' && (text.charAt(10) == ' ' || text.charAt(10) == 'T');
    return plain ? LocalDateTime.of(year, month, day, hour, minute, second) : null;
  }

  private static int digits(String text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  public static boolean looksLikeDate(String text) {
    try {
      dateTime("", text, Order.DAY_FIRST);
      return !text.matches("\\d{5}(\\.\\d+)?");
    } catch (RowHeld e) {
      return false;
    }
  }
}
