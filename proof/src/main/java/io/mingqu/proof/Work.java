package io.mingqu.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The work of a crash proof: rounds of one month each, every round the same whoever is killed. A file is imported, a programme written, approved and
 * published, the month settled, statements checked, reviewed, sent, confirmed by partners, finalised and released; small writes go on beside it.
 */
final class Work {
  /** Where the work is, for the one who kills. Those between SET_UP and RESTING are killed in. */
  enum Stage {
    SET_UP, UPLOADING, READING, APPLYING, DRAFTING, SUBMITTING, APPROVING, PUBLISHING, SETTLING, CHECKING, REVIEWING, SENDING, CONFIRMING, FINALISING,
    RELEASING, RESTING, DONE;

    boolean killable() {
      return this != SET_UP && this != RESTING && this != DONE;
    }
  }

  private static final List<String> SIGNERS = List.of("10000", "10001", "10002");
  private static final int SMALL_WRITES = 40;
  private static final Map<String, Object> MAPPING = Map.of("target", "retail_line", "source", "proof", "spec", Map.of(
      "columns", Map.of("documentNo", "InvoiceNo", "productCode", "StockCode", "productName", "Description", "quantity", "Quantity",
          "occurredAt", "InvoiceDate", "unitPrice", "UnitPrice", "partnerCode", "CustomerID"),
      "fixed", Map.of("entity", "PROOF"), "settings", Map.of("currency", "GBP"), "zone", "Europe/London",
      "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT")));

  private static final String PROGRAMME = """
      {"code": "%1$s", "nameZh": "证明", "nameEn": "Proof", "currency": "GBP", "entity": "PROOF",
       "scope": {"partnerTypes": [], "tiers": [], "regions": [], "partners": [], "categories": [], "products": [], "channels": []},
       "base": {"movement": "SHIPPED", "measure": "NET", "unit": null}, "calendar": {"type": "MONTH"},
       "tiers": {"mode": "BY_BAND", "bands": [{"from": 0, "ratePpm": 5000}, {"from": 50000, "ratePpm": 12500}]},
       "capMinor": null, "returns": "CURRENT", "graceDays": 10, "validFrom": "%2$s", "validTo": "%3$s",
       "examples": [
         {"facts": [{"kind": "SHIPPED", "date": "%2$s", "netMinor": 50000, "grossMinor": 50000}], "expectedMinor": 250},
         {"facts": [{"kind": "SHIPPED", "date": "%2$s", "netMinor": 60000, "grossMinor": 60000}], "expectedMinor": 375},
         {"facts": [{"kind": "SHIPPED", "date": "%2$s", "netMinor": 100, "grossMinor": 100}], "expectedMinor": 1}]}""";

  private final PersistentClient client;
  private final long seed;
  private final int linesPerFile;
  private final List<String> partnerLogins = new ArrayList<>();
  private String entityId = "";
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.SET_UP);

  Work(PersistentClient client, long seed, int linesPerFile) {
    this.client = client;
    this.seed = seed;
    this.linesPerFile = linesPerFile;
  }

  Stage stage() {
    return stage.get();
  }

  void done() {
    stage.set(Stage.DONE);
  }

  /** The house is furnished and everybody signed in before anything is killed: sessions outlive servers. */
  void setUp() throws IOException, InterruptedException {
    client.write("POST", "/api/entities/batch", Map.of("items", List.of(
        Map.of("code", "PROOF", "nameZh", "证明", "nameEn", "Proof", "currency", "GBP"))), "set-up-entity");
    client.write("PUT", "/api/intake/mappings/proof", MAPPING, "set-up-mapping");
    for (JsonNode one : client.get("/api/entities").path("items")) {
      entityId = one.path("code").asString().equals("PROOF") ? one.path("id").asString() : entityId;
    }
    for (Map.Entry<String, String> person : Map.of("proof-channel", "CHANNEL_MANAGER", "proof-preparer", "FINANCE_PREPARER",
        "proof-reviewer", "FINANCE_REVIEWER", "proof-approver", "FINANCE_APPROVER").entrySet()) {
      client.write("POST", "/api/people", Map.of("login", person.getKey(), "name", person.getKey(), "roles", List.of(person.getValue()),
          "password", PersistentClient.PASSWORD, "language", "en"), "hire-" + person.getKey());
      client.signIn(person.getKey());
    }
    String channel = client.get("/api/channels").path("items").path(0).path("id").asString();
    for (String code : SIGNERS) {
      String partner = client.write("POST", "/api/partners", Map.of("code", "SIGNER-" + code, "legalName", "Signer " + code, "type", "DEALER",
          "tradeMode", "BUYOUT", "channelId", channel, "entityIds", List.of(entityId), "validFrom", "2010-01-01", "status", "ACTIVE"),
          "partner-" + code).path("id").asString();
      client.write("POST", "/api/partners/" + partner + "/codes", Map.of("source", "proof", "code", code), "code-" + code);
      String phone = "139000" + code;
      client.write("POST", "/api/people", Map.of("name", "Owner " + code, "partner", true, "phone", phone, "roles", List.of("PARTNER_OWNER"),
          "partnerIds", List.of(partner), "language", "en"), "owner-" + code);
      client.signInByPhone(phone);
      partnerLogins.add(phone);
    }
  }

  void round(int number) throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer = new Thread(() -> {
      try {
        writeSmall(number);
      } catch (Exception e) {
        failure.set(e);
      }
    }, "small-writes");
    writer.start();
    YearMonth month = YearMonth.of(2011, 1).plusMonths(number);
    importFile(number, month);
    publishProgramme(month);
    monthEnd(month);
    stage.set(Stage.RESTING);
    writer.join();
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
  }

  private void importFile(int number, YearMonth month) throws IOException, InterruptedException {
    stage.set(Stage.UPLOADING);
    String file = client.upload("/api/files?name=lines-" + number + ".csv&purpose=intake", csv(number, month), "upload-" + number).path("id").asString();
    stage.set(Stage.READING);
    String batch = client.write("POST", "/api/intake/batches", Map.of("fileId", file, "mapping", "proof", "dryRun", false), "import-" + number)
        .path("id").asString();
    while (true) {
      JsonNode view = client.get("/api/intake/batches/" + batch);
      switch (view.path("state").asString()) {
        case "SEALED", "UNCHANGED" -> {
          return;
        }
        case "APPLYING" -> stage.set(Stage.APPLYING);
        case "READING" -> stage.set(Stage.READING);
        case "FAILED", "CANCELLED", "COMPARED" -> throw new IllegalStateException("import " + number + " ended as " + view);
        default -> { }
      }
      Thread.sleep(15);
    }
  }

  private void publishProgramme(YearMonth month) throws IOException, InterruptedException {
    String code = "PROOF-" + month;
    JsonNode body = JsonMapper.shared().readTree(PROGRAMME.formatted(code, month.atDay(1), month.atEndOfMonth()));
    stage.set(Stage.DRAFTING);
    String version = client.write("proof-channel", "POST", "/api/policies", Map.of("kind", "programme", "code", code, "entityId", entityId,
        "titleZh", "证明", "titleEn", "Proof", "documentNo", code, "validFrom", month.atDay(1).toString(),
        "validThrough", month.atEndOfMonth().toString(), "body", body), "draft-" + month).path("id").asString();
    stage.set(Stage.SUBMITTING);
    client.write("proof-channel", "POST", "/api/policies/versions/" + version + "/submit", Map.of(), "submit-" + month);
    stage.set(Stage.APPROVING);
    for (JsonNode card : client.get("proof-approver", "/api/approvals/inbox?limit=100").path("items")) {
      if (card.path("subjectId").asString().equals(version)) {
        client.write("proof-approver", "POST", "/api/approvals/" + card.path("id").asString() + "/acts", Map.of("act", "APPROVE", "comment", "yes"),
            "approve-" + month);
      }
    }
    stage.set(Stage.PUBLISHING);
    client.write("proof-channel", "POST", "/api/policies/versions/" + version + "/publish", Map.of(), "publish-" + month);
  }

  /** Statements of a month, checked, reviewed and sent by three people in bulk, confirmed by three partners, then final and released. */
  private void monthEnd(YearMonth month) throws IOException, InterruptedException {
    stage.set(Stage.SETTLING);
    awaitJob(client.write("proof-preparer", "POST", "/api/settlement-runs", Map.of("period", month.toString(), "entity", "PROOF"), "run-" + month));
    bulk(Stage.CHECKING, "proof-channel", "CHECK", "DRAFT", month);
    bulk(Stage.REVIEWING, "proof-reviewer", "REVIEW", "CHECKED", month);
    bulk(Stage.SENDING, "proof-preparer", "SEND", "REVIEWED", month);
    stage.set(Stage.CONFIRMING);
    for (String login : partnerLogins) {
      for (JsonNode statement : client.get(login, "/api/my/statements?limit=100").path("items")) {
        if (statement.path("state").asString().equals("SENT")) {
          String id = statement.path("id").asString();
          client.write(login, "POST", "/api/my/statements/" + id + "/confirm", Map.of("note", "agreed"), "confirm-" + id);
        }
      }
    }
    bulk(Stage.FINALISING, "proof-reviewer", "FINALISE", "CONFIRMED", month);
    bulk(Stage.RELEASING, "proof-approver", "RELEASE", "FINAL", month);
  }

  private void bulk(Stage at, String login, String action, String from, YearMonth month) throws IOException, InterruptedException {
    stage.set(at);
    awaitJob(client.write(login, "POST", "/api/statements/bulk-steps", Map.of("action", action,
        "selection", Map.of("period", month.toString(), "entity", "PROOF", "state", from)), action + "-" + month));
  }

  private void awaitJob(JsonNode started) throws InterruptedException {
    String job = started.path("jobId").asString();
    while (true) {
      String status = client.get("/api/jobs/" + job).path("status").asString();
      switch (status) {
        case "DONE" -> {
          return;
        }
        case "FAILED", "CANCELLED" -> throw new IllegalStateException("job " + job + " ended as " + client.get("/api/jobs/" + job));
        default -> Thread.sleep(15);
      }
    }
  }

  private void writeSmall(int round) throws IOException, InterruptedException {
    for (int i = 0; i < SMALL_WRITES; i++) {
      String code = "PROOF-" + round + "-" + i;
      client.write("POST", "/api/targets", Map.of("code", code, "titleZh", "证明" + i, "titleEn", "Proof " + i, "year", 2026,
          "measure", "SHIPPED_QUANTITY"), "write-" + code);
      Thread.sleep(20);
    }
  }

  /** Order lines with returns that reverse earlier ones, some equal lines, some documents that come again in the next file. */
  private byte[] csv(int number, YearMonth month) {
    SplittableRandom random = new SplittableRandom(seed + number);
    StringBuilder text = new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n");
    for (int line = 0; line < linesPerFile; line++) {
      int invoice = number * 100_000 + line / 20;
      int customer = 10_000 + random.nextInt(200);
      int product = 20_000 + random.nextInt(300);
      int quantity = 1 + random.nextInt(12);
      String day = month.atDay(1 + line * 27 / linesPerFile).toString();
      String price = "%d.%02d".formatted(1 + product % 9, product % 100);
      boolean back = line % 25 == 24;
      text.append(back ? "C" : "").append(invoice).append(',').append(product).append(",ITEM ").append(product).append(',')
          .append(back ? -quantity : quantity).append(',').append(day).append(" 10:").append("%02d".formatted(line % 60)).append(":00,")
          .append(price).append(',').append(customer).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
