package io.mingqu.demo.brand;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as the made-up ERPs print it. */
public final class Amounts {

    private Amounts() {
    }

    /** Net of 13 % tax of an amount with tax, half up to the fen. */
    static long netOfTax(long grossFen) {
        return BigDecimal.valueOf(grossFen).multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(113), 0, RoundingMode.HALF_UP).longValueExact();
    }

    /** 1234567 fen → 12345.67. */
    public static String plain(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** 1234567 fen → 12,345.67. */
    static String grouped(long fen) {
        String digits = plain(Math.abs(fen));
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 6; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return fen < 0 ? "-" + text : text.toString();
    }

    /** 12.5 → １２．５, as people type with a Chinese input method switched on. */
    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
