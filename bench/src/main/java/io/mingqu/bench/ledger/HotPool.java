package io.mingqu.bench.ledger;

import io.mingqu.cli.Api;
import io.mingqu.cli.Texts;
import io.mingqu.foundation.organisation.Entities;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.kernel.ledger.AccountKey;
import io.mingqu.kernel.ledger.AccountKind;
import io.mingqu.kernel.movement.CodeKind;
import io.mingqu.network.partner.PartnerDraft;
import io.mingqu.network.partner.PartnerType;
import io.mingqu.network.partner.Partners;
import io.mingqu.network.partner.TradeMode;
import io.mingqu.settlement.payout.Payable;
import io.mingqu.settlement.payout.Payables;
import io.mingqu.trade.catalog.ProductDraft;
import io.mingqu.trade.catalog.Products;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One partner whose pool many orders want at once, over HTTP. */
final class HotPool {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final String PASSWORD = "Bench-2026-pass";
    private final String url;
    private final String token;
    private final ApplicationContext server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HotPool(ApplicationContext server, String url, String token) {
        this.server = server;
        this.url = url;
        this.token = token;
    }

    /** A partner with {@code lots} lots that hold {@code amountMinor} each, under published settlement terms. */
    void prepare(int lots, long amountMinor) throws IOException, InterruptedException {
        Api api = new Api(url, Texts.of(Map.of("LANG", "en"))).withToken(token);
        api.post("/api/entities/batch", Map.of("items", List.of(Map.of("code", "BENCH", "nameZh", "基准", "nameEn", "Bench", "currency", "CNY"))));
        long entity = Callers.system("bench", () -> server.getBean(Entities.class).idByCode("BENCH")).orElseThrow();
        long partner = Callers.system("bench", () -> server.getBean(Partners.class).createDrafts("bench", List.of(new PartnerDraft("HOT", "热点伙伴", PartnerType.DEALER,
                TradeMode.BUYOUT, null, null, 3, entity, DAY, true)), 1)).get("HOT");
        Callers.system("bench", () -> server.getBean(Products.class).createDrafts("bench", List.of(new ProductDraft("SKU", "商品", "Product", CodeKind.GOODS, "件",
                130_000, null, DAY, true)), 1));
        long policy = publish(api);
        AccountKey accrual = AccountKey.ofPartner(AccountKind.REBATE_ACCRUAL, partner, entity, "CNY");
        Callers.system("bench", () -> server.getBean(TransactionTemplate.class).execute(tx -> {
            for (int i = 0; i < lots; i++) {
                server.getBean(Payables.class).owe(List.of(new Payable("bench/" + i, Payable.Source.REBATE, partner, amountMinor, accrual, policy, true, null, null, DAY,
                        null, "返利 " + i)));
            }
            return true;
        }));
    }

    private long publish(Api api) throws IOException, InterruptedException {
        api.post("/api/people", Map.of("login", "approver", "name", "approver", "roles", List.of("FINANCE_APPROVER"), "password", PASSWORD));
        Map<String, Object> example = Map.of("name", "all", "poolMinor", 100, "orderMinor", 100, "expectedMinor", 100);
        JsonNode version = api.post("/api/policies", Map.of("kind", "settlement-terms", "code", "BENCH-TERMS", "titleZh", "结算条件", "titleEn", "Terms", "documentNo",
                "文-1", "validFrom", "2026-01-01", "body", Map.of("pool", Map.of("sharePpmMax", 1_000_000), "examples", List.of(example, example, example))));
        api.post("/api/policies/versions/" + version.path("id").asString() + "/submit", Map.of());
        String cookie = cookie();
        JsonNode open = get("/api/approvals?limit=10", cookie);
        send("/api/approvals/" + open.path("items").path(0).path("id").asString() + "/acts", Map.of("act", "APPROVE"), "Cookie", cookie);
        api.post("/api/policies/versions/" + version.path("id").asString() + "/publish", Map.of());
        return version.path("policyId").asLong();
    }

    private String cookie() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request("/api/session").POST(HttpRequest.BodyPublishers.ofString(
                JsonMapper.shared().writeValueAsString(Map.of("login", "approver", "password", PASSWORD)))).build(), HttpResponse.BodyHandlers.ofString());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow(() -> new IllegalStateException(answer.body()));
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private JsonNode get(String path, String cookie) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(http.send(request(path).header("Cookie", cookie).GET().build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json").header("X-Mingqu", "1")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private JsonNode send(String path, Map<String, ?> body, String header, String value) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path).header(header, value).POST(HttpRequest.BodyPublishers.ofString(
                JsonMapper.shared().writeValueAsString(body))).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JsonMapper.shared().createObjectNode() : JsonMapper.shared().readTree(answer.body());
    }

    /** An order that reserves, and one that uses up what it reserved: two writes over HTTP. */
    Timings.Piece orders(String mark) {
        return i -> {
            JsonNode use = send("/api/pool/uses", Map.of("orderNo", mark + i, "partnerCode", "HOT", "entityCode", "BENCH", "orderedOn", "2026-02-01", "wishMinor", 100,
                    "lines", List.of(Map.of("sku", "SKU", "netMinor", 1_000))), "Authorization", "Bearer " + token);
            send("/api/pool/uses/" + use.path("use").path("id").asString() + "/consume", Map.of("documentNo", "I" + mark + i, "businessDate", "2026-02-01"),
                    "Authorization", "Bearer " + token);
        };
    }
}
