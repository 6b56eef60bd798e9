package io.mingqu.demo.brand;

import java.time.LocalDate;

/**
 * A product with its three units: bottle 瓶 (base), pack 提, case 箱. Each product is sold by exactly one legal entity.
 * Prices are with tax, in fen per bottle; they rise once, on {@link #PRICE_CHANGE}.
 */
public record Product(String code, String name, String spec, String category, String entity, int bottlesPerPack, int bottlesPerCase, int priceFen,
        int laterPriceFen) {

    static final LocalDate PRICE_CHANGE = LocalDate.of(2025, 7, 1);

    int bottlesPer(String unit) {
        return switch (unit) {
            case "瓶" -> 1;
            case "提" -> bottlesPerPack;
            case "箱" -> bottlesPerCase;
            default -> throw new IllegalArgumentException("unit " + unit + " of " + code + " is not known; maybe a dealer's own unit?");
        };
    }

    int priceFen(String unit, LocalDate on) {
        return bottlesPer(unit) * (on.isBefore(PRICE_CHANGE) ? priceFen : laterPriceFen);
    }
}
