package io.mingqu.settlement.incentive.internal;

import io.mingqu.foundation.shared.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one JSON object field by field; whatever was not asked for is refused, and every refusal names the field, its value and what to write. */
final class StrictFields {
  private final JsonNode node;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  private StrictFields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static StrictFields of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw Problem.of("incentive.not-an-object", 422, Map.of("field", path.isEmpty() ? "body" : path, "value", shown(node)));
    }
    return new StrictFields(node, path);
  }

  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Nullable JsonNode find(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode need(String name) {
    JsonNode value = find(name);
    if (value == null) {
      throw Problem.of("incentive.missing-field", 422, Map.of("field", at(name)));
    }
    return value;
  }

  StrictFields object(String name) {
    return of(need(name), at(name));
  }

  @Nullable StrictFields objectOrNone(String name) {
    JsonNode value = find(name);
    return value == null ? null : of(value, at(name));
  }

  List<StrictFields> objects(String name) {
    JsonNode value = find(name);
    List<StrictFields> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      throw bad("incentive.not-a-list", name, value);
    }
    for (int i = 0; i < value.size(); i++) {
      all.add(of(value.get(i), at(name) + "[" + i + "]"));
    }
    return all;
  }

  String text(String name) {
    JsonNode value = need(name);
    if (!value.isString() || value.asString().isBlank() || value.asString().length() > 500) {
      throw bad("incentive.bad-text", name, value);
    }
    return value.asString().strip();
  }

  String textOr(String name, String otherwise) {
    return find(name) == null ? otherwise : text(name);
  }

  @Nullable String textOrNone(String name) {
    return find(name) == null ? null : text(name);
  }

  Set<String> texts(String name) {
    JsonNode value = find(name);
    Set<String> all = new LinkedHashSet<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      throw bad("incentive.not-a-list", name, value);
    }
    for (JsonNode each : value) {
      if (!each.isString() || each.asString().isBlank()) {
        throw bad("incentive.bad-text", name, each);
      }
      if (!all.add(each.asString().strip())) {
        throw bad("incentive.named-twice", name, each);
      }
    }
    return all;
  }

  LocalDate date(String name) {
    JsonNode value = need(name);
    try {
      return LocalDate.parse(value.asString(""));
    } catch (DateTimeException e) {
      throw bad("incentive.bad-date", name, value);
    }
  }

  @Nullable LocalDate dateOrNone(String name) {
    return find(name) == null ? null : date(name);
  }

  long whole(String name, long least, long most) {
    JsonNode value = need(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
      throw Problem.of("incentive.bad-number", 422, Map.of("field", at(name), "value", shown(value), "least", least, "most", most));
    }
    return value.asLong();
  }

  long wholeOr(String name, long otherwise, long least, long most) {
    return find(name) == null ? otherwise : whole(name, least, most);
  }

  OptionalLong wholeOrNone(String name, long least, long most) {
    return find(name) == null ? OptionalLong.empty() : OptionalLong.of(whole(name, least, most));
  }

  boolean truthOr(String name, boolean otherwise) {
    JsonNode value = find(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw Problem.of("incentive.bad-choice", 422, Map.of("field", at(name), "value", shown(value), "choices", "true, false"));
    }
    return value.asBoolean();
  }

  /** Names of an object's fields with whole numbers as values. */
  Map<String, Long> wholes(String name, long least, long most) {
    Map<String, Long> all = new LinkedHashMap<>();
    StrictFields in = objectOrNone(name);
    if (in != null) {
      in.node.propertyNames().forEach(each -> all.put(each, in.whole(each, least, most)));
    }
    return all;
  }

  /** A price as text or number, at most 9 decimals. */
  BigDecimal decimal(String name) {
    JsonNode value = need(name);
    try {
      BigDecimal decimal = new BigDecimal(value.asString("")).stripTrailingZeros();
      if (decimal.signum() >= 0 && decimal.scale() <= 9 && decimal.precision() <= 18) {
        return decimal;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw bad("incentive.bad-decimal", name, value);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    JsonNode value = need(name);
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(value.asString(""))) {
        return each;
      }
    }
    String choices = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    throw Problem.of("incentive.bad-choice", 422, Map.of("field", at(name), "value", shown(value), "choices", choices));
  }

  <E extends Enum<E>> E choiceOr(String name, Class<E> type, E otherwise) {
    return find(name) == null ? otherwise : choice(name, type);
  }

  /** Refuses fields nobody asked for. */
  void done() {
    for (String name : node.propertyNames()) {
      if (!asked.contains(name)) {
        throw Problem.of("incentive.unknown-field", 422, Map.of("field", at(name), "known", String.join(", ", asked)));
      }
    }
  }

  Problem bad(String code, String name, Object value) {
    return Problem.of(code, 422, Map.of("field", at(name), "value", value instanceof JsonNode json ? shown(json) : String.valueOf(value)));
  }

  private static String shown(JsonNode value) {
    String text = value.isString() ? value.asString() : value.toString();
    return text.length() <= 80 ? text : text.substring(0, 77) + "…";
  }
}
