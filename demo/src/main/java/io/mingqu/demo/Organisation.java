package io.mingqu.demo;

import io.mingqu.cli.Api;
import io.mingqu.demo.brand.Geography;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The brand group of the demo: three legal entities, and the sales organisation with its regions and province offices. */
final class Organisation {

    private static final String HEAD_OFFICE = "HQ";

    private Organisation() {
    }

    static void setUp(Api admin, Iterable<String> countries) {
        admin.post("/api/entities/batch", Map.of("items", List.of(
                entity("XM01", "溪鸣饮品股份有限公司", "Ximing Beverages Ltd", "CNY"),
                entity("XM02", "溪鸣（武汉）商贸有限公司", "Ximing Wuhan Trading Ltd", "CNY"),
                entity("ORUK", "Online Retail 英国公司", "Online Retail UK", "GBP"))));
        List<Map<String, Object>> units = new ArrayList<>();
        units.add(Map.of("code", HEAD_OFFICE, "kind", "HEAD_OFFICE", "nameZh", "总部", "nameEn", "Head office"));
        Set<String> regions = new LinkedHashSet<>();
        Geography.PROVINCES.forEach(province -> regions.add(province.region()));
        regions.forEach(region -> units.add(unit(region, "REGION", region, HEAD_OFFICE)));
        Geography.PROVINCES.forEach(province -> units.add(unit(province.region() + "-" + province.name(), "PROVINCE", province.name(), province.region())));
        units.add(Map.of("code", "OR", "kind", "REGION", "nameZh", "海外", "nameEn", "Overseas", "parentCode", HEAD_OFFICE));
        countries.forEach(country -> units.add(unit("OR-" + country, "PROVINCE", country, "OR")));
        admin.post("/api/org-units/batch", Map.of("items", units));
    }

    private static Map<String, Object> entity(String code, String zh, String en, String currency) {
        return Map.of("code", code, "nameZh", zh, "nameEn", en, "currency", currency);
    }

    private static Map<String, Object> unit(String code, String kind, String name, String parent) {
        return Map.of("code", code, "kind", kind, "nameZh", name, "parentCode", parent);
    }
}
