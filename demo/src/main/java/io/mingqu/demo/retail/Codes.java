package io.mingqu.demo.retail;

import io.mingqu.demo.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The declared list of stock codes that are charges, discounts or adjustments; everything else is goods. */
final class Codes {

    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    static Codes load() {
        Codes codes = new Codes();
        for (JsonNode node : JsonMapper.shared().readTree(Resources.bytes("/online-retail/codes.json")).get("codes")) {
            String code = node.get("code").asString();
            String kind = node.get("kind").asString();
            if (code.endsWith("*")) {
                codes.prefixes.put(code.substring(0, code.length() - 1), kind);
            } else {
                codes.kinds.put(code, kind);
            }
        }
        return codes;
    }

    boolean isGoods(String code) {
        return kind(code).equals("GOODS");
    }

    String kind(String code) {
        String kind = kinds.get(code);
        if (kind != null) {
            return kind;
        }
        return prefixes.entrySet().stream().filter(prefix -> code.startsWith(prefix.getKey())).map(Map.Entry::getValue).findFirst().orElse("GOODS");
    }
}
