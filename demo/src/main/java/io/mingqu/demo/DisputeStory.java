package io.mingqu.demo;

import io.mingqu.cli.Api;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dispute raised on the phone and settled to the fen, and a policy amended backwards: whoever had not confirmed gets a correction, whoever had is
 * asked to sign. The figures are held against a reckoning of the story's own.
 */
final class DisputeStory {

    private static final String ENTITY = "XM02";
    private static final String PROGRAMME = "BR-2625";
    private static final String PERIOD = "2026-01";
    private final Installation installation;
    private final Report report;
    private final Api preparer;
    private final Api reviewer;
    private final Api approver;
    private final Api channel;

    DisputeStory(Installation installation, Report report) {
        this.installation = installation;
        this.report = report;
        this.preparer = installation.as("preparer");
        this.reviewer = installation.as("reviewer");
        this.approver = installation.as("approver");
        this.channel = installation.as("channel");
    }

    void tell() {
        List<JsonNode> two = sentWithLines();
        List<JsonNode> partners = two.stream().map(s -> preparer.get("/api/partners/" + s.get("partnerId").asString())).toList();
        List<String> owners = Staff.partnerOwners(installation.operator(), partners, "139000017");
        Api disputes = Story.signIn(installation, owners.get(0));
        JsonNode movement = dispute(two.get(0), disputes);
        Api agrees = Story.signIn(installation, owners.get(1));
        agrees.post("/api/my/statements/" + id(two.get(1)) + "/confirm", Map.of("note", "核对无误"));
        correct(movement);
        Map<String, Long> bases = amend();
        MonthEnds.run(installation, ENTITY, YearMonth.of(2026, 2), YearMonth.of(2026, 2), report);
        settle(two.get(0), disputes, movement);
        reductions(two.get(1), bases, partners.get(0).get("id").asString());
    }

    /** Two partners nobody signed in for yet, with some lines and something to get. */
    private List<JsonNode> sentWithLines() {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode each : statements("state=SENT")) {
            if (found.size() < 2 && each.get("lines").asInt() >= 4 && each.get("payoutMinor").asLong() > 2_000 && each.get("base").asLong() < 900_000) {
                found.add(each);
            }
        }
        return found;
    }

    /** Two lines, with a photo: the first short by a tenth, which is accepted; the second, which is not. Returns the movement of the first. */
    private JsonNode dispute(JsonNode statement, Api owner) {
        String path = "/api/my/statements/" + id(statement);
        JsonNode lines = owner.get(path + "/lines?limit=10").get("items");
        List<Map<String, String>> wrong = List.of(ref(lines.get(0)), ref(lines.get(1)));
        owner.post(path + "/disputes", Map.of("lines", wrong, "reason", "第一行少收一成，请看签收单照片；第二行价格不对", "photoFileId", photo(owner)));
        approver.post("/api/statements/" + id(statement) + "/release-undisputed", Map.of());
        for (JsonNode each : reviewer.get("/api/statements/" + id(statement)).get("disputes")) {
            boolean first = each.get("documentNo").asString().equals(wrong.get(0).get("documentNo")) && each.get("lineKey").asString().equals(wrong.get(0).get("lineKey"));
            reviewer.post("/api/statements/" + id(statement) + "/disputes/answer", Map.of("disputeIds", List.of(each.get("id").asString()), "upheld", first,
                    "answer", first ? "确认少发一成，更正出库单" : "价格与合同一致，附合同第 3 条"));
        }
        step(statement, "FINALISE", reviewer);
        step(statement, "RELEASE", approver);
        return preparer.get("/api/movements/" + lines.get(0).get("movementId").asString()).get("movement");
    }

    private String photo(Api owner) {
        try {
            Path file = installation.scratch("story").resolve("receipt.png");
            ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            return owner.upload(file, "evidence").get("id").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document is said anew with nine tenths of the line: what stood before is voided, what is right comes. */
    private void correct(JsonNode line) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : List.of("documentNo", "lineNo", "businessDate", "partnerCode", "productCode", "quantity", "gross", "net", "tax")) {
            columns.put(column, column);
        }
        installation.operator().put("/api/intake/mappings/brand-corrections", Map.of("target", "shipment", "source", "brand-erp", "spec", Map.of("columns", columns,
                "fixed", Map.of("entity", ENTITY), "settings", Map.of("currency", "CNY", "wholeDocuments", "no"),
                "unknowns", Map.of("partner", "HOLD", "product", "HOLD"), "zone", "Asia/Shanghai")));
        String csv = String.join(",", columns.keySet()) + "\n" + String.join(",", line.get("documentNo").asString(), line.get("lineKey").asString(),
                line.get("businessDate").asString(), line.get("partnerCode").asString(), line.get("productCode").asString(),
                decimal(line.get("quantityMilli").asLong() / 1000 * 9 / 10 * 1000, 3), decimal(tenthLess(line, "grossMinor"), 2),
                decimal(tenthLess(line, "netMinor"), 2), decimal(tenthLess(line, "grossMinor") - tenthLess(line, "netMinor"), 2)) + "\n";
        try {
            Path file = installation.scratch("story").resolve("correction.csv");
            Files.writeString(file, csv);
            JsonNode batch = installation.importFile(file, "brand-corrections");
            report.same("lines corrected after the dispute", batch.get("changed").asLong(), 1L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long tenthLess(JsonNode line, String amount) {
        return line.get(amount).asLong() * 9 / 10;
    }

    private static String decimal(long value, int scale) {
        return java.math.BigDecimal.valueOf(value, scale).toPlainString();
    }

    /** Every band a little less, from the programme's first day on; returns the bases it was stated on. */
    private Map<String, Long> amend() {
        Map<String, Long> bases = new HashMap<>();
        statements("").forEach(s -> bases.put(s.get("partnerId").asString(), s.get("base").asLong()));
        String policy = null;
        String after = "";
        while (policy == null) {
            JsonNode page = channel.get("/api/policies?kind=programme&limit=500" + after);
            policy = page.get("items").valueStream().filter(p -> p.get("code").asString().equals(PROGRAMME)).map(DisputeStory::id).findFirst().orElse(null);
            after = "&after=" + page.path("next").asString("");
        }
        JsonNode draft = channel.post("/api/policies/" + policy + "/versions", Map.of());
        ObjectNode body = (ObjectNode) draft.get("body").deepCopy();
        body.set("tiers", JsonMapper.shared().readTree("""
                {"mode": "BY_BAND", "bands": [{"from": 0, "ratePpm": 7500}, {"from": 1000000, "ratePpm": 12000}, {"from": 5000000, "ratePpm": 18000}]}"""));
        body.set("examples", JsonMapper.shared().readTree("""
                [{"facts": [{"kind": "SHIPPED", "date": "2025-12-26", "netMinor": 1000000}], "expectedMinor": 7500},
                 {"facts": [{"kind": "SHIPPED", "date": "2025-12-26", "netMinor": 2000000}], "expectedMinor": 19500},
                 {"facts": [], "expectedMinor": 0}]"""));
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("documentNo", "溪鸣渠字〔2026〕3号");
        change.put("validFrom", draft.get("validFrom").asString());
        change.put("validThrough", draft.get("validThrough").asString());
        change.put("body", body);
        change.put("note", "首档由 0.8% 调为 0.75%，追溯执行");
        channel.put("/api/policies/versions/" + id(draft), change);
        Programmes.bringIntoForce(channel, approver, id(draft));
        return bases;
    }

    /** The corrected line's delta goes to the partner, is agreed and paid: in all what was really shipped earns, by the policy agreed. */
    private void settle(JsonNode statement, Api owner, JsonNode line) {
        JsonNode delta = latest(statement);
        report.same("policy of the disputed statement's correction", delta.get("programmeVersion").asInt(), 1);
        sendOne(delta);
        owner.post("/api/my/statements/" + id(delta) + "/confirm", Map.of("note", "更正无误"));
        step(delta, "FINALISE", reviewer);
        step(delta, "RELEASE", approver);
        long base = statement.get("base").asLong() - line.get("netMinor").asLong() + tenthLess(line, "netMinor");
        long paid = preparer.get("/api/statements/" + id(delta)).get("statement").get("releasedMinor").asLong()
                + preparer.get("/api/statements/" + id(statement)).get("statement").get("releasedMinor").asLong();
        report.expect("disputePaidMinor", paid, byBand(base, 8_000));
    }

    private void reductions(JsonNode confirmed, Map<String, Long> bases, String disputing) {
        JsonNode asked = latest(confirmed);
        report.same("consent to the reduction", asked.get("consent").asString(), "TO_APPROVE");
        step(asked, "CHECK", channel);
        for (JsonNode card : approver.get("/api/approvals/inbox?limit=200").get("items")) {
            if (card.get("kind").asString().equals("statement-reduction") && card.get("link").asString().equals("/statements/" + id(asked))) {
                approver.post("/api/approvals/" + id(card) + "/acts", Map.of("act", "APPROVE", "comment", "同意向经销商提请签认"));
            }
        }
        step(asked, "REVIEW", reviewer);
        step(asked, "SEND", preparer);
        long deltas = 0;
        long sum = 0;
        long expected = 0;
        long toSign = 0;
        for (JsonNode each : statements("")) {
            String partner = each.get("partnerId").asString();
            if (each.get("programmeVersion").asInt() == 2) {
                deltas++;
                sum += each.get("dueMinor").asLong();
                expected += byBand(bases.get(partner), 7_500) - byBand(bases.get(partner), 8_000);
                toSign += each.get("consent").asString().equals("NOT_NEEDED") ? 0 : 1;
            }
            report.same("nothing of the amendment reaches " + disputing + " before its own correction", each.get("programmeVersion").asInt() == 2
                    && partner.equals(disputing), false);
        }
        report.put("amendmentDeltas", deltas);
        report.expect("amendmentDeltaMinor", sum, expected);
        report.put("reductionsToSign", toSign);
    }

    /** 0.8 % or what the first band is now, 1.2 % from 10,000.00, 1.8 % from 50,000.00, each band at its own rate, rounded half up once. */
    private static long byBand(long base, long firstPpm) {
        long counted = Math.max(0, base);
        long first = Math.min(counted, 1_000_000);
        long second = Math.min(Math.max(counted - 1_000_000, 0), 4_000_000);
        long third = Math.max(counted - 5_000_000, 0);
        return (first * firstPpm + second * 12_000 + third * 18_000 + 500_000) / 1_000_000;
    }

    private void sendOne(JsonNode statement) {
        step(statement, "CHECK", channel);
        step(statement, "REVIEW", reviewer);
        step(statement, "SEND", preparer);
    }

    private static void step(JsonNode statement, String action, Api by) {
        by.post("/api/statements/" + id(statement) + "/steps", Map.of("action", action));
    }

    /** The last of a statement's corrections. */
    private JsonNode latest(JsonNode statement) {
        JsonNode last = null;
        for (JsonNode each : statements("partnerId=" + statement.get("partnerId").asString())) {
            last = last == null || each.get("sequence").asInt() > last.get("sequence").asInt() ? each : last;
        }
        return java.util.Objects.requireNonNull(last);
    }

    private List<JsonNode> statements(String filter) {
        List<JsonNode> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            JsonNode page = preparer.get("/api/statements?kind=REBATE&period=" + PERIOD + "&entity=" + ENTITY + "&programme=" + PROGRAMME + "&limit=500&" + filter
                    + (after == null ? "" : "&after=" + after));
            page.get("items").forEach(all::add);
            after = page.path("next").isNull() ? null : page.path("next").asString(null);
        } while (after != null);
        return all;
    }

    private static Map<String, String> ref(JsonNode line) {
        return Map.of("documentNo", line.get("documentNo").asString(), "lineKey", line.get("lineKey").asString());
    }

    private static String id(JsonNode node) {
        return node.get("id").asString();
    }
}
