package io.mingqu.demo.brand;

import java.util.List;

/** A dealer 经销商, or a sub-dealer 二批 under one, as the brand's partner master has it. */
public record Dealer(String code, String name, String shortName, String type, String tier, String tradeMode, String region, String province,
        String parentCode, List<String> entities, String channel, String contact, String phone) {

    /** The partner type's stable code. */
    String typeCode() {
        return switch (type) {
            case "经销商" -> "DEALER";
            case "二批" -> "SUB_DEALER";
            case "KA" -> "KEY_ACCOUNT";
            default -> "E_SHOP";
        };
    }
}
