package io.mingqu.demo.brand;

import io.mingqu.demo.Resources;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The terms of one incentive programme as the oracle reads them from programmes.json. */
public record ProgrammeTerms(String code, String entity, List<String> partnerTypes, List<String> tiers, List<String> regions, List<String> categories,
        String movement, String measure, String calendar, String mode, List<Band> bands, long minimumMinor, @Nullable Long capMinor, boolean returnsToOriginal,
        LocalDate from, LocalDate to, int activeProducts) {

    /** From this much (fen or thousandths of a case, inclusive) on: a rate, an amount or an amount per unit, whichever the mode uses. */
    public record Band(long from, long value) {
    }

    static List<ProgrammeTerms> load() {
        List<ProgrammeTerms> all = new ArrayList<>();
        for (JsonNode node : JsonMapper.shared().readTree(Resources.bytes("/brand/programmes.json")).get("programmes")) {
            all.add(of(node));
        }
        return all;
    }

    private static ProgrammeTerms of(JsonNode node) {
        JsonNode scope = node.get("scope");
        List<Band> bands = new ArrayList<>();
        for (JsonNode band : node.get("tiers").get("bands")) {
            String value = band.has("ratePpm") ? "ratePpm" : band.has("amountMinor") ? "amountMinor" : "perUnitMinor";
            bands.add(new Band(band.get("from").asLong(), band.get(value).asLong()));
        }
        JsonNode cap = node.get("capMinor");
        return new ProgrammeTerms(node.get("code").asString(), node.get("entity").asString(), texts(scope, "partnerTypes"), texts(scope, "tiers"),
                texts(scope, "regions"), texts(scope, "categories"), node.get("base").get("movement").asString(), node.get("base").get("measure").asString(),
                node.get("calendar").get("type").asString(), node.get("tiers").get("mode").asString(), bands, node.get("minimumMinor").isNull() ? 0 : node.get("minimumMinor").asLong(),
                cap == null || cap.isNull() ? null : cap.asLong(), node.get("returns").asString().equals("ORIGINAL"),
                LocalDate.parse(node.get("validFrom").asString()), LocalDate.parse(node.get("validTo").asString()), activeProducts(node));
    }

    private static int activeProducts(JsonNode node) {
        return node.has("requirements") ? node.get("requirements").get(0).get("least").asInt() : 0;
    }

    boolean valid(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static List<String> texts(JsonNode scope, String name) {
        List<String> texts = new ArrayList<>();
        scope.get(name).forEach(text -> texts.add(text.asString()));
        return texts;
    }

    boolean covers(Dealer dealer) {
        return (partnerTypes.isEmpty() || partnerTypes.contains(dealer.typeCode())) && (tiers.isEmpty() || tiers.contains(dealer.tier()))
                && (regions.isEmpty() || regions.contains(dealer.region()));
    }

    boolean covers(Product product) {
        return categories.isEmpty() || categories.contains(product.category());
    }

    /** 2025, 2025-Q3, 2025-07; for 26–25 the month the period ends in. */
    String period(LocalDate day) {
        return switch (calendar) {
            case "YEAR" -> Integer.toString(day.getYear());
            case "QUARTER" -> day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
            case "MONTH" -> YearMonth.from(day).toString();
            case "MONTH_26_25" -> YearMonth.from(day.getDayOfMonth() > 25 ? day.withDayOfMonth(1).plusMonths(1) : day).toString();
            default -> throw new IllegalArgumentException("calendar " + calendar + " of " + code + " is not known");
        };
    }
}
