package io.mingqu.demo.story;

import io.mingqu.cli.Api;
import io.mingqu.demo.Books;
import io.mingqu.demo.Installation;
import io.mingqu.demo.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * E-shop × nearby dealer × platform: every fourth order of the flagship shop is delivered by a dealer near the consumer. The platform takes a fixed
 * fee that it keeps, the dealer 8 % of what is left, the brand the rest. The oracle shares every order by itself.
 */
public final class SharingStory {
    private static final int DEALERS = 24;
    private static final long FEE_FEN = 300;
    private static final String PLAN = """
            {"code": "FC-2026", "nameZh": "网店×就近经销商×平台分成", "nameEn": "E-shop, nearby dealer and platform", "entity": "XM01", "currency": "CNY",
             "basis": "GROSS", "channels": ["ECOMMERCE"], "onlyPlaced": true, "holdDays": 10, "cost": "CONTRA_REVENUE", "residual": "brand",
             "steps": [{"how": "FIXED", "party": "platform", "amountMinor": 300, "refundable": false},
               {"how": "PERCENT", "party": "dealer", "ratePpm": 80000, "refundable": true}],
             "parties": {"platform": {"kind": "OUTSIDE"}, "dealer": {"kind": "PLACED"}, "brand": {"kind": "BRAND"}},
             "examples": [{"title": "一单", "totalMinor": 10300, "expectedMinor": [300, 800, 9200]}, {"title": "不够付平台费", "totalMinor": 200, "expectedMinor": [200, 0, 0]},
               {"title": "全额退款", "totalMinor": 10300, "refundedMinor": 10300, "expectedMinor": [300, 0, -300]}]}
            """;
    private final Installation installation;

    public SharingStory(Installation installation) {
        this.installation = installation;
    }

    private static String dealer(List<String> dealers, int i) {
        return dealers.get(i / 4 % dealers.size());
    }

    public void tell() {
        Api operator = installation.operator();
        operator.put("/api/intake/mappings/nearby-dealers", Map.of("target", "share_placement", "source", "brand-erp", "spec",
                Map.of("columns", Map.of("orderNo", "订单编号", "party", "分成方", "partnerCode", "经销商编码"), "zone", "Asia/Shanghai")));
        PolicyDesk.publish(installation, "sharing", "溪鸣渠字〔2026〕301号", "2026-01-01", "2026-12-31", PLAN);
        try {
            installation.importFile(Files.writeString(installation.scratch("promotion").resolve("nearby-dealers.csv"), placements(), StandardCharsets.UTF_8), "nearby-dealers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        installation.awaitJob(operator.post("/api/shares/runs", Map.of()).get("jobId").asString());
        Api preparer = installation.as("preparer");
        preparer.post("/api/shares/statements", Map.of("month", "2026-02"));
        List<String> ids = new ArrayList<>();
        preparer.get("/api/shares/statements?month=2026-02&limit=100").get("items").forEach(view -> ids.add(view.get("statement").get("id").asString()));
        if (!ids.isEmpty()) {
            installation.as("reviewer").post("/api/shares/statements/steps", Map.of("step", "SEND", "ids", ids));
        }
    }

    private String placements() {
        StringBuilder csv = new StringBuilder("订单编号,分成方,经销商编码\n");
        List<String> dealers = dealers();
        int i = 0;
        for (String order : ShopLines.byOrder(lines()).keySet()) {
            if (i % 4 == 1) {
                csv.append(order).append(",dealer,").append(dealer(dealers, i)).append('\n');
            }
            i++;
        }
        return csv.toString();
    }

    /** Codes of some dealers of the shop's own legal entity. */
    private List<String> dealers() {
        String entity = "";
        for (JsonNode each : installation.operator().get("/api/entities").get("items")) {
            entity = each.get("code").asString().equals("XM01") ? each.get("id").asString() : entity;
        }
        List<String> codes = new ArrayList<>();
        installation.operator().get("/api/partners?type=DEALER&entity=" + entity + "&limit=" + DEALERS).get("items")
                .forEach(partner -> codes.add(partner.get("code").asString()));
        return codes;
    }

    private List<ShopLines.Line> lines() {
        return ShopLines.read(installation.scratch("brand").resolve("taobao-lines.csv"));
    }

    /** Every placed and sold order's shares against the file; each sums to the whole. */
    public void check(Books books, Report report) {
        Map<String, Long> expected = new TreeMap<>();
        int orders = 0;
        int i = 0;
        for (List<ShopLines.Line> order : ShopLines.byOrder(lines()).values()) {
            long sold = order.stream().filter(ShopLines.Line::counts).filter(ShopLines.Line::gone).mapToLong(ShopLines.Line::fen).sum();
            long back = order.stream().filter(ShopLines.Line::counts).filter(ShopLines.Line::gone).mapToLong(ShopLines.Line::backFen).sum();
            if (i++ % 4 == 1 && sold > 0) {
                orders++;
                share(sold, back, expected);
            }
        }
        Map<String, Long> actual = new TreeMap<>();
        books.rows("SELECT party, sum(amount_minor), sum(given_back_minor) FROM sharing.share GROUP BY 1").forEach(row -> {
            actual.put(row.text(0) + " got", row.whole(1));
            actual.put(row.text(0) + " gave back", row.whole(2));
        });
        report.expect("sharedOrders", books.whole("SELECT count(*) FROM sharing.split"), (long) orders);
        report.expect("shares", actual, expected);
        report.expect("sharesNotWhole", books.whole("""
                SELECT count(*) FROM sharing.split s WHERE s.total_minor - s.refunded_minor
                  <> (SELECT sum(amount_minor - given_back_minor) FROM sharing.share p WHERE p.split_id = s.id)"""), 0L);
    }

    private static void share(long sold, long back, Map<String, Long> sums) {
        long fee = Math.min(FEE_FEN, sold);
        long dealer = BigDecimal.valueOf(sold - fee).multiply(new BigDecimal("0.08")).setScale(0, RoundingMode.HALF_UP).longValue();
        long[] shares = {fee, dealer, sold - fee - dealer};
        long[] gave = back == 0 ? new long[3] : proportional(back, shares, sold);
        gave[2] += gave[0]; // the fee stays with the platform, the brand bears it
        gave[0] = 0;
        String[] parties = {"platform", "dealer", "brand"};
        for (int i = 0; i < 3; i++) {
            sums.merge(parties[i] + " got", shares[i], Long::sum);
            sums.merge(parties[i] + " gave back", gave[i], Long::sum);
        }
    }

    /** Largest remainder, ties to the first. */
    private static long[] proportional(long amount, long[] weights, long sum) {
        long[] parts = new long[weights.length];
        BigDecimal[] rests = new BigDecimal[weights.length];
        long left = amount;
        for (int i = 0; i < parts.length; i++) {
            BigDecimal[] exact = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(weights[i])).divideAndRemainder(BigDecimal.valueOf(sum));
            parts[i] = exact[0].longValueExact();
            rests[i] = exact[1];
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < parts.length; i++) {
                largest = rests[i].compareTo(rests[largest]) > 0 ? i : largest;
            }
            parts[largest]++;
            rests[largest] = BigDecimal.valueOf(-1);
        }
        return parts;
    }
}
