package io.mingqu.kernel.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One text for one content: JSON with keys in the order of their UTF-16 units, no blanks, numbers in plain notation without needless zeros.
 * Binary floating point is refused, for it has no one notation.
 */
public final class CanonicalText {
  private CanonicalText() {}

  /** @param tree maps with text keys, lists, text, whole and decimal numbers, booleans, null */
  public static String of(@Nullable Object tree) {
    StringBuilder text = new StringBuilder();
    write(tree, text);
    return text.toString();
  }

  private static void write(@Nullable Object node, StringBuilder text) {
    switch (node) {
      case null -> text.append("null");
      case Boolean value -> text.append(value);
      case Integer value -> text.append(value);
      case Long value -> text.append(value);
      case BigInteger value -> text.append(value);
      case BigDecimal value -> text.append(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
      case String value -> quote(value, text);
      case List<?> list -> {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
          text.append(i == 0 ? "" : ",");
          write(list.get(i), text);
        }
        text.append(']');
      }
      case Map<?, ?> map -> {
        text.append('{');
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
          text.append(first ? "" : ",");
          first = false;
          quote(entry.getKey(), text);
          text.append(':');
          write(entry.getValue(), text);
        }
        text.append('}');
      }
      default -> throw new IllegalArgumentException("no canonical text for " + node.getClass().getSimpleName() + " " + node
          + ". Maybe a decimal number should be a whole number in a smaller unit?");
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20) {
            text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
