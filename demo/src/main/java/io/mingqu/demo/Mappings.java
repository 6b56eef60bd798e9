package io.mingqu.demo;

import io.mingqu.cli.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Saves how the demo's files are read, and what dealers' own names mean. */
final class Mappings {

    private Mappings() {
    }

    static void save(Api operator) {
        JsonNode all = JsonMapper.shared().readTree(Resources.bytes("/mappings/mappings.json"));
        for (JsonNode mapping : all.get("mappings")) {
            operator.put("/api/intake/mappings/" + URLEncoder.encode(mapping.get("name").asString(), StandardCharsets.UTF_8),
                    Map.of("target", mapping.get("target"), "source", mapping.get("source"), "spec", mapping.get("spec")));
        }
        for (JsonNode source : all.get("values")) {
            operator.put("/api/intake/sources/" + source.get("source").asString() + "/values", Map.of("values", source.get("values")));
        }
    }

    /** The shipped value map: dealers' own item names and units → our product and unit. */
    static void ownNames(Api operator, String source, String csv) {
        List<Map<String, Object>> values = new ArrayList<>();
        csv.lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            values.add(Map.of("kind", "product", "text", cells[0], "unit", cells[1], "code", cells[2], "ourUnit", cells[3]));
        });
        operator.put("/api/intake/sources/" + source + "/values", Map.of("values", values));
    }
}
