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

    private static final Map<String, String> ENGLISH = Map.ofEntries(Map.entry("华东", "East China"), Map.entry("华南", "South China"),
            Map.entry("华中", "Central China"), Map.entry("华北", "North China"), Map.entry("西南", "Southwest China"), Map.entry("西北", "Northwest China"),
            Map.entry("东北", "Northeast China"), Map.entry("上海", "Shanghai"), Map.entry("江苏", "Jiangsu"), Map.entry("浙江", "Zhejiang"),
            Map.entry("安徽", "Anhui"), Map.entry("广东", "Guangdong"), Map.entry("广西", "Guangxi"), Map.entry("福建", "Fujian"), Map.entry("湖北", "Hubei"),
            Map.entry("湖南", "Hunan"), Map.entry("江西", "Jiangxi"), Map.entry("河南", "Henan"), Map.entry("北京", "Beijing"), Map.entry("河北", "Hebei"),
            Map.entry("山东", "Shandong"), Map.entry("四川", "Sichuan"), Map.entry("重庆", "Chongqing"), Map.entry("云南", "Yunnan"), Map.entry("陕西", "Shaanxi"),
            Map.entry("甘肃", "Gansu"), Map.entry("辽宁", "Liaoning"), Map.entry("黑龙江", "Heilongjiang"));

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
        return Map.of("code", code, "kind", kind, "nameZh", ENGLISH.containsKey(name) ? name : name + "（海外）", "nameEn", ENGLISH.getOrDefault(name, name),
                "parentCode", parent);
    }
}
