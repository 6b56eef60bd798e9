package io.mingqu.settlement.payout.internal;

import io.mingqu.foundation.shared.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a JSON object field by field; what nobody asked for is refused by {@link #done}, and every refusal names field, value and what to write. */
final class Fields {
  private final JsonNode node;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static Fields of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw bad(path.isEmpty() ? "body" : path, node.toString(), "an object");
    }
    return new Fields(node, path);
  }

  private static Problem bad(String field, String value, String wanted) {
    return Problem.of("payout.terms-field", 422, Map.of("field", field, "value", value.length() > 80 ? value.substring(0, 80) : value, "wanted", wanted));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private @Nullable JsonNode find(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  Fields object(String name) {
    JsonNode value = find(name);
    if (value == null) {
      throw bad(at(name), "", "an object");
    }
    return of(value, at(name));
  }

  List<Fields> objects(String name) {
    JsonNode value = find(name);
    List<Fields> all = new ArrayList<>();
    if (value != null) {
      if (!value.isArray()) {
        throw bad(at(name), value.toString(), "a list");
      }
      for (int i = 0; i < value.size(); i++) {
        all.add(of(value.get(i), at(name) + "[" + i + "]"));
      }
    }
    return all;
  }

  Set<String> texts(String name) {
    JsonNode value = find(name);
    Set<String> all = new LinkedHashSet<>();
    if (value != null) {
      if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
        throw bad(at(name), value.toString(), "a list of texts");
      }
      value.valueStream().forEach(each -> all.add(each.asString()));
    }
    return all;
  }

  String text(String name, String orElse) {
    JsonNode value = find(name);
    if (value == null) {
      return orElse;
    }
    if (!value.isString() || value.asString().length() > 500) {
      throw bad(at(name), value.toString(), "a text of up to 500 characters");
    }
    return value.asString();
  }

  <E extends Enum<E>> E choice(Class<E> type, String name) {
    return choice(type, at(name), text(name, ""));
  }

  static <E extends Enum<E>> E choice(Class<E> type, String field, String value) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(value)).findFirst()
        .orElseThrow(() -> bad(field, value, String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
  }

  /** @param orElse null if it must be given */
  int number(String name, @Nullable Integer orElse, int min, int max) {
    JsonNode value = find(name);
    if (value == null && orElse != null) {
      return orElse;
    }
    if (value == null || !value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < min || value.asInt() > max) {
      throw bad(at(name), value == null ? "" : value.toString(), "a whole number from " + min + " to " + max);
    }
    return value.asInt();
  }

  long amount(String name) {
    Long value = amountOr(name, null);
    if (value == null) {
      throw bad(at(name), "", "an amount in minor units");
    }
    return value;
  }

  @Nullable Long amountOr(String name, @Nullable Long orElse) {
    JsonNode value = find(name);
    if (value == null) {
      return orElse;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw bad(at(name), value.toString(), "an amount in minor units, 0 or more");
    }
    return value.asLong();
  }

  void done() {
    node.propertyNames().stream().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
      throw bad(at(name), String.valueOf(node.get(name)), "nothing: it is not a field of settlement terms");
    });
  }
}
