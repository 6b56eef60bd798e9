package io.mingqu.demo.story;

import io.mingqu.cli.Api;
import io.mingqu.demo.Installation;
import io.mingqu.demo.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Money on its way: settlement terms published, orders of dealers that use their pools (one cancelled, one with goods returned), notes acknowledged by the
 * ERP with one rejection, a cash batch with one unknown answer, deposits.
 */
public final class PayoutStory {
    private static final int SHARE_PERCENT = 30;
    private static final long ORDER_MINOR = 1_000_000;
    private final Installation installation;
    private final Api operator;
    private String owner = "";

    public PayoutStory(Installation installation) {
        this.installation = installation;
        this.operator = installation.operator();
    }

    /** Before statements are released: two of the dealers who will confirm get theirs in cash, everybody else into the pool. */
    public void terms() {
        List<String> codes = installation.as("preparer").get("/api/statements?kind=REBATE&limit=300&period=2026-01&entity=XM01").get("items").valueStream()
                .filter(s -> s.get("payoutMinor").asLong() > 2_000).map(s -> s.get("partnerCode").asString()).distinct().limit(3).toList();
        owner = codes.isEmpty() ? "" : codes.getFirst();
        List<String> cash = codes.stream().skip(1).toList();
        publish("TERMS-2026", "2026 年结算条件", "Settlement terms 2026", body(List.of(), List.of()));
        if (!cash.isEmpty()) {
            publish("TERMS-CASH-2026", "现金返利结算条件", "Settlement terms, cash", body(cash, List.of(Map.of("source", "REBATE", "form", "CASH", "invoice", "RED_LETTER"))));
        }
    }

    private static Map<String, Object> body(List<String> partners, List<Map<String, String>> manners) {
        return Map.of("partners", partners, "manners", manners, "taxRatePpm", 130_000,
                "pool", Map.of("sharePpmMax", SHARE_PERCENT * 10_000, "expiryMonths", 12, "noticeDays", 30, "graceDays", 30),
                "examples", List.of(Map.of("name", "每单上限 share", "poolMinor", 1_000_000, "orderMinor", 1_000_000, "expectedMinor", 300_000),
                        Map.of("name", "余额不足 pool", "poolMinor", 5_000, "orderMinor", 1_000_000, "expectedMinor", 5_000),
                        Map.of("name", "希望金额 wish", "poolMinor", 1_000_000, "orderMinor", 1_000_000, "wishMinor", 20_000, "expectedMinor", 20_000)));
    }

    private void publish(String code, String zh, String en, Map<String, Object> body) {
        String id = operator.post("/api/policies", Map.of("kind", "settlement-terms", "code", code, "titleZh", zh, "titleEn", en, "documentNo", "溪鸣财〔2026〕" + code,
                "validFrom", "2026-01-01", "body", body)).get("id").asString();
        operator.post("/api/policies/versions/" + id + "/submit", Map.of());
        approve("policy", id);
        operator.post("/api/policies/versions/" + id + "/publish", Map.of());
    }

    private void approve(String kind, String subject) {
        Api approver = installation.as("approver");
        for (JsonNode approval : approver.get("/api/approvals?kind=" + kind + "&limit=500").get("items")) {
            if (approval.get("kind").asString().equals(kind) && approval.get("subjectId").asString().equals(subject)) {
                approver.post("/api/approvals/" + approval.get("id").asString() + "/acts", Map.of("act", "APPROVE", "comment", "同意"));
                return;
            }
        }
        throw new IllegalStateException("no approval of " + kind + " " + subject);
    }

    public void tell(Report report) {
        orders(report);
        notes(report);
        cash(report);
        deposits(report);
    }

    private void orders(Report report) {
        Api preparer = installation.as("preparer");
        List<JsonNode> pools = preparer.get("/api/pool/balances?entityId=" + entityId("XM01") + "&limit=500").get("items").valueStream()
                .filter(p -> p.get("usableMinor").asLong() > 1_000).sorted(Comparator.comparing(p -> !p.get("partnerCode").asString().equals(owner))).limit(5).toList();
        List<String> skus = operator.get("/api/products?limit=500").get("items").valueStream()
                .sorted(Comparator.comparing(p -> p.path("nameZh").asString("").isBlank())).limit(3).map(p -> p.get("sku").asString()).toList();
        long used = 0;
        long expected = 0;
        for (int i = 0; i < pools.size(); i++) {
            long usable = pools.get(i).get("usableMinor").asLong();
            JsonNode use = preparer.post("/api/pool/uses", Map.of("orderNo", "SO-2026-03-%03d".formatted(i + 1), "partnerCode", pools.get(i).get("partnerCode").asString(),
                    "entityCode", "XM01", "orderedOn", "2026-03-01", "lines", lines(skus)));
            long reserved = Math.min(usable, ORDER_MINOR * SHARE_PERCENT / 100);
            report.same("usable by order " + (i + 1), use.get("use").get("usableMinor").asLong(), reserved);
            String path = "/api/pool/uses/" + use.get("use").get("id").asString();
            if (i == 1) {
                preparer.post(path + "/restore", Map.of("documentNo", "CANCEL-002", "businessDate", "2026-03-02", "reason", "客户取消订单"));
            } else {
                used += preparer.post(path + "/consume", Map.of("documentNo", "INV-2026-03-%03d".formatted(i + 1), "businessDate", "2026-03-02"))
                        .get("use").get("consumedMinor").asLong();
                expected += reserved;
                if (i == 2) {
                    preparer.post(path + "/return", Map.of("documentNo", "RET-003", "amountMinor", reserved / 2, "businessDate", "2026-03-02", "reason", "退货"));
                }
            }
        }
        report.put("poolOrders", pools.size());
        report.expect("poolUsedMinor", used, expected);
    }

    private static List<Map<String, Object>> lines(List<String> skus) {
        List<Map<String, Object>> lines = new ArrayList<>();
        long left = ORDER_MINOR;
        for (int i = 0; i < skus.size(); i++) {
            long part = i == skus.size() - 1 ? left : ORDER_MINOR / (i + 2) / 2;
            lines.add(Map.of("sku", skus.get(i), "netMinor", part));
            left -= part;
        }
        return lines;
    }

    private String entityId(String code) {
        return operator.get("/api/entities").get("items").valueStream().filter(e -> e.get("code").asString().equals(code)).findFirst().orElseThrow()
                .get("id").asString();
    }

    /** What orders used becomes notes a moment later; the ERP accepts all but one, which goes again. */
    private void notes(Report report) {
        Api preparer = installation.as("preparer");
        List<JsonNode> open = awaitNotes(preparer);
        if (open.isEmpty()) {
            report.wrong("no ERP notes");
            return;
        }
        String batch = preparer.post("/api/erp-note-batches", Map.of("entityCode", "XM01", "layout", "KINGDEE")).get("id").asString();
        List<JsonNode> sent = preparer.get("/api/erp-notes?batchId=" + batch + "&limit=500").get("items").valueStream().toList();
        StringBuilder answer = new StringBuilder("单据编号,状态,ERP单号,原因\n");
        for (int i = 0; i < sent.size(); i++) {
            answer.append(sent.get(i).get("key").asString()).append(i == 0 ? ",拒绝,,客户编码在 ERP 中已冻结\n" : ",已接收,AR-2026-%04d,\n".formatted(i));
        }
        JsonNode taken = preparer.post("/api/erp-notes/acknowledgements", Map.of("content", answer.toString()));
        report.expect("notesAccepted", taken.get("done").asInt(), sent.size() - 1);
        report.expect("notesRejected", taken.get("refused").asInt(), 1);
        JsonNode rejected = preparer.get("/api/erp-notes?state=REJECTED&limit=1").get("items").get(0);
        preparer.post("/api/erp-notes/" + rejected.get("id").asString() + "/again", Map.of("what", "ERP 已解冻该客户"));
        preparer.post("/api/erp-note-batches", Map.of("entityCode", "XM01", "layout", "YONYOU"));
    }

    private static List<JsonNode> awaitNotes(Api preparer) {
        List<JsonNode> open = List.of();
        for (int i = 0; i < 100 && open.size() < 3; i++) {
            open = preparer.get("/api/erp-notes?state=OPEN&limit=500").get("items").valueStream().toList();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return open;
    }

    private void cash(Report report) {
        Api preparer = installation.as("preparer");
        Map<String, Long> owed = new HashMap<>();
        preparer.get("/api/payables?state=CASH_OWED&source=REBATE&limit=500").get("items")
                .forEach(p -> owed.merge(p.get("partnerCode").asString(), p.get("amountMinor").asLong(), Long::sum));
        List<String> partners = owed.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey).sorted().toList();
        for (int i = 0; i < partners.size(); i++) {
            String account = preparer.post("/api/payout-accounts", Map.of("partnerCode", partners.get(i), "holder", "户名 " + partners.get(i), "bankName", "工商银行武汉分行",
                    "bankCode", "102521000014", "account", "622202320101%07d".formatted(1_000_000 + i))).get("id").asString();
            approve("payout-account", account);
        }
        if (partners.isEmpty()) {
            report.wrong("nobody is owed cash");
            return;
        }
        JsonNode made = preparer.post("/api/cash-batches", Map.of("entityCode", "XM01", "partnerCodes", partners, "note", "一月现金返利"));
        String path = "/api/cash-batches/" + made.get("id").asString();
        report.expect("cashBatchMinor", made.get("totalMinor").asLong(), owed.values().stream().filter(v -> v > 0).mapToLong(Long::longValue).sum());
        preparer.post(path + "/submit", Map.of());
        approve("cash-batch", made.get("id").asString());
        JsonNode sent = preparer.post(path + "/send", Map.of("channel", "ICBC_BULK", "payerAccount", "1202020409900123456", "payerName", "溪鸣饮品股份有限公司",
                "payerBank", "工商银行杭州分行"));
        StringBuilder answer = new StringBuilder("自定义序号,交易状态,银行流水号,失败原因\n");
        int n = 0;
        for (JsonNode line : sent.get("lines")) {
            answer.append(line.get("key").asString()).append(n == 0 && sent.get("lines").size() > 1 ? ",处理中,,\n" : ",交易成功,ICBC%08d,\n".formatted(n));
            n++;
        }
        JsonNode taken = preparer.post("/api/cash-batches/answers", Map.of("content", answer.toString()));
        report.expect("cashPaid", taken.get("done").asInt(), n > 1 ? n - 1 : n);
        report.expect("cashUnknownParked", taken.get("unknown").asInt(), n > 1 ? 1 : 0);
    }

    private void deposits(Report report) {
        Api preparer = installation.as("preparer");
        List<String> partners = preparer.get("/api/pool/balances?limit=2").get("items").valueStream().map(p -> p.get("partnerCode").asString()).toList();
        for (int i = 0; i < partners.size(); i++) {
            preparer.post("/api/deposits/entries", Map.of("partnerCode", partners.get(i), "entityCode", "XM01", "kind", "RECEIVED", "documentNo", "BZJ-2026-00" + (i + 1),
                    "amountMinor", 5_000_000));
        }
        preparer.post("/api/deposits/entries", Map.of("partnerCode", partners.getFirst(), "entityCode", "XM01", "kind", "DEDUCTED", "documentNo", "KK-2026-001",
                "amountMinor", 200_000, "reason", "跨区销售违约扣款，协议第 7 条"));
        JsonNode entry = preparer.get("/api/deposits/entries?limit=1").get("items").get(0);
        approve("deposit", entry.get("id").asString());
        long held = preparer.get("/api/deposits").get("items").valueStream().mapToLong(b -> b.get("heldMinor").asLong()).sum();
        report.expect("depositsHeldMinor", held, 5_000_000L * partners.size() - 200_000);
    }
}
