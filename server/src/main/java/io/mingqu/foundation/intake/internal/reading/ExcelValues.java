package io.mingqu.foundation.intake.internal.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

/** Numbers and dates as spreadsheets keep them: binary numbers shown with 15 digits, days since 1900 or 1904. */
final class ExcelValues {

  private static final MathContext EXCEL_DIGITS = new MathContext(15, RoundingMode.HALF_UP);
  private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
  private static final long SERIAL_MAX = 2_958_465; // 9999-12-31
  private static final long SECONDS_PER_DAY = 86_400;

  private ExcelValues() {
  }

  /** Plain notation; from 10^15 on scientific, so that an id that has lost its last digits can be told from a real one. */
  static String number(String raw) {
    if (raw.length() <= 15 && digitsOnly(raw)) {
      return raw;
    }
    try {
      BigDecimal value = new BigDecimal(raw).round(EXCEL_DIGITS);
      if (value.signum() == 0) {
        return "0";
      }
      BigDecimal stripped = value.stripTrailingZeros();
      boolean large = stripped.precision() - stripped.scale() > 15;
      boolean tiny = stripped.scale() > 30;
      return large || tiny ? stripped.toString() : stripped.toPlainString();
    } catch (ArithmeticException | NumberFormatException e) {
      return raw;
    }
  }

  static String date(String raw, boolean since1904) {
    BigDecimal serial;
    try {
      serial = new BigDecimal(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(SERIAL_MAX)) > 0) {
      return number(raw);
    }
    long seconds = serial.multiply(BigDecimal.valueOf(SECONDS_PER_DAY)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    LocalDateTime moment = (since1904 ? EPOCH_1904 : EPOCH_1900).plusSeconds(seconds);
    if (seconds < SECONDS_PER_DAY) {
      return time(moment.toLocalTime());
    }
    return seconds % SECONDS_PER_DAY == 0 ? moment.toLocalDate().toString() : moment.toLocalDate() + " " + time(moment.toLocalTime());
  }

  /** Whether a number format shows a date or a time: built-in ids, or day, month, year, hour letters outside quotes. */
  static boolean isDateFormat(int id, String format) {
    if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58) {
      return true;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
    if (bare.startsWith("general") || bare.indexOf('0') >= 0 && bare.indexOf('y') < 0 && bare.indexOf('h') < 0 && bare.indexOf('s') < 0
        || bare.indexOf('#') >= 0) {
      return false;
    }
    return bare.chars().anyMatch(c -> c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's');
  }

  private static String time(LocalTime time) {
    return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
  }

  private static boolean digitsOnly(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
        return false;
      }
    }
    return !raw.isEmpty() && (raw.length() == 1 || raw.charAt(0) != '0');
  }
}
