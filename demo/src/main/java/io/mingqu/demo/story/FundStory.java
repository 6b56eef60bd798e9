package io.mingqu.demo.story;

import io.mingqu.cli.Api;
import io.mingqu.demo.Installation;
import io.mingqu.demo.Report;
import io.mingqu.demo.story.PlantedClaims.Made;
import io.mingqu.demo.story.PlantedClaims.Outlet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * One market fund over a year's end: a budget granted and one accrued from payments, display agreements with five hundred outlets, four months of activities
 * approved in four signatures, two thousand claims with a photo each, checked in one run and verified in batches; what the checks found beside what was
 * planted.
 */
public final class FundStory {
    private static final int OUTLETS = 500;
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2025, 11), YearMonth.of(2025, 12), YearMonth.of(2026, 1), YearMonth.of(2026, 2));
    private final Installation installation;
    private final Api operator;

    public FundStory(Installation installation) {
        this.installation = installation;
        this.operator = installation.operator();
    }

    public void tell(Report report) {
        long entity = entity("XM01");
        budgets(entity);
        long policy = fund(entity);
        List<Outlet> outlets = outlets(policy, dealers(entity));
        PlantedClaims made = new PlantedClaims(outlets, MONTHS);
        Map<String, Made> byClaim = new LinkedHashMap<>();
        for (int m = 0; m < MONTHS.size(); m++) {
            byClaim.putAll(month(policy, m, made.of(m)));
        }
        JsonNode run = installation.awaitJob(operator.post("/api/fund/claims/checks", Map.of()).get("jobId").asString()).get("result");
        report.expect("fundClaims", run.get("claims").asInt(), OUTLETS * MONTHS.size());
        report.put("fundPrintsCompared", run.get("printsCompared").asLong());
        compare(policy, byClaim, made, report);
        verify(policy, report);
        bonuses(policy, outlets);
        asks(policy, outlets.getFirst().partnerId());
    }

    private long entity(String code) {
        for (JsonNode entity : operator.get("/api/entities").get("items")) {
            if (entity.get("code").asString().equals(code)) {
                return Long.parseLong(entity.get("id").asString());
            }
        }
        throw new IllegalStateException("no entity " + code);
    }

    private void budgets(long entity) {
        String granted = operator.post("/api/budgets", Map.of("code", "FUND-2526", "titleZh", "2025/26 陈列费用", "titleEn", "Display fees 2025/26", "entityId", entity,
                "currency", "CNY", "validFrom", "2025-11-01", "validThrough", "2026-12-31")).get("id").asString();
        sign(operator.post("/api/budgets/" + granted + "/grants", Map.of("amountMinor", 150_000_000, "reason", "年度陈列预算")).get("approvalId").asString(),
                "approver");
        String east = operator.post("/api/budgets", Map.of("code", "FUND-2526-EAST", "titleZh", "华东机动", "titleEn", "East, at discretion", "parentId",
                Long.valueOf(granted), "validFrom", "2025-11-01", "validThrough", "2026-12-31")).get("id").asString();
        operator.post("/api/budgets/" + granted + "/allocations", Map.of("toBudgetId", Long.valueOf(east), "amountMinor", 20_000_000, "text", "分配到华东"));
        operator.post("/api/budgets", Map.of("code", "MKT-2026", "titleZh", "2026 按回款计提市场费", "titleEn", "Market fund accrued from payments 2026", "entityId", entity,
                "currency", "CNY", "accrualPpm", 10_000, "validFrom", "2026-01-01", "validThrough", "2026-12-31"));
        installation.awaitJob(operator.post("/api/budgets/accruals", Map.of("through", "2026-02")).get("jobId").asString());
    }

    private void sign(String approval, String... logins) {
        for (String login : logins) {
            installation.as(login).post("/api/approvals/" + approval + "/acts", Map.of("act", "APPROVE", "comment", "同意"));
        }
    }

    /** The fund's terms are a numbered policy, signed by somebody else than its author. */
    private long fund(long entity) {
        Api author = installation.as("channel");
        Map<String, Object> body = Map.of("budget", "FUND-2526", "currency", "CNY", "tolerancePpm", 20_000, "claimDays", 150, "sampleAllFromMinor", 78_000,
                "sampleSharePpm", 30_000, "examples", List.of(
                        Map.of("name", "批多少报多少", "approvedMinor", 50_000, "claimMinor", 50_000, "daysAfterEnd", 10, "expected", "ACCEPTED"),
                        Map.of("name", "容差 2 % 以内", "approvedMinor", 50_000, "claimMinor", 51_000, "daysAfterEnd", 10, "expected", "ACCEPTED"),
                        Map.of("name", "超过容差", "approvedMinor", 50_000, "claimMinor", 51_001, "daysAfterEnd", 10, "expected", "fund.claim-above-approval"),
                        Map.of("name", "过期申报", "approvedMinor", 50_000, "claimMinor", 50_000, "daysAfterEnd", 151, "expected", "fund.claim-window-closed")));
        JsonNode version = author.post("/api/policies", Map.of("kind", "market-fund", "code", "FUND-DISPLAY", "entityId", entity, "titleZh", "终端陈列费用",
                "titleEn", "Display at outlets", "documentNo", "溪鸣渠字〔2025〕88号", "validFrom", "2025-11-01", "validThrough", "2026-12-31", "body", body));
        String id = version.get("id").asString();
        author.post("/api/policies/versions/" + id + "/submit", Map.of());
        sign(waiting("approver", "policy", id), "approver");
        author.post("/api/policies/versions/" + id + "/publish", Map.of());
        for (JsonNode fund : author.get("/api/fund/funds").get("items")) {
            if (fund.get("versionId").asString().equals(id)) {
                return Long.parseLong(fund.get("policyId").asString());
            }
        }
        throw new IllegalStateException("the fund is not in force");
    }

    private String waiting(String login, String kind, String subject) {
        for (JsonNode card : installation.as(login).get("/api/approvals/inbox?limit=200").get("items")) {
            if (card.get("kind").asString().equals(kind) && card.get("subjectId").asString().equals(subject)) {
                return card.get("id").asString();
            }
        }
        throw new IllegalStateException(kind + " " + subject + " does not wait for " + login);
    }

    /** Outlets of dealers (those with an owner on the phone first), each with a display agreement. */
    private List<Outlet> outlets(long policy, List<Long> dealers) {
        SplittableRandom random = new SplittableRandom(PlantedClaims.SEED + 1);
        List<Outlet> outlets = new ArrayList<>();
        for (int i = 0; i < OUTLETS; i++) {
            long dealer = dealers.get(i / 2 % dealers.size());
            int latitude = 23_000_000 + random.nextInt(15_000_000);
            int longitude = 104_000_000 + random.nextInt(16_000_000);
            JsonNode store = operator.post("/api/stores", Map.of("code", "CL%04d".formatted(i + 1), "name", "溪鸣陈列店 " + (i + 1), "partnerId", dealer, "latitudeE6", latitude,
                    "longitudeE6", longitude));
            outlets.add(new Outlet(Long.parseLong(store.get("id").asString()), dealer, latitude, longitude, 20_000 + random.nextInt(60) * 1_000L));
        }
        operator.post("/api/fund/agreements", Map.of("policyId", policy, "agreements", outlets.stream().map(o -> Map.of("outletId", o.id(), "title", "端架陈列",
                "monthlyMinor", o.monthlyMinor(), "fromDay", "2025-11-01", "throughDay", "2026-10-31")).toList()));
        return outlets;
    }

    /** The brand's own dealers; the two data sets share one server. */
    private List<Long> dealers(long entity) {
        Set<Long> own = new LinkedHashSet<>();
        String after = "";
        do {
            JsonNode page = operator.get("/api/partners?type=DEALER&limit=500&entity=" + entity + (after.isEmpty() ? "" : "&after=" + after));
            page.get("items").forEach(partner -> own.add(Long.valueOf(partner.get("id").asString())));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        Set<Long> dealers = new LinkedHashSet<>();
        for (JsonNode person : operator.get("/api/people?limit=500").get("items")) {
            if (person.path("partner").asBoolean() && person.path("partnerIds").size() == 1 && own.contains(Long.valueOf(person.path("partnerIds").get(0).asString()))) {
                dealers.add(Long.valueOf(person.path("partnerIds").get(0).asString()));
            }
        }
        own.stream().limit(OUTLETS).forEach(dealers::add);
        return dealers.stream().limit(OUTLETS / 2).toList();
    }

    /** One month: asked for, signed twice, photographed, claimed. */
    private Map<String, Made> month(long policy, int m, List<Made> claims) {
        JsonNode drawn = operator.post("/api/fund/agreements/draw-up", Map.of("policyId", policy, "month", MONTHS.get(m).toString()));
        String application = drawn.get("applicationId").asString();
        sign(waiting("channel", "fund-request", application), "channel", "approver");
        SplittableRandom random = new SplittableRandom(PlantedClaims.SEED + 10 + m);
        List<Map<String, Object>> bodies = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (int i = 0; i < claims.size(); i++) {
                String activity = drawn.get("activityIds").get(i).asString();
                zip.putNextEntry(new ZipEntry(activity + "/photo.jpg"));
                zip.write(claims.get(i).photo(random));
                bodies.add(body(activity, claims.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        upload(bytes.toByteArray());
        JsonNode ids = operator.post("/api/fund/claims", Map.of("claims", bodies)).get("ids");
        Map<String, Made> byClaim = new LinkedHashMap<>();
        for (int i = 0; i < claims.size(); i++) {
            byClaim.put(ids.get(i).asString(), claims.get(i));
        }
        return byClaim;
    }

    private static Map<String, Object> body(String activity, Made claim) {
        long minor = claim.outlet.monthlyMinor();
        return Map.of("activityId", Long.valueOf(activity), "lines", List.of(Map.of("lineNo", 1, "amountMinor", minor)), "bankAccount", claim.account,
                "selloutMinor", claim.selloutMinor, "invoices", List.of(Map.of("sellerTaxNo", "91310115MA1K4XXX0L", "number", claim.invoice, "amountMinor", minor)));
    }

    private void upload(byte[] zip) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String token = Files.readString(installation.data().resolve("cli-token")).strip();
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(installation.server().replaceAll("/+$", "") + "/api/fund/evidence-zip"))
                    .header("Content-Type", "application/octet-stream").header("Idempotency-Key", UUID.randomUUID().toString()).header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(zip)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("photos were not taken: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was found beside what was planted, as pairs of claim and kind. */
    private void compare(long policy, Map<String, Made> byClaim, PlantedClaims made, Report report) {
        int right = 0;
        int found = 0;
        int missed = 0;
        Map<String, Integer> missedByKind = new HashMap<>();
        String after = "";
        do {
            JsonNode page = installation.as("reviewer").get("/api/fund/claims?limit=500&policy=" + policy + (after.isEmpty() ? "" : "&after=" + after));
            for (JsonNode claim : page.get("items")) {
                TreeSet<String> flags = new TreeSet<>();
                claim.get("flags").forEach(flag -> flags.add(flag.asString()));
                Made truth = byClaim.get(claim.get("id").asString());
                found += flags.size();
                for (String kind : truth.planted) {
                    if (flags.contains(kind)) {
                        right++;
                    } else {
                        missed++;
                        missedByKind.merge(kind, 1, Integer::sum);
                    }
                }
            }
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        report.put("fundFraudsPlanted", made.planted());
        report.put("fundFraudsFound", right + " of " + (right + missed) + ", " + (found - right) + " wrongly");
        report.put("fundFraudsMissedByKind", missedByKind);
        report.put("fundPrecisionPpm", found == 0 ? 0 : right * 1_000_000L / found);
        report.put("fundRecallPpm", right * 1_000_000L / Math.max(1, right + missed));
        if (right * 100L < 97L * (right + missed) || right * 100L < 97L * found) {
            report.wrong("claim checks: " + right + " right of " + found + " found, " + missed + " missed");
        }
    }

    /** Clean claims in batches by one person; of the older months the sample one by one and the exceptions with a reason; February's are left to look at. */
    private void verify(long policy, Report report) {
        Api reviewer = installation.as("reviewer");
        JsonNode preview = reviewer.post("/api/fund/claims/acceptance-preview", Map.of("policyId", policy));
        JsonNode accepted = reviewer.post("/api/fund/claims/acceptance", Map.of("policyId", policy));
        int taken = accepted.path("jobId").isNull() ? accepted.get("accepted").asInt()
                : installation.awaitJob(accepted.get("jobId").asString()).get("result").get("accepted").asInt();
        report.expect("fundAcceptedInBatches", taken, preview.get("ready").asInt());
        int oneByOne = 0;
        int refused = 0;
        for (YearMonth month : MONTHS.subList(0, 3)) {
            for (JsonNode claim : reviewer.get("/api/fund/claims?limit=500&state=SUBMITTED&month=" + month + "&policy=" + policy).get("items")) {
                String path = "/api/fund/claims/" + claim.get("id").asString() + "/verdict";
                if (claim.get("openFindings").asInt() == 0) {
                    reviewer.post(path, Map.of("act", "VERIFY"));
                    oneByOne++;
                } else if (month.equals(MONTHS.getFirst()) || Long.parseLong(claim.get("id").asString()) % 3 != 0) {
                    reviewer.post(path, Map.of("act", "REFUSE", "reason", "稽核不符：" + claim.get("flags").get(0).asString()));
                    refused++;
                }
            }
        }
        report.put("fundVerifiedOneByOne", oneByOne);
        report.put("fundRefused", refused);
    }

    /** A list of bonuses from the same budget, signed; the first dealer will accept its own. */
    private void bonuses(long policy, List<Outlet> outlets) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (long dealer : outlets.stream().map(Outlet::partnerId).distinct().limit(5).toList()) {
            lines.add(Map.of("partnerId", dealer, "kind", "BONUS", "reason", "开门红陈列奖", "amountMinor", 100_000));
        }
        String list = operator.post("/api/bonuses", Map.of("title", "2026 开门红", "budgetCode", "FUND-2526", "policyId", policy, "lines", lines)).get("id").asString();
        sign(waiting("approver", "bonus-list", list), "approver");
    }

    /** A dealer accepts its bonus and asks for something new, which then lies on the channel's desk. */
    private void asks(long policy, long dealer) {
        for (JsonNode person : operator.get("/api/people?limit=500").get("items")) {
            if (person.path("partner").asBoolean() && person.path("partnerIds").size() == 1 && person.path("partnerIds").get(0).asString().equals(Long.toString(dealer))) {
                JsonNode link = operator.post("/api/people/" + person.get("id").asString() + "/link", Map.of());
                Api owner = installation.anonymous();
                String url = link.get("link").asString();
                owner.post("/api/session/partner", Map.of("token", url.substring(url.lastIndexOf('/') + 1), "code", link.get("code").asString()));
                owner.post("/api/my/bonuses/" + owner.get("/api/my/bonuses").get("items").get(0).get("id").asString() + "/accept", Map.of());
                owner.post("/api/my/fund/activities", Map.of("policyId", policy, "kind", "PROMOTION", "title", "春季试饮", "fromDay", "2026-03-10", "throughDay", "2026-03-20",
                        "lines", List.of(Map.of("kind", "EXPENSE", "item", "试饮台与人员", "amountMinor", 300_000),
                                Map.of("kind", "FRONTED_GOODS", "item", "试饮用茶饮 24 箱", "quantityMilli", 24_000, "amountMinor", 96_000))));
                return;
            }
        }
    }
}
