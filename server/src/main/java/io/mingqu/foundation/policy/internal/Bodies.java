package io.mingqu.foundation.policy.internal;

import io.mingqu.foundation.shared.Problem;
import io.mingqu.kernel.policy.CanonicalText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies as trees, as canonical text, and their hash. */
final class Bodies {
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  static final int BODY_CHARS_MAX = 2_000_000;

  private Bodies() {}

  static JsonNode node(String text) {
    return JSON.readTree(text);
  }

  /** The stored form as canonical text: the database may have put keys in another order. */
  static String canonical(String text) {
    return CanonicalText.of(tree(node(text)));
  }

  /** @throws Problem {@code policy.body-too-large} */
  static String canonical(JsonNode node) {
    String text = CanonicalText.of(tree(node));
    if (text.length() > BODY_CHARS_MAX) {
      throw Problem.of("policy.body-too-large", 422, Map.of("length", text.length(), "max", BODY_CHARS_MAX));
    }
    return text;
  }

  static @Nullable Object tree(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties().forEach(property -> map.put(property.getKey(), tree(property.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(tree(item)));
      return list;
    }
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isIntegralNumber() ? node.bigIntegerValue() : node.isNumber() ? node.decimalValue() : node.asString();
  }

  static String sha256(String canonical) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
