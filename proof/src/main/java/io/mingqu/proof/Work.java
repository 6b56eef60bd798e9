package io.mingqu.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The work of a crash proof, the same for the killed and the unkilled run: files imported one after the other, small writes beside them. */
final class Work {
  /** Where the work is, for the one who kills. */
  enum Stage { SET_UP, UPLOADING, READING, APPLYING, SETTLING, SENDING, WRITING, DONE }

  private static final Map<String, Object> MAPPING = Map.of("target", "retail_line", "source", "proof", "spec", Map.of(
      "columns", Map.of("documentNo", "InvoiceNo", "productCode", "StockCode", "productName", "Description", "quantity", "Quantity",
          "occurredAt", "InvoiceDate", "unitPrice", "UnitPrice", "partnerCode", "CustomerID"),
      "fixed", Map.of("entity", "PROOF"), "settings", Map.of("currency", "GBP"), "zone", "Europe/London",
      "unknowns", Map.of("partner", "AUTO_DRAFT", "product", "AUTO_DRAFT")));

  private static final String PROGRAMME = """
      {"code": "PROOF-QUARTER", "nameZh": "证明", "nameEn": "Proof", "currency": "GBP", "entity": "PROOF",
       "scope": {"partnerTypes": [], "tiers": [], "regions": [], "partners": [], "categories": [], "products": [], "channels": []},
       "base": {"movement": "SHIPPED", "measure": "NET", "unit": null}, "calendar": {"type": "QUARTER"},
       "tiers": {"mode": "BY_BAND", "bands": [{"from": 0, "ratePpm": 5000}, {"from": 50000, "ratePpm": 12500}]},
       "capMinor": null, "returns": "CURRENT", "graceDays": 10, "validFrom": "2011-01-01", "validTo": "2011-12-31",
       "examples": [
         {"facts": [{"kind": "SHIPPED", "date": "2011-01-10", "netMinor": 50000, "grossMinor": 50000}], "expectedMinor": 250},
         {"facts": [{"kind": "SHIPPED", "date": "2011-01-10", "netMinor": 60000, "grossMinor": 60000}], "expectedMinor": 375},
         {"facts": [{"kind": "SHIPPED", "date": "2011-01-10", "netMinor": 100, "grossMinor": 100}], "expectedMinor": 1}]}""";

  private final PersistentClient client;
  private final long seed;
  private final int files;
  private final int linesPerFile;
  private final int smallWrites;
  final AtomicReference<Stage> stage = new AtomicReference<>(Stage.SET_UP);

  Work(PersistentClient client, long seed, int files, int linesPerFile, int smallWrites) {
    this.client = client;
    this.seed = seed;
    this.files = files;
    this.linesPerFile = linesPerFile;
    this.smallWrites = smallWrites;
  }

  void run() throws Exception {
    client.write("POST", "/api/entities/batch", Map.of("items", List.of(
        Map.of("code", "PROOF", "nameZh", "证明", "nameEn", "Proof", "currency", "GBP"))), "set-up-entity");
    client.write("PUT", "/api/intake/mappings/proof", MAPPING, "set-up-mapping");
    hire();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer = new Thread(() -> {
      try {
        writeSmall();
      } catch (Exception e) {
        failure.set(e);
      }
    }, "small-writes");
    writer.start();
    for (int i = 0; i < files; i++) {
      importFile(i);
    }
    publishProgramme();
    for (String period : List.of("2011-01", "2011-02", "2011-03")) {
      monthEnd(period);
    }
    stage.set(Stage.WRITING);
    writer.join();
    stage.set(Stage.DONE);
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
  }

  private void importFile(int number) throws IOException, InterruptedException {
    stage.set(Stage.UPLOADING);
    String file = client.upload("/api/files?name=lines-" + number + ".csv&purpose=intake", csv(number), "upload-" + number).path("id").asString();
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

  private void hire() throws IOException, InterruptedException {
    for (Map.Entry<String, String> person : Map.of("proof-channel", "CHANNEL_MANAGER", "proof-preparer", "FINANCE_PREPARER",
        "proof-reviewer", "FINANCE_REVIEWER", "proof-approver", "FINANCE_APPROVER").entrySet()) {
      client.write("POST", "/api/people", Map.of("login", person.getKey(), "name", person.getKey(), "roles", List.of(person.getValue()),
          "password", PersistentClient.PASSWORD, "language", "en"), "hire-" + person.getKey());
    }
  }

  private void publishProgramme() throws IOException, InterruptedException {
    long entity = 0;
    for (JsonNode one : client.get("/api/entities").path("items")) {
      entity = one.path("code").asString().equals("PROOF") ? Long.parseLong(one.path("id").asString()) : entity;
    }
    JsonNode body = JsonMapper.shared().readTree(PROGRAMME);
    String version = client.write("proof-channel", "POST", "/api/policies", Map.of("kind", "programme", "code", "PROOF-QUARTER", "entityId", entity,
        "titleZh", "证明", "titleEn", "Proof", "documentNo", "PROOF-1", "validFrom", "2011-01-01", "validThrough", "2011-12-31", "body", body),
        "programme-draft").path("id").asString();
    client.write("proof-channel", "POST", "/api/policies/versions/" + version + "/submit", Map.of(), "programme-submit");
    for (JsonNode card : client.get("proof-approver", "/api/approvals/inbox?limit=100").path("items")) {
      if (card.path("subjectId").asString().equals(version)) {
        client.write("proof-approver", "POST", "/api/approvals/" + card.path("id").asString() + "/acts", Map.of("act", "APPROVE", "comment", "yes"),
            "programme-approve");
      }
    }
    client.write("proof-channel", "POST", "/api/policies/versions/" + version + "/publish", Map.of(), "programme-publish");
  }

  /** Statements of a month, checked, reviewed and sent by three people in bulk. */
  private void monthEnd(String period) throws IOException, InterruptedException {
    stage.set(Stage.SETTLING);
    awaitJob(client.write("proof-preparer", "POST", "/api/settlement-runs", Map.of("period", period, "entity", "PROOF"), "run-" + period));
    stage.set(Stage.SENDING);
    for (String[] step : new String[][] {{"proof-channel", "CHECK", "DRAFT"}, {"proof-reviewer", "REVIEW", "CHECKED"}, {"proof-preparer", "SEND", "REVIEWED"}}) {
      awaitJob(client.write(step[0], "POST", "/api/statements/bulk-steps", Map.of("action", step[1],
          "selection", Map.of("period", period, "entity", "PROOF", "state", step[2])), step[1] + "-" + period));
    }
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

  private void writeSmall() throws IOException, InterruptedException {
    for (int i = 0; i < smallWrites; i++) {
      client.write("POST", "/api/targets", Map.of("code", "PROOF-" + i, "titleZh", "证明" + i, "titleEn", "Proof " + i, "year", 2026,
          "measure", "SHIPPED_QUANTITY"), "write-" + i);
      Thread.sleep(20);
    }
  }

  /** Order lines with returns that reverse earlier ones, some equal lines, some documents that come again in the next file. */
  private byte[] csv(int number) {
    SplittableRandom random = new SplittableRandom(seed + number);
    StringBuilder text = new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n");
    for (int line = 0; line < linesPerFile; line++) {
      int invoice = number * 100_000 + line / 20;
      int customer = 10_000 + random.nextInt(200);
      int product = 20_000 + random.nextInt(300);
      int quantity = 1 + random.nextInt(12);
      String day = "2011-%02d-%02d".formatted(1 + number % 12, 1 + line * 27 / linesPerFile);
      String price = "%d.%02d".formatted(1 + product % 9, product % 100);
      boolean back = line % 25 == 24;
      text.append(back ? "C" : "").append(invoice).append(',').append(product).append(",ITEM ").append(product).append(',')
          .append(back ? -quantity : quantity).append(',').append(day).append(" 10:").append("%02d".formatted(line % 60)).append(":00,")
          .append(price).append(',').append(customer).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
