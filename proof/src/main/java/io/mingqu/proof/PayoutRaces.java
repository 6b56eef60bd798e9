package io.mingqu.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People at two servers who all do the same at once. */
final class PayoutRaces {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PASSWORD = "Proof-2026-pass";
  private static final int THREADS = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final ServerUnderTest[] servers;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();

  PayoutRaces(ServerUnderTest one, ServerUnderTest two) {
    this.servers = new ServerUnderTest[] {one, two};
  }

  long requests() {
    return requests.get();
  }

  long repeats() {
    return repeats.get();
  }

  private record Answer(int status, JsonNode body) {}

  /** Says it with one key until it is answered; a killed server is asked again when it is back. */
  private Answer send(int server, String login, String method, String path, Object body) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        requests.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(servers[server].url() + path)).timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json").header("X-Mingqu", "1").header("Idempotency-Key", key)
            .method(method, method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (login.isEmpty()) {
          request.header("Authorization", "Bearer " + servers[0].token());
        } else {
          request.header("Cookie", cookies.getOrDefault(login, ""));
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() < 500) {
          response.headers().firstValue("Set-Cookie").filter(c -> path.equals("/api/session"))
              .ifPresent(c -> cookies.put(String.valueOf(((Map<?, ?>) body).get("login")), c.substring(0, c.indexOf(';'))));
          return new Answer(response.statusCode(), response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        }
      } catch (IOException | tools.jackson.core.JacksonException killed) {
        // asked again below
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(method + " " + path + " got no answer in " + PATIENCE);
      }
      repeats.incrementAndGet();
      Thread.sleep(200);
    }
  }

  private JsonNode must(String login, String method, String path, Object body) throws InterruptedException {
    Answer answer = send(0, login, method, path, body);
    if (answer.status() >= 300) {
      throw new IllegalStateException(path + " was refused: " + answer.status() + " " + answer.body());
    }
    return answer.body();
  }

  /** People, an entity and settlement terms; returns the terms' policy. */
  long setUp() throws InterruptedException {
    must("", "POST", "/api/entities/batch", Map.of("items", List.of(Map.of("code", "RACE", "nameZh", "竞态", "nameEn", "Race", "currency", "CNY"))));
    for (String[] person : new String[][] {{"preparer", "FINANCE_PREPARER"}, {"approver", "FINANCE_APPROVER"}}) {
      must("", "POST", "/api/people", Map.of("login", person[0], "name", person[0], "roles", List.of(person[1]), "password", PASSWORD));
      must("", "POST", "/api/session", Map.of("login", person[0], "password", PASSWORD));
    }
    Map<String, Object> example = Map.of("name", "all", "poolMinor", 100, "orderMinor", 100, "expectedMinor", 100);
    JsonNode version = must("", "POST", "/api/policies", Map.of("kind", "settlement-terms", "code", "RACE-TERMS", "titleZh", "结算条件", "titleEn", "Terms",
        "documentNo", "文-1", "validFrom", "2026-01-01", "body", Map.of("pool", Map.of("sharePpmMax", 1_000_000), "examples", List.of(example, example, example))));
    must("", "POST", "/api/policies/versions/" + version.path("id").asString() + "/submit", Map.of());
    approve("policy", version.path("id").asString());
    must("", "POST", "/api/policies/versions/" + version.path("id").asString() + "/publish", Map.of());
    return version.path("policyId").asLong();
  }

  void bankAccount(String partner) throws InterruptedException {
    JsonNode account = must("preparer", "POST", "/api/payout-accounts", Map.of("partnerCode", partner, "holder", "户名", "bankName", "银行", "bankCode", "1",
        "account", "6222021234567890"));
    approve("payout-account", account.path("id").asString());
  }

  private void approve(String kind, String subject) throws InterruptedException {
    for (JsonNode each : must("approver", "GET", "/api/approvals?kind=" + kind + "&limit=500", "").path("items")) {
      if (each.path("subjectId").asString().equals(subject) && each.path("kind").asString().equals(kind)) {
        String act = "/api/approvals/" + each.path("id").asString() + "/acts";
        all(8, i -> send(i % 2, "approver", "POST", act, Map.of("act", "APPROVE")));
        return;
      }
    }
    throw new IllegalStateException("no approval of " + kind + " " + subject);
  }

  private interface Act {
    Answer run(int i) throws InterruptedException;
  }

  /** All at once; returns the answers that were not refused. */
  private List<Answer> all(int times, Act act) throws InterruptedException {
    List<Answer> done = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int n = i;
        answers.add(pool.submit((Callable<Answer>) () -> act.run(n)));
      }
      for (Future<Answer> each : answers) {
        Answer answer = each.get();
        if (answer.status() < 300) {
          done.add(answer);
        }
      }
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return done;
  }

  /** One round: a cash batch and the orders of some partners, everything by 32 threads at both servers. */
  void round(int round, List<String> partners, ToLongFunction<String> openNotes) throws InterruptedException {
    List<Answer> made = all(THREADS, i -> send(i % 2, "preparer", "POST", "/api/cash-batches", Map.of("entityCode", "RACE", "partnerCodes", partners)));
    for (Answer batch : made) {
      String path = "/api/cash-batches/" + batch.body().path("id").asString();
      all(8, i -> send(i % 2, "preparer", "POST", path + "/submit", Map.of()));
      approve("cash-batch", batch.body().path("id").asString());
      all(THREADS, i -> send(i % 2, "preparer", "POST", path + "/send", Map.of("channel", "DIRECT")));
    }
    int each = 2;
    all(partners.size() * each, i -> order(i % 2, partners.get(i / each)));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (openNotes.applyAsLong("") < partners.size() && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    all(THREADS, i -> send(i % 2, "preparer", "POST", "/api/erp-note-batches", Map.of("entityCode", "RACE", "layout", "DIRECT")));
  }

  /** The same order is reserved and used up at both servers at once. */
  private Answer order(int server, String partner) throws InterruptedException {
    Answer use = send(server, "preparer", "POST", "/api/pool/uses", Map.of("orderNo", "O-" + partner, "partnerCode", partner, "entityCode", "RACE", "orderedOn",
        "2026-02-01", "wishMinor", 500, "lines", List.of(Map.of("sku", "SKU", "netMinor", 1_000))));
    if (use.status() >= 300) {
      throw new IllegalStateException("order of " + partner + ": " + use.body());
    }
    return send(server, "preparer", "POST", "/api/pool/uses/" + use.body().path("use").path("id").asString() + "/consume", Map.of("documentNo", "I-" + partner,
        "businessDate", "2026-02-01"));
  }

  /** Names of the servers' own proofs that fail. */
  List<String> verify() throws InterruptedException {
    List<String> failed = new ArrayList<>();
    JsonNode answer = must("", "GET", "/api/verify", "");
    for (JsonNode each : answer.path("items").isArray() ? answer.path("items") : answer.path("verifications")) {
      if (!each.path("pass").asBoolean()) {
        failed.add(each.path("name").asString() + " " + each.path("figures"));
      }
    }
    return failed;
  }
}
