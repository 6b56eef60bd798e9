package io.mingqu.kernel.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two bodies, field by field. */
public final class Differences {
  /** @param path e.g. {@code tiers[2].ratePpm}; {@code before} and {@code after} canonical texts, null where there is nothing */
  public record Difference(String path, @Nullable String before, @Nullable String after) {}

  private Differences() {}

  public static List<Difference> between(@Nullable Object before, @Nullable Object after) {
    List<Difference> found = new ArrayList<>();
    walk("", before, after, found);
    return found;
  }

  private static void walk(String path, @Nullable Object before, @Nullable Object after, List<Difference> found) {
    if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b) {
      TreeSet<String> keys = new TreeSet<>();
      a.keySet().forEach(key -> keys.add((String) key));
      b.keySet().forEach(key -> keys.add((String) key));
      for (String key : keys) {
        side(path.isEmpty() ? key : path + "." + key, a.containsKey(key), a.get(key), b.containsKey(key), b.get(key), found);
      }
    } else if (before instanceof List<?> a && after instanceof List<?> b) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        side(path + "[" + i + "]", i < a.size(), i < a.size() ? a.get(i) : null, i < b.size(), i < b.size() ? b.get(i) : null, found);
      }
    } else {
      String was = CanonicalText.of(before);
      String is = CanonicalText.of(after);
      if (!was.equals(is)) {
        found.add(new Difference(path, was, is));
      }
    }
  }

  private static void side(String path, boolean was, @Nullable Object before, boolean is, @Nullable Object after, List<Difference> found) {
    if (was && is) {
      walk(path, before, after, found);
    } else {
      found.add(new Difference(path, was ? CanonicalText.of(before) : null, is ? CanonicalText.of(after) : null));
    }
  }
}
