package io.mingqu.demo.story;

import io.mingqu.cli.Api;
import io.mingqu.demo.Installation;
import io.mingqu.demo.Report;
import io.mingqu.demo.brand.Brand;
import io.mingqu.demo.brand.Product;
import io.mingqu.demo.story.Shelves.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Dealers report their stock and sales, representatives count, a price goes down and is compensated, some dealers accept. */
public final class StockStory {
    private static final String SOURCE = "dealer-stock";
    private static final int ACCEPTING = 4;
    private final Installation installation;
    private final Api operator;
    private final Shelves shelves;

    public StockStory(Installation installation, Brand brand) {
        this.installation = installation;
        this.operator = installation.operator();
        this.shelves = Shelves.make(brand, dealersWithALogin());
    }

    /** Their phones are to have something to show. */
    private Set<String> dealersWithALogin() {
        Set<String> codes = new TreeSet<>();
        for (JsonNode person : operator.get("/api/people?limit=500").get("items")) {
            person.path("partnerIds").forEach(id -> codes.add(operator.get("/api/partners/" + id.asString()).get("code").asString()));
        }
        return codes;
    }

    public void tell(Report report) {
        bring(report);
        count();
        reckon(report);
        compensate(report, publish());
    }

    private void bring(Report report) {
        mapping("stock_report", Map.of("partnerCode", "经销商编码", "productCode", "商品编码", "heldOn", "盘点日期", "unit", "单位", "quantity", "库存数量"), Map.of(), "HOLD");
        mapping("sell_out", Map.of("documentNo", "销售单号", "businessDate", "销售日期", "partnerCode", "经销商编码", "entity", "组织", "productCode", "商品编码", "unit", "单位",
                "quantity", "数量", "net", "不含税金额"), Map.of("currency", "CNY", "wholeDocuments", "no"), "HOLD");
        StringBuilder stock = new StringBuilder("经销商编码,商品编码,盘点日期,单位,库存数量\n");
        StringBuilder sales = new StringBuilder("销售单号,销售日期,经销商编码,组织,商品编码,单位,数量,不含税金额\n");
        for (Shelf shelf : shelves.all()) {
            String who = shelf.dealer().code() + "," + shelf.product().code();
            stock.append("%s,%s,瓶,%d\n%s,%s,瓶,%d\n".formatted(who, Shelves.OPENING, shelf.opening(), who, Shelves.CLOSING, shelf.reported()));
            if (shelf.sellsOut()) {
                sale(sales, shelf, "2026-01-20", shelf.soldInJanuary());
                sale(sales, shelf, "2026-02-20", shelf.soldInFebruary());
            }
        }
        report.put("stockReports", (long) shelves.all().size() * 2);
        report.expect("stockReportsHeld", importText("dealer-stock.csv", stock, SOURCE + "-stock_report").get("rowsHeld").asLong()
                + importText("dealer-sales.csv", sales, SOURCE + "-sell_out").get("rowsHeld").asLong(), 0L);
    }

    /** Sold on at a quarter more than the list price. */
    private static void sale(StringBuilder sales, Shelf shelf, String day, long bottles) {
        if (bottles > 0) {
            long net = bottles * shelf.product().laterPriceFen() * 125 / 113;
            sales.append("S%s%s,%s,%s,%s,%s,瓶,%d,%s\n".formatted(shelf.dealer().code(), day.substring(5, 7), day, shelf.dealer().code(), shelf.product().entity(),
                    shelf.product().code(), bottles, BigDecimal.valueOf(net, 2)));
        }
    }

    private void mapping(String target, Map<String, String> columns, Map<String, String> settings, String unknown) {
        operator.put("/api/intake/mappings/" + SOURCE + "-" + target, Map.of("target", target, "source", SOURCE, "spec",
                Map.of("columns", columns, "fixed", Map.of(), "settings", settings, "unknowns", Map.of("partner", unknown, "product", unknown))));
    }

    private JsonNode importText(String name, StringBuilder text, String mapping) {
        try {
            Path file = installation.scratch("brand").resolve(name);
            Files.writeString(file, text.toString());
            return installation.importFile(file, mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the phone, dealer by dealer: whole bottles on the closing day. */
    private void count() {
        Map<String, String> partners = ids("/api/partners", "code");
        Map<String, String> products = ids("/api/products", "sku");
        Map<String, List<Map<String, Object>>> byDealer = new TreeMap<>();
        shelves.all().stream().filter(shelf -> shelf.counted() >= 0).forEach(shelf -> byDealer.computeIfAbsent(shelf.dealer().code(), d -> new ArrayList<>())
                .add(Map.of("productId", products.get(shelf.product().code()), "unit", "瓶", "quantityMilli", shelf.counted() * 1000)));
        Api manager = installation.as("channel");
        byDealer.forEach((dealer, lines) -> manager.post("/api/stock/counts", Map.of("partnerId", partners.get(dealer), "heldOn", Shelves.CLOSING.toString(), "lines", lines,
                "note", "月末盘点")));
    }

    private Map<String, String> ids(String list, String code) {
        Map<String, String> ids = new HashMap<>();
        String after = "";
        do {
            JsonNode page = operator.get(list + "?limit=500" + after);
            page.get("items").forEach(row -> ids.put(row.get(code).asString(), row.get("id").asString()));
            after = page.path("next").isNull() || page.path("next").isMissingNode() ? "" : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return ids;
    }

    private void reckon(Report report) {
        installation.awaitJob(operator.post("/api/stock/reckonings", Map.of()).get("jobId").asString());
        JsonNode totals = operator.get("/api/stock/overview").get("totals");
        report.expect("stockPositions", totals.get("positions").asLong(), (long) shelves.all().size());
        report.expect("stockUnreconciled", totals.get("unreconciled").asLong(), shelves.all().stream().filter(shelf -> !shelf.reconciles()).count());
        report.put("stockValueMinor", totals.get("valueMinor").asLong());
        report.put("stuffingSignals", totals.get("stuffed").asLong());
    }

    /** The order, signed and published; returns its version. */
    private String publish() {
        List<Map<String, String>> items = new ArrayList<>();
        for (Product product : shelves.repricedProducts()) {
            items.add(Map.of("sku", product.code(), "oldPrice", BigDecimal.valueOf(product.laterPriceFen(), 2).toPlainString(), "newPrice",
                    BigDecimal.valueOf(product.laterPriceFen() - Shelves.DROP_FEN, 2).toPlainString()));
        }
        Map<String, Object> body = Map.of("items", items, "currency", "CNY", "eligibleDays", Shelves.ELIGIBLE_DAYS, "inTransit", true, "observedLater", 0, "whenRising", "NOTHING",
                "scope", Map.of(), "examples", List.of(Map.of("name", "五天前进货一百瓶", "sku", items.getFirst().get("sku"), "bought",
                        List.of(Map.of("daysBefore", 5, "quantityMilli", 100_000)), "expectedMinor", 100 * Shelves.DROP_FEN)));
        Api pricing = installation.as("pricing");
        String version = pricing.post("/api/policies", Map.of("kind", "price-change", "code", "PRICE-2026-03", "titleZh", "2026年3月调价补差", "titleEn",
                "Price change of March 2026", "documentNo", "溪鸣价字〔2026〕3号", "validFrom", Shelves.EFFECTIVE.toString(), "body", body)).get("id").asString();
        pricing.post("/api/policies/versions/" + version + "/submit", Map.of());
        sign("policy", version);
        pricing.post("/api/policies/versions/" + version + "/publish", Map.of());
        return version;
    }

    private void sign(String kind, String subject) {
        Api approver = installation.as("approver");
        for (JsonNode card : approver.get("/api/approvals/inbox?limit=100").get("items")) {
            if (card.get("kind").asString().equals(kind) && card.get("subjectId").asString().equals(subject)) {
                approver.post("/api/approvals/" + card.get("id").asString() + "/acts", Map.of("act", "APPROVE", "comment", "同意"));
                return;
            }
        }
        throw new IllegalStateException(kind + " " + subject + " is not waiting for the approver's signature");
    }

    private void compensate(Report report, String version) {
        Api preparer = installation.as("preparer");
        installation.awaitJob(preparer.post("/api/compensation/calculations", Map.of("versionId", version)).get("jobId").asString());
        JsonNode calculation = preparer.get("/api/compensation/calculations?limit=1").get("items").get(0);
        Map<String, Long> expected = shelves.compensation();
        report.expect("compensationClaims", calculation.get("claims").asLong(), (long) expected.size());
        report.expect("compensationMinor", calculation.get("amountMinor").asLong(), expected.values().stream().mapToLong(Long::longValue).sum());
        String id = calculation.get("id").asString();
        preparer.post("/api/compensation/calculations/" + id + "/submit", Map.of());
        sign("compensation", id);
        Map<String, Long> claimed = new TreeMap<>();
        List<JsonNode> claims = new ArrayList<>();
        preparer.get("/api/compensation/claims?limit=500&calculationId=" + id).get("items").forEach(claim -> {
            claimed.merge(claim.get("partnerCode").asString(), claim.get("amountMinor").asLong(), Long::sum);
            claims.add(claim);
        });
        Map<String, Long> byDealer = new TreeMap<>();
        expected.forEach((account, amount) -> byDealer.merge(account.substring(0, account.indexOf('/')), amount, Long::sum));
        report.same("compensation by dealer", claimed, byDealer);
        answer(claims);
        JsonNode again = installation.awaitJob(preparer.post("/api/compensation/calculations", Map.of("versionId", version)).get("jobId").asString());
        report.same("a second calculation", again.toString().contains("\"claims\":0"), true);
    }

    /** Some accept, one disputes, the rest have not looked yet. */
    private void answer(List<JsonNode> claims) {
        Set<String> seen = new HashSet<>();
        for (JsonNode claim : claims) {
            if (seen.size() <= ACCEPTING && seen.add(claim.get("partnerId").asString())) {
                Api owner = owner(claim, seen.size());
                String path = "/api/my/compensation/" + claim.get("id").asString();
                if (seen.size() <= ACCEPTING) {
                    owner.post(path + "/accept", Map.of());
                } else {
                    owner.post(path + "/dispute", Map.of("reason", "仓库还有三十箱，盘点时漏了"));
                }
            }
        }
    }

    private Api owner(JsonNode claim, int number) {
        JsonNode person = operator.post("/api/people", Map.of("name", claim.get("partnerName").asString() + " 库管", "partner", true, "phone", "139000030%02d".formatted(number),
                "roles", List.of("PARTNER_OWNER"), "partnerIds", List.of(Long.valueOf(claim.get("partnerId").asString()))));
        JsonNode link = operator.post("/api/people/" + person.get("id").asString() + "/link", Map.of());
        Api owner = installation.anonymous();
        String url = link.get("link").asString();
        owner.post("/api/session/partner", Map.of("token", url.substring(url.lastIndexOf('/') + 1), "code", link.get("code").asString()));
        return owner;
    }
}
