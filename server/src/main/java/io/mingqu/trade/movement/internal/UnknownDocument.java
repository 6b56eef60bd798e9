package io.mingqu.trade.movement.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document a held row belongs to and does not name. A number that a spreadsheet has rounded (1.93E+15) still says between which
 * numbers it lay; anything else could mean any document.
 *
 * @param low  null: any document
 * @param high null: any document
 */
record UnknownDocument(@Nullable BigInteger low, @Nullable BigInteger high) {
  static final UnknownDocument ANY = new UnknownDocument(null, null);
  private static final Pattern ROUNDED = Pattern.compile("(\\d(?:\\.(\\d{1,17}))?)[eE]\\+?(\\d{1,3})");

  static UnknownDocument of(String written) {
    Matcher matcher = ROUNDED.matcher(written.strip());
    int exponent = matcher.matches() ? Integer.parseInt(matcher.group(3)) : 0;
    int places = exponent == 0 || matcher.group(2) == null ? 0 : matcher.group(2).length();
    if (exponent == 0 || exponent > 60 || exponent <= places) {
      return ANY;
    }
    BigDecimal shown = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(exponent);
    BigDecimal half = BigDecimal.ONE.scaleByPowerOfTen(exponent - places).divide(BigDecimal.TWO);
    return new UnknownDocument(shown.subtract(half).toBigInteger(), shown.add(half).toBigInteger());
  }
}
