package io.mingqu.foundation.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list read by key: the rows and, if there are more, the cursor to pass as {@code after}. */
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int LIMIT_MAX = 500;

  /** Cuts {@code rows}, read with {@code limit + 1}, to a page whose cursor holds the key of its last row. */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<String>> key) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = List.copyOf(rows.subList(0, limit));
    return new Page<>(items, encode(key.apply(items.getLast())));
  }

  /** @throws Problem {@code shared.bad-limit} unless 1 … 500 */
  public static int checkedLimit(@Nullable Integer limit) {
    if (limit == null) {
      return 50;
    }
    if (limit < 1 || limit > LIMIT_MAX) {
      throw Problem.of("shared.bad-limit", 400, Map.of("limit", limit, "max", LIMIT_MAX));
    }
    return limit;
  }

  private static String encode(List<String> key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(String.join("\u0001", key).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The key in a cursor, or null for the first page.
   *
   * @throws Problem {@code shared.bad-cursor} unless it has {@code size} parts
   */
  public static @Nullable List<String> decode(@Nullable String after, int size) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    try {
      List<String> key = List.of(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\u0001", -1));
      if (key.size() == size) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // answered below like any other bad cursor
    }
    throw Problem.of("shared.bad-cursor", 400, Map.of("after", after));
  }
}
