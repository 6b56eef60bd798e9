package io.mingqu.foundation.intake.internal.mapping;

import io.mingqu.foundation.intake.RowHeld;
import io.mingqu.foundation.intake.internal.reading.CellText;
import java.util.Map;
import java.util.regex.Pattern;

/** Document numbers, line ids and codes. An id that a spreadsheet has turned into a rounded number is refused: its last digits are gone. */
public final class Ids {

  private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d{1,3}");
  private static final Pattern WHOLE_AS_DECIMAL = Pattern.compile("\\d{1,15}\\.0{1,2}");

  private Ids() {}

  public static String id(String field, String text) {
    String plain = CellText.halfWidth(text).strip();
    if (plain.length() >= 4 && plain.charAt(0) >= '0' && plain.charAt(0) <= '9') {
      if ((plain.indexOf('E') > 0 || plain.indexOf('e') > 0) && ROUNDED.matcher(plain).matches() && rounded(plain)) {
        throw new RowHeld("intake.id-rounded", Map.of("field", field, "value", text));
      }
      if (plain.indexOf('.') > 0 && WHOLE_AS_DECIMAL.matcher(plain).matches()) {
        return plain.substring(0, plain.indexOf('.'));
      }
    }
    if (plain.length() > 200) {
      throw new RowHeld("intake.id-too-long", Map.of("field", field, "value", plain.substring(0, 40) + "…", "max", 200));
    }
    return plain;
  }

  /** 1.93E+15 is a rounded number; 85E10 without a point and sign may be a code, so only exponents of 10 and more count there. */
  private static boolean rounded(String plain) {
    return plain.indexOf('.') > 0 || plain.indexOf('+') > 0;
  }
}
