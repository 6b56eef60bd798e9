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
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * KOLs, their agencies and sales associates bring orders of the flagship shop: parties, a plan, who brought which order, the first statements. The
 * oracle reads the shop's file by itself and computes every line's commission with decimals.
 */
public final class CommissionStory {
    private static final int KOLS = 6;
    private static final int GUIDES = 8;
    private static final int HOLD_DAYS = 10;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FEBRUARY_ENDS = LocalDate.of(2026, 2, 28);
    private static final String NOT_PAID_FOR = "SP001";
    private static final String PLAN = """
            {"code": "YJ-2026", "nameZh": "旗舰店推广佣金", "nameEn": "Flagship shop commissions", "entity": "XM01", "currency": "CNY", "basis": "GROSS",
             "channels": ["ECOMMERCE"], "excludedProducts": ["SP001"],
             "terms": [{"role": "KOL", "level": 1, "group": "SELLER", "ratePpm": 120000}, {"role": "MCN", "level": 2, "ratePpm": 40000},
               {"role": "GUIDE", "level": 1, "group": "SELLER", "perItemMinor": 5}],
             "capPpm": 150000, "overCap": "PROPORTIONAL", "holdDays": 10, "winner": "LAST_TOUCH", "carryMinMinor": -50000,
             "tax": {"KOL": "WITHHOLD", "MCN": "INVOICE", "GUIDE": "PAYROLL"},
             "clauseZh": "达人 12%，机构 4%，合计不超过 15%；导购每瓶 0.05 元；付款后 10 天退货期结束确认。",
             "clauseEn": "KOL 12 %, agency 4 %, together at most 15 %; sales associates 0.05 a bottle; confirmed 10 days after payment.",
             "examples": [
               {"title": "达人与机构", "paidMinor": 10000, "refundedMinor": 0, "parties": [{"role": "KOL", "level": 1, "expectedMinor": 1125}, {"role": "MCN", "level": 2, "expectedMinor": 375}]},
               {"title": "部分退款", "paidMinor": 10000, "refundedMinor": 4000, "parties": [{"role": "KOL", "level": 1, "expectedMinor": 720}]},
               {"title": "导购按瓶", "paidMinor": 10000, "refundedMinor": 0, "itemsMilli": 48000, "parties": [{"role": "GUIDE", "level": 1, "expectedMinor": 240}]},
               {"title": "不计佣商品", "paidMinor": 10000, "refundedMinor": 0, "product": "SP001", "parties": [{"role": "KOL", "level": 1, "expectedMinor": 0}]}]}
            """;
    private final Installation installation;

    public CommissionStory(Installation installation) {
        this.installation = installation;
    }

    /** Who brought an order; the agency is that of the KOL who wins. */
    private record Brought(@Nullable String kol, @Nullable String loser, @Nullable String agency, @Nullable String guide) {
    }

    /** Of every five orders two are a KOL's, one a sales associate's; every tenth is claimed by a second KOL who came earlier. */
    private static Brought brought(int i) {
        if (i % 5 < 2) {
            int kol = i % KOLS;
            return new Brought(kol(kol), i % 10 == 0 ? kol((kol + 1) % KOLS) : null, kol < 5 ? "MCN-0" + (kol < 3 ? 1 : 2) : null, null);
        }
        return new Brought(null, null, null, i % 5 == 2 ? "GD-0" + (i % GUIDES + 1) : null);
    }

    private static String kol(int i) {
        return "KOL-0" + (i + 1);
    }

    public void tell() {
        Api operator = installation.operator();
        map(operator, "promoters", "partner", Map.of("code", "编码", "legalName", "名称", "type", "类型", "tradeMode", "合作模式", "entities", "结算组织", "channel", "渠道"));
        map(operator, "promoted-orders", "commission_claim", Map.of("orderNo", "订单编号", "partnerCode", "推广方编码", "role", "角色", "level", "层级", "throughCode",
                "直接推广方编码", "touchedAt", "触达时间"));
        installation.importFile(file("promoters.csv", promoters()), "promoters");
        PolicyDesk.publish(installation, "commission", "溪鸣渠字〔2026〕201号", "2026-01-01", "2026-12-31", PLAN);
        installation.importFile(file("promoted-orders.csv", claims()), "promoted-orders");
        installation.awaitJob(operator.post("/api/commissions/runs", Map.of()).get("jobId").asString());
        statements();
    }

    private static void map(Api operator, String name, String target, Map<String, String> columns) {
        operator.put("/api/intake/mappings/" + name, Map.of("target", target, "source", "promotion", "spec", Map.of("columns", columns, "zone", "Asia/Shanghai")));
    }

    private static String promoters() {
        StringBuilder csv = new StringBuilder("编码,名称,类型,合作模式,结算组织,渠道\n");
        String[] names = {"小鹿喝水", "阿茶测评", "山间饮客", "老陈探店", "糖糖的冰箱", "跑步的阿伟"};
        for (int i = 0; i < KOLS; i++) {
            csv.append(kol(i)).append(',').append(names[i]).append(",达人,推荐,XM01,ECOMMERCE\n");
        }
        csv.append("MCN-01,云集红人文化,达人机构,推荐,XM01,ECOMMERCE\nMCN-02,星野传媒,达人机构,推荐,XM01,ECOMMERCE\n");
        for (int i = 1; i <= GUIDES; i++) {
            csv.append("GD-0").append(i).append(",门店导购").append(i).append("号,导购,推荐,XM01,ECOMMERCE\n");
        }
        return csv.toString();
    }

    private String claims() {
        StringBuilder csv = new StringBuilder("订单编号,推广方编码,角色,层级,直接推广方编码,触达时间\n");
        int i = 0;
        for (List<ShopLines.Line> order : ShopLines.byOrder(lines()).values()) {
            Brought by = brought(i++);
            String no = order.getFirst().order();
            if (by.kol() != null) {
                csv.append(no).append(',').append(by.kol()).append(",达人,1,,2026-01-31 20:30:00\n");
            }
            if (by.loser() != null) {
                csv.append(no).append(',').append(by.loser()).append(",达人,1,,2026-01-30 20:30:00\n");
            }
            if (by.agency() != null) {
                csv.append(no).append(',').append(by.agency()).append(",机构,2,").append(by.kol()).append(",2026-01-01 09:00:00\n");
            }
            if (by.guide() != null) {
                csv.append(no).append(',').append(by.guide()).append(",导购,1,,2026-02-01 10:00:00\n");
            }
        }
        return csv.toString();
    }

    /** February: drawn, reviewed, sent; two KOLs accept on the phone; those are released. */
    private void statements() {
        Api preparer = installation.as("preparer");
        preparer.post("/api/commissions/statements", Map.of("month", "2026-02"));
        List<String> ids = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        preparer.get("/api/commissions/statements?month=2026-02&limit=100").get("items").forEach(view -> {
            ids.add(view.get("id").asString());
            String code = view.get("party").get("code").asString();
            String name = view.get("party").get("name").asString();
            if (name.equals("小鹿喝水") || name.equals("阿茶测评")) {
                accept(view.get("party").get("id").asString(), name, code, view.get("id").asString(), accepted);
            }
        });
        if (!ids.isEmpty()) {
            installation.as("reviewer").post("/api/commissions/statements/steps", Map.of("step", "REVIEW", "ids", ids));
            preparer.post("/api/commissions/statements/steps", Map.of("step", "SEND", "ids", ids));
        }
        phones.forEach(Runnable::run);
        if (!accepted.isEmpty()) {
            installation.as("approver").post("/api/commissions/statements/steps", Map.of("step", "RELEASE", "ids", accepted));
        }
    }

    private final List<Runnable> phones = new ArrayList<>();

    private void accept(String partnerId, String name, String code, String statement, List<String> accepted) {
        Api operator = installation.operator();
        String person = operator.post("/api/people", Map.of("name", name, "partner", true, "phone", "139000040%02d".formatted(phones.size() + 1),
                "roles", List.of("PARTNER_OWNER"), "partnerIds", List.of(Long.valueOf(partnerId)))).get("id").asString();
        accepted.add(statement);
        phones.add(() -> {
            JsonNode link = operator.post("/api/people/" + person + "/link", Map.of());
            Api owner = installation.anonymous();
            String url = link.get("link").asString();
            owner.post("/api/session/partner", Map.of("token", url.substring(url.lastIndexOf('/') + 1), "code", link.get("code").asString()));
            owner.post("/api/my/commissions/statements/" + statement + "/accept", Map.of());
        });
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(installation.scratch("promotion").resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ShopLines.Line> lines() {
        return ShopLines.read(installation.scratch("brand").resolve("taobao-lines.csv"));
    }

    /** Movements of the shop's orders, every commission by party and state, statements: against the file. */
    public void check(Books books, Report report) {
        List<ShopLines.Line> lines = lines();
        movements(lines, books, report);
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> onStatements = new TreeMap<>();
        int i = 0;
        for (List<ShopLines.Line> order : ShopLines.byOrder(lines).values()) {
            Brought by = brought(i++);
            for (ShopLines.Line line : order) {
                if (line.counts()) {
                    commissions(line, by).forEach((party, fen) -> {
                        boolean due = line.gone() && !line.day().plusDays(HOLD_DAYS).isAfter(FEBRUARY_ENDS);
                        boolean released = due && (party.equals("KOL-01") || party.equals("KOL-02"));
                        String state = !line.gone() ? "ESTIMATED" : line.day().plusDays(HOLD_DAYS).isAfter(TODAY) ? "FROZEN" : released && fen != 0 ? "PAYABLE" : "CONFIRMED";
                        expected.merge(party + " " + (fen == 0 ? "nothing" : state), fen, Long::sum);
                        if (due) {
                            onStatements.merge(party, fen, Long::sum);
                        }
                    });
                }
            }
        }
        Map<String, Long> actual = new TreeMap<>();
        books.rows("""
                SELECT c.code || ' ' || CASE WHEN g.amount_minor = 0 THEN 'nothing' ELSE g.state END, sum(g.amount_minor) FROM commission.earning g
                JOIN partner.external_code c ON c.partner_id = g.partner_id AND c.source = 'promotion' GROUP BY 1""")
                .forEach(row -> actual.put(row.text(0), row.whole(1)));
        report.expect("commissionMinor", actual.values().stream().mapToLong(Long::longValue).sum(), expected.values().stream().mapToLong(Long::longValue).sum());
        report.put("commissionLines", books.whole("SELECT count(*) FROM commission.earning"));
        report.same("commissions by party and state", actual, expected);
        Map<String, Long> stated = new TreeMap<>();
        books.rows("""
                SELECT c.code, sum(s.payable_minor) FROM commission.statement s
                JOIN partner.external_code c ON c.partner_id = s.partner_id AND c.source = 'promotion' GROUP BY 1""").forEach(row -> stated.put(row.text(0), row.whole(1)));
        onStatements.values().removeIf(fen -> fen == 0);
        report.expect("commissionStatementsMinor", stated.values().stream().mapToLong(Long::longValue).sum(),
                onStatements.values().stream().mapToLong(Long::longValue).sum());
        report.same("commission statements by party", stated, onStatements);
    }

    private static void movements(List<ShopLines.Line> lines, Books books, Report report) {
        Map<String, Long> expected = new TreeMap<>();
        for (ShopLines.Line line : lines) {
            if (line.counts()) {
                expected.merge("ORDERED lines", 1L, Long::sum);
                expected.merge("ORDERED fen", line.fen(), Long::sum);
                if (line.gone()) {
                    expected.merge("SOLD_OUT lines", line.backFen() > 0 ? 2L : 1L, Long::sum);
                    expected.merge("SOLD_OUT fen", line.fen() - line.backFen(), Long::sum);
                    expected.merge("SOLD_OUT bottles", line.backFen() == line.fen() ? 0L : line.bottles(), Long::sum);
                }
            }
        }
        Map<String, Long> actual = new TreeMap<>();
        books.rows("""
                SELECT kind, count(*), sum(gross_minor), sum(quantity_milli) / 1000 FROM movement.published_movement
                WHERE void_seal IS NULL AND source_id = (SELECT id FROM intake.source WHERE code = 'taobao') GROUP BY 1""").forEach(row -> {
                    actual.put(row.text(0) + " lines", row.whole(1));
                    actual.put(row.text(0) + " fen", row.whole(2));
                    if (row.text(0).equals("SOLD_OUT")) {
                        actual.put("SOLD_OUT bottles", row.whole(3));
                    }
                });
        report.expect("orderMovements", actual, expected);
    }

    /** What each party earns on a line, in decimals. */
    private static Map<String, Long> commissions(ShopLines.Line line, Brought by) {
        Map<String, Long> earned = new HashMap<>();
        BigDecimal basis = line.product().equals(NOT_PAID_FOR) ? BigDecimal.ZERO : BigDecimal.valueOf(line.fen() - line.backFen());
        BigDecimal cap = basis.multiply(new BigDecimal("0.15")).setScale(0, RoundingMode.DOWN);
        if (by.guide() != null) {
            long bottles = line.product().equals(NOT_PAID_FOR) || line.backFen() == line.fen() ? 0 : line.bottles();
            earned.put(by.guide(), Math.min(cap.longValue(), 5 * bottles));
        }
        if (by.kol() != null) {
            BigDecimal kol = basis.multiply(new BigDecimal("0.12")).setScale(0, RoundingMode.HALF_UP);
            BigDecimal agency = by.agency() == null ? BigDecimal.ZERO : basis.multiply(new BigDecimal("0.04")).setScale(0, RoundingMode.HALF_UP);
            BigDecimal sum = kol.add(agency);
            if (sum.compareTo(cap) > 0) {
                BigDecimal[] first = cap.multiply(kol).divideAndRemainder(sum);
                BigDecimal[] second = cap.multiply(agency).divideAndRemainder(sum);
                BigDecimal rest = cap.subtract(first[0]).subtract(second[0]);
                boolean toFirst = first[1].compareTo(second[1]) >= 0;
                kol = first[0].add(toFirst ? rest : BigDecimal.ZERO);
                agency = second[0].add(toFirst ? BigDecimal.ZERO : rest);
            }
            earned.put(by.kol(), kol.longValue());
            if (by.agency() != null) {
                earned.put(by.agency(), agency.longValue());
            }
        }
        return earned;
    }
}
