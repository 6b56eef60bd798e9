package io.mingqu.settlement.reconciliation;

import io.mingqu.foundation.shared.Role;
import io.mingqu.testing.Http;
import io.mingqu.testing.Intake;
import io.mingqu.testing.Users;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small company of its own for each story: a legal entity, two dealers with shipments, returns and payments by file, a programme by policy. */
@TestComponent
public class Season {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final Http http;
  private final Users users;
  private final Intake intake;

  Season(Http http, Users users, Intake intake) {
    this.http = http;
    this.users = users;
    this.intake = intake;
  }

  public final class Company {
    public final String entity = "SE" + NUMBER.incrementAndGet();
    public final String dealerA = entity + "-A";
    public final String dealerB = entity + "-B";
    public final String[] business = users.staff(Role.CHANNEL_MANAGER);
    public final String[] preparer = users.staff(Role.FINANCE_PREPARER);
    public final String[] reviewer = users.staff(Role.FINANCE_REVIEWER);
    public final String[] approver = users.staff(Role.FINANCE_APPROVER);

    public JsonNode bring(String target, String csv) {
      intake.mapping(entity.toLowerCase(java.util.Locale.ROOT) + "-" + target, target, entity.toLowerCase(java.util.Locale.ROOT), Map.of(
          "columns", columns(csv), "fixed", target.equals("manual_sheet") ? Map.of() : Map.of("entity", entity),
          "settings", target.equals("manual_sheet") ? Map.of("entity", entity, "period", "2026-01") : Map.of("currency", "CNY", "wholeDocuments", "no"),
          "unknowns", target.equals("manual_sheet") ? Map.of() : Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT"), "zone", "Asia/Shanghai"));
      JsonNode batch = intake.run(target + NUMBER.incrementAndGet() + ".csv", csv.getBytes(StandardCharsets.UTF_8),
          entity.toLowerCase(java.util.Locale.ROOT) + "-" + target, false);
      if (!List.of("SEALED", "UNCHANGED").contains(batch.path("state").asString())) {
        throw new AssertionError(batch.toString());
      }
      return batch;
    }

    private static Map<String, String> columns(String csv) {
      Map<String, String> columns = new java.util.HashMap<>();
      for (String header : csv.substring(0, csv.indexOf('\n')).split(",")) {
        columns.put(header, header);
      }
      return columns;
    }

    /** A published programme: 2 % by band from 0, 3 % from 10,000.00 net, monthly. */
    public void programme(String code, String mode) {
      programme(code, "MONTH", tiers(mode, 20_000, 30_000), "{}", "2026-01-01");
    }

    public static String tiers(String mode, int firstPpm, int secondPpm) {
      return "{\"mode\": \"%s\", \"bands\": [{\"from\": 0, \"ratePpm\": %d}, {\"from\": 1000000, \"ratePpm\": %d}]}".formatted(mode, firstPpm, secondPpm);
    }

    /** @param examples of a first sale of 1,000.00, of 0.50 and of nothing are worked out by the first rate */
    public void programme(String code, String cycle, String tiers, String scope, String from) {
      JsonNode body = body(code, cycle, tiers, scope, from);
      JsonNode version = must(http.post("/api/policies", Map.of("kind", "programme", "code", code, "titleZh", "月返", "titleEn", "Monthly",
          "documentNo", "文-" + code, "validFrom", from, "validThrough", "2026-12-31", "body", body), business));
      publish(version.path("id").asString(version.path("versionId").asString()));
    }

    /** Publishes the next version of a programme, valid as before. */
    public void amend(String code, String cycle, String tiers, String scope, String from) {
      JsonNode all = must(http.get("/api/policies?kind=programme&limit=500", business)).path("items");
      JsonNode policy = all.valueStream().filter(p -> p.path("code").asString().equals(code)).findFirst().orElseThrow();
      JsonNode draft = must(http.post("/api/policies/" + policy.path("policyId").asString(policy.path("id").asString()) + "/versions", Map.of(), business));
      String id = draft.path("id").asString(draft.path("versionId").asString());
      must(http.send("PUT", "/api/policies/versions/" + id, Map.of("documentNo", "文-" + code + "-" + NUMBER.incrementAndGet(), "validFrom", from,
          "validThrough", "2026-12-31", "body", body(code, cycle, tiers, scope, from), "note", "调整"), business));
      publish(id);
    }

    private JsonNode body(String code, String cycle, String tiers, String scope, String from) {
      long ratePpm = JsonMapper.shared().readTree(tiers).path("bands").path(0).path("ratePpm").asLong();
      if (tiers.contains("GROWTH") || tiers.contains("ATTAINMENT")) {
        ratePpm = 0; // an example knows neither last year nor a target
      }
      return JsonMapper.shared().readTree("""
          {"code": "%s", "nameZh": "月返", "nameEn": "Monthly", "currency": "CNY", "entity": "%s", "scope": %s,
           "base": {"movement": "SHIPPED", "measure": "NET"}, "calendar": {"type": "%s"},
           "tiers": %s,
           "returns": "ORIGINAL", "validFrom": "%s", "validTo": "2026-12-31",
           "examples": [{"facts": [{"kind": "SHIPPED", "date": "%s", "netMinor": 100000}], "expectedMinor": %d},
             {"facts": [{"kind": "SHIPPED", "date": "%s", "netMinor": 50}], "expectedMinor": %d},
             {"facts": [], "expectedMinor": 0}]}""".formatted(code, entity, scope, cycle, tiers, from, from, ratePpm / 10, from,
          (50 * ratePpm + 500_000) / 1_000_000));
    }

    private void publish(String id) {
      must(http.post("/api/policies/versions/" + id + "/submit", Map.of(), business));
      decide(id, "APPROVE");
      must(http.post("/api/policies/versions/" + id + "/publish", Map.of(), business));
    }

    /** Acts on the open approval of a subject. */
    public void decide(String subjectId, String act) {
      JsonNode inbox = must(http.get("/api/approvals?state=OPEN&limit=500", approver));
      must(http.post("/api/approvals/" + approvalOf(inbox, subjectId) + "/acts", Map.of("act", act, "comment", "核对过"), approver));
    }

    /** Checked, reviewed and sent: everything unsent of the entity, whatever its period. */
    public void send(String period) {
      bulk("CHECK", period, business);
      bulk("REVIEW", period, reviewer);
      bulk("SEND", period, preparer);
    }

    private static String approvalOf(JsonNode list, String subject) {
      for (JsonNode each : list.path("items")) {
        if (each.path("subjectId").asString().equals(subject) || each.path("subjectId").asString().startsWith(subject + "/")) {
          return each.path("id").asString(each.path("approvalId").asString());
        }
      }
      throw new AssertionError("no approval for " + subject + ": " + list);
    }

    /** Runs a month-end to its end. */
    public JsonNode monthEnd(String period) {
      JsonNode run = must(http.post("/api/settlement-runs", Map.of("period", period, "entity", entity), preparer));
      await("/api/settlement-runs/" + run.path("id").asString(), n -> n.path("run").path("state").asString(), "RUNNING");
      return must(http.get("/api/settlement-runs/" + run.path("id").asString(), preparer));
    }

    public List<JsonNode> statements(String query) {
      return must(http.get("/api/statements?entity=" + entity + "&limit=500&" + query, preparer)).path("items").valueStream().toList();
    }

    public JsonNode statement(String dealer, String kind, String period) {
      return statements("kind=" + kind + "&period=" + period).stream().filter(s -> s.path("partnerCode").asString().equals(dealer))
          .reduce((a, b) -> a.path("sequence").asInt() >= b.path("sequence").asInt() ? a : b)
          .orElseThrow(() -> new AssertionError(statements("period=" + period).toString()));
    }

    public void bulk(String action, String period, String[] by) {
      JsonNode job = must(http.post("/api/statements/bulk-steps", Map.of("action", action, "selection", Map.of("entity", entity, "period", period)), by));
      await("/api/jobs/" + job.path("jobId").asString(), n -> String.valueOf(List.of("QUEUED", "RUNNING").contains(n.path("status").asString())), "true");
    }

    public JsonNode step(JsonNode statement, String action, String[] by) {
      return must(http.post("/api/statements/" + statement.path("id").asString() + "/steps", Map.of("action", action), by));
    }

    private void await(String path, java.util.function.Function<JsonNode, String> state, String going) {
      long end = System.nanoTime() + 60_000_000_000L;
      while (state.apply(must(http.get(path, preparer))).equals(going)) {
        if (System.nanoTime() > end) {
          throw new AssertionError(path + " did not end: " + http.get(path, preparer).text());
        }
        try {
          Thread.sleep(40);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
    }
  }

  public Company company() {
    Company company = new Company();
    intake.post("/api/entities/batch", Map.of("items", List.of(
        Map.of("code", company.entity, "nameZh", company.entity, "nameEn", company.entity, "currency", "CNY"))));
    return company;
  }

  public static JsonNode must(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.text().isEmpty() ? JsonMapper.shared().createObjectNode() : answer.json();
  }
}
